//! gzip, member by member: a broken one costs itself alone, and those behind it are read.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use super::ahead::Ahead;

/// How a member begins.
const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// The members of a gzip file, one after the other. After an error it goes on with the next member.
pub(super) struct Gzip<R: Read> {
    state: State<R>,
}

enum State<R: Read> {
    /// A member begins here, or the file ends.
    Between(Ahead<R>),
    Within(Box<GzDecoder<Ahead<R>>>),
    /// Somewhere in a member that is broken.
    Lost(Ahead<R>),
    Taken,
}

impl<R: Read> Gzip<R> {
    pub fn new(input: Ahead<R>) -> Gzip<R> {
        Gzip { state: State::Between(input) }
    }

    pub fn position(&self) -> u64 {
        match &self.state {
            State::Between(input) | State::Lost(input) => input.position(),
            State::Within(member) => member.get_ref().position(),
            State::Taken => 0,
        }
    }
}

impl<R: Read> Read for Gzip<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Taken) {
                State::Within(mut member) => match member.read(out) {
                    Ok(0) if !out.is_empty() => self.state = State::Between(member.into_inner()),
                    Ok(read) => {
                        self.state = State::Within(member);
                        return Ok(read);
                    }
                    Err(error) => {
                        self.state = State::Lost(member.into_inner());
                        return Err(error);
                    }
                },
                State::Between(mut input) => {
                    let head = input.ahead(MAGIC.len())?;
                    // Some files are filled up with zeros.
                    if head.starts_with(b"\0") {
                        input.consume(1);
                        self.state = State::Between(input);
                    } else if head.is_empty() {
                        self.state = State::Between(input);
                        return Ok(0);
                    } else if head.starts_with(MAGIC) {
                        self.state = State::Within(Box::new(GzDecoder::new(input)));
                    } else {
                        self.state = State::Lost(input);
                        return Err(io::Error::new(io::ErrorKind::InvalidData, "no gzip member begins here"));
                    }
                }
                State::Lost(mut input) => {
                    find_member(&mut input)?;
                    self.state = State::Between(input);
                }
                State::Taken => return Ok(0),
            }
        }
    }
}

/// Goes to where the next member may begin, or to the end.
fn find_member<R: Read>(input: &mut Ahead<R>) -> io::Result<()> {
    loop {
        let ahead = input.ahead(MAGIC.len() + 1)?;
        if ahead.len() <= MAGIC.len() {
            let rest = ahead.len();
            input.consume(rest);
            return Ok(());
        }
        // Three bits of a member's flags are never set: three bytes alone come by chance every 16 MB.
        let begins = |bytes: &[u8]| bytes.starts_with(MAGIC) && bytes[MAGIC.len()] & 0xE0 == 0;
        if let Some(at) = ahead.windows(MAGIC.len() + 1).position(begins) {
            input.consume(at);
            return Ok(());
        }
        let passed = ahead.len() - MAGIC.len();
        input.consume(passed);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(text: &str) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    }

    /// What is read, with `!` for each error.
    fn unpacked(bytes: &[u8]) -> String {
        let mut input = Gzip::new(Ahead::new(bytes));
        let mut out = Vec::new();
        while let Err(error) = input.read_to_end(&mut out) {
            assert!(out.len() < 1000, "{error}");
            out.push(b'!');
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn members_follow_each_other() {
        assert_eq!(unpacked(&packed("12 dead")), "12 dead");
        assert_eq!(unpacked(&[packed("12 "), packed(""), packed("dead"), vec![0; 9]].concat()), "12 dead");
        assert_eq!(unpacked(b""), "");
    }

    #[test]
    fn a_broken_member_costs_itself_alone() {
        let mut broken = packed("many letters, none of them twice: kqzvxjw");
        let middle = broken.len() / 2;
        broken[middle] ^= 0x10;
        let read = unpacked(&[packed("one "), broken, packed("three")].concat());
        assert!(read.starts_with("one ") && read.ends_with("!three"), "{read}");
        let cut = &packed("a text that is cut")[..20];
        assert!(unpacked(cut).ends_with('!'));
        assert_eq!(unpacked(&[&packed("one")[..], b"what is this"].concat()), "one!");
    }
}
