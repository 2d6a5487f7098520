//! What a server answered, as archives keep it: a page or a text, and what it is in.

use std::io::Read;

use encoding_rs::Encoding;
use memchr::memmem;

use super::kind::Kind;

/// The body of an answer.
#[derive(Debug, PartialEq)]
pub(super) struct Body {
    /// Its type, with what it is in.
    pub content: String,
    /// The bytes, where they are not those that came.
    pub bytes: Option<Vec<u8>>,
    /// Where they begin, else.
    pub start: usize,
}

impl Body {
    pub fn encoding(&self) -> Option<&'static Encoding> {
        let (_, label) = self.content.split_once("charset=")?;
        let label = label.split(';').next().unwrap_or(label);
        Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes())
    }
}

/// What a type of content is, if it is one that is read.
pub(super) fn kind(content: &str) -> Option<Kind> {
    match content.split(';').next().unwrap_or(content).trim() {
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/plain" => Some(Kind::Text),
        "text/markdown" => Some(Kind::Markdown),
        "application/pdf" => Some(Kind::Pdf),
        _ => None,
    }
}

/// The body of an answer; none where the answer is no page but a failure or a way to another.
///
/// # Errors
/// What was expected, and what was found.
pub(super) fn body(answer: &[u8], longest: usize) -> Result<Option<Body>, String> {
    let (end, skip) = match (memmem::find(answer, b"\r\n\r\n"), memmem::find(answer, b"\n\n")) {
        (Some(at), other) if other.is_none_or(|other| at < other) => (at, 4),
        (_, Some(at)) => (at, 2),
        (_, None) => return Err("expected an HTTP header, found no end of it".into()),
    };
    let head = String::from_utf8_lossy(&answer[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_ascii_whitespace().nth(1)).unwrap_or_default();
    if !status.starts_with('2') {
        return Ok(None);
    }
    let field = |name: &str| {
        let value = |line: &str| {
            let (found, value) = line.split_once(':')?;
            found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
        };
        head.lines().find_map(value)
    };
    let content = field("content-type").unwrap_or_else(|| "text/html".into());
    if kind(&content).is_none() {
        return Ok(None);
    }
    let start = end + skip;
    let rest = &answer[start..];
    // Many archives keep the fields and the body without what they say.
    let whole = if field("transfer-encoding").is_some_and(|how| how.contains("chunked")) { chunks(rest) } else { None };
    let packed = whole.as_deref().unwrap_or(rest);
    let bytes = match field("content-encoding").as_deref() {
        Some("gzip" | "x-gzip") if packed.starts_with(b"\x1f\x8b") => {
            Some(unpacked(flate2::read::MultiGzDecoder::new(packed), longest)?)
        }
        Some("deflate") => Some(unpacked(flate2::read::ZlibDecoder::new(packed), longest)?),
        Some("br") => return Err("expected a body that is plain or packed by gzip or deflate, found br".into()),
        _ => whole,
    };
    Ok(Some(Body { content, bytes, start }))
}

fn unpacked(packed: impl Read, longest: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = packed.take(longest as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("the packed body is broken after {} bytes: {error}", bytes.len()))?;
    if bytes.len() > longest {
        return Err(format!("the record has more than {longest} bytes; --max-record sets the limit"));
    }
    Ok(bytes)
}

/// A body in chunks, each after its length; none where it is not one.
fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let length = str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let length = usize::from_str_radix(length, 16).ok()?;
        rest = &rest[end + 1..];
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..length)?);
        rest = rest[length..].strip_prefix(b"\r\n").or_else(|| rest[length..].strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let read = |answer: &str| match body(answer.as_bytes(), 100) {
            Ok(Some(body)) => {
                let bytes = body.bytes.unwrap_or_else(|| answer.as_bytes()[body.start..].to_vec());
                format!("{}|{}", body.content, String::from_utf8_lossy(&bytes))
            }
            Ok(None) => "-".into(),
            Err(message) => message,
        };
        let cases = [
            (
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>12",
                "text/html; charset=utf-8|<p>12",
            ),
            ("HTTP/1.1 200 OK\nContent-Type: text/plain\n\n12\r\n\r\n13", "text/plain|12\r\n\r\n13"),
            ("HTTP/1.1 404 No\r\n\r\n12", "-"),
            ("HTTP/1.1 301 There\r\n\r\n12", "-"),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n12", "-"),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n<p>\r\n2;x\r\n12\r\n0\r\n\r\n",
                "text/html|<p>12",
            ),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n<p>12", "text/html|<p>12"),
            ("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n<p>12", "text/html|<p>12"),
            (
                "HTTP/1.1 200 OK\r\ncontent-encoding: br\r\n\r\nx",
                "expected a body that is plain or packed by gzip or deflate, found br",
            ),
            ("HTTP/1.1 200 OK", "expected an HTTP header, found no end of it"),
        ];
        for (answer, expected) in cases {
            assert_eq!(read(answer), expected, "{answer}");
        }
    }
}
