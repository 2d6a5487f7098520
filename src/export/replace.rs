//! What already stands where an output goes: a table that factx wrote is replaced, all else is somebody's work.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use serde::de::IgnoredAny;

use super::{Column, Format, jsonld};

/// Who wrote a workbook or a parquet file, in their properties.
pub(crate) const AUTHOR: &str = "factx";
/// In the header of each database that factx makes: "fctx".
pub(crate) const APPLICATION: i32 = 0x6663_7478;

/// So much of a file says what it is: its first row is whole.
const HEAD: u64 = 64 << 10;

/// Columns that no table has by chance. One with others alone, as `id` and `date`, may be somebody's own.
const OWN: &[Column] = &[Column::Qualifier, Column::Magnitude, Column::Modality];

/// Whether a file may be replaced by an output of this format without being asked: there is none, it is empty or a device, or it
/// begins as such an output does, with the columns that are asked for now or with those that only factx has. What cannot be read may
/// not.
pub(crate) fn is_output_of(path: &Path, format: Format, columns: &[Column]) -> bool {
    match fs::metadata(path) {
        Err(_) => return true,
        Ok(meta) if !meta.is_file() || meta.len() == 0 => return true,
        Ok(_) => {}
    }
    let Ok(mut file) = File::open(path) else { return false };
    match format {
        Format::Xlsx => return author(file).as_deref() == Some(AUTHOR),
        // Who made it stands at its end.
        Format::Parquet if file.seek(SeekFrom::End(-(HEAD as i64))).or_else(|_| file.rewind().map(|()| 0)).is_err() => {
            return false;
        }
        _ => {}
    }
    let mut part = Vec::new();
    file.take(HEAD).read_to_end(&mut part).is_ok() && shows(format, &part, columns)
}

/// Whether two paths name one file, through links too.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(one_meta), Ok(other_meta)) = (fs::metadata(one), fs::metadata(other)) else { return false };
    if !one_meta.is_file() || !other_meta.is_file() {
        return false;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if (one_meta.dev(), one_meta.ino()) == (other_meta.dev(), other_meta.ino()) {
            return true;
        }
    }
    fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(one, other)| one == other)
}

/// Whether an output of this format begins so, or ends so if it is parquet.
fn shows(format: Format, head: &[u8], columns: &[Column]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    match format {
        Format::Csv | Format::Tsv => is_of_claims(names(head), columns),
        Format::Gdelt | Format::Idmc | Format::Ucdp => {
            format.layout().is_some_and(|layout| names(head).eq(layout.iter().copied()))
        }
        Format::Jsonld => head.starts_with(jsonld::HEAD.as_bytes()),
        // A folder, whose index says what is whose.
        Format::Brat => false,
        Format::Ndjson => is_claim(head, columns),
        Format::Json => head.strip_prefix(b"[").is_some_and(|rest| {
            let rest = rest.trim_ascii();
            rest == b"]" || is_claim(rest, columns)
        }),
        Format::Xlsx | Format::Table(_) => false,
        Format::Sqlite => {
            head.starts_with(b"SQLite format 3\0") && head.get(68..72) == Some(&APPLICATION.to_be_bytes())
        }
        Format::Parquet => {
            head.ends_with(b"PAR1") && memchr::memmem::find(head, format!("{AUTHOR} ").as_bytes()).is_some()
        }
    }
}

/// Who wrote a workbook, by its properties.
fn author(file: File) -> Option<String> {
    let mut archive = zip::ZipArchive::new(file).ok()?;
    let mut properties = String::new();
    archive.by_name("docProps/core.xml").ok()?.take(HEAD).read_to_string(&mut properties).ok()?;
    let author = properties.split_once("<dc:creator>")?.1.split_once("</dc:creator>")?.0;
    Some(author.to_owned())
}

/// The names in the first line of a table. What is no text is a name that nothing has.
fn names(head: &[u8]) -> impl Iterator<Item = &str> {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii_end();
    line.split(|b| b",;|:^~\t".contains(b)).map(|name| {
        let bare = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(name);
        str::from_utf8(bare).unwrap_or_default()
    })
}

/// Whether the first line is an object with a claim's columns.
fn is_claim(head: &[u8], columns: &[Column]) -> bool {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii_end();
    let object: Result<BTreeMap<String, IgnoredAny>, _> =
        serde_json::from_slice(line.strip_suffix(b",").unwrap_or(line));
    object.is_ok_and(|object| is_of_claims(object.keys().map(String::as_str), columns))
}

/// Whether these are names of columns: those that are asked for now, in any order, or some that only factx has.
fn is_of_claims<'n>(names: impl Iterator<Item = &'n str>, columns: &[Column]) -> bool {
    let Some(found) = names.map(Column::from_name).collect::<Option<Vec<_>>>() else { return false };
    let same = found.len() == columns.len() && found.iter().all(|column| columns.contains(column));
    same || found.iter().any(|column| OWN.contains(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_known_by_how_they_begin() {
        let cases = [
            (Format::Csv, "document,id,qualifier\na,1,\n", true),
            (Format::Csv, "\u{feff}magnitude;number\r\n1;2\r\n", true),
            (Format::Csv, "id,number\n", true),
            (Format::Csv, "number,id", true),
            (Format::Csv, "\"id\",\"number\"\n", true),
            (Format::Csv, "id,date,place\n", false),
            (Format::Csv, "number\n", false),
            (Format::Csv, "name,id,modality\n", false),
            (Format::Csv, "Twelve people died.\n", false),
            (Format::Csv, "{\"id\":1}\n", false),
            (Format::Csv, "\u{0}\n", false),
            (Format::Tsv, "id\tnumber\n", true),
            (Format::Ndjson, "{\"document\":\"a\",\"low\":1,\"modality\":\"asserted\"}\n{", true),
            (Format::Ndjson, "{\"number\":\"a\",\"id\":[]}\n", true),
            (Format::Ndjson, "{\"id\":1,\"text\":\"a\"}\n", false),
            (Format::Ndjson, "{\"id\":1}\n", false),
            (Format::Ndjson, "{\"modality\":\"ass", false),
            (Format::Ndjson, "id,number\n1\n", false),
            (Format::Json, "[]\n", true),
            (Format::Json, "[\n{\"id\":1,\"number\":\"2\"},\n{", true),
            (Format::Json, "[1]", false),
            (Format::Json, "[{\"id\":1}]", false),
            (Format::Json, "{\"id\":1,\"number\":2}", false),
        ];
        for (format, head, expected) in cases {
            assert_eq!(shows(format, head.as_bytes(), &[Column::Id, Column::Number]), expected, "{format:?} {head:?}");
        }
    }
}
