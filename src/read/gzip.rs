//! gzip, member by member: a broken one costs itself alone, and those behind it are read.

use std::io::{self, BufRead, Read};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::ahead::Ahead;
use super::unpack::unsound;

/// How a member begins.
const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// The members of a gzip file, one after the other. After an error it goes on with the next member.
pub(super) struct Gzip<R: Read> {
    input: Ahead<R>,
    state: State,
    /// What is said when all before it has been read.
    failure: Option<io::Error>,
}

enum State {
    /// A member begins here, or the file ends.
    Between,
    Within(Box<Member>),
    /// Somewhere in a member that is broken.
    Lost,
}

/// A member's data, and the check of those so far.
struct Member {
    decoder: Decompress,
    check: Crc,
}

impl<R: Read> Gzip<R> {
    pub fn new(input: Ahead<R>) -> Gzip<R> {
        Gzip { input, state: State::Between, failure: None }
    }

    pub fn position(&self) -> u64 {
        self.input.position()
    }

    /// Begins the next member; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let head = self.input.ahead(MAGIC.len())?;
            if head.is_empty() {
                return Ok(false);
            }
            // Some files are filled up with zeros.
            if head.starts_with(b"\0") {
                self.input.consume(1);
                continue;
            }
            self.state = State::Lost;
            if !head.starts_with(MAGIC) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "no gzip member begins here"));
            }
            pass_header(&mut self.input)?;
            let member = Member { decoder: Decompress::new(false), check: Crc::new() };
            self.state = State::Within(Box::new(member));
            return Ok(true);
        }
    }

    /// Unpacks what comes next of a member; how many bytes that are.
    fn unpack(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let State::Within(member) = &mut self.state else { return Ok(0) };
        let input = self.input.fill_buf()?;
        let cut = input.is_empty();
        let before = (member.decoder.total_in(), member.decoder.total_out());
        let status = member.decoder.decompress(input, out, FlushDecompress::None);
        let taken = (member.decoder.total_in() - before.0) as usize;
        let given = (member.decoder.total_out() - before.1) as usize;
        self.input.consume(taken);
        member.check.update(&out[..given]);
        let (sum, amount) = (member.check.sum(), member.check.amount());
        self.failure = match status {
            Ok(Status::StreamEnd) => {
                self.state = State::Between;
                check(&mut self.input, sum, amount).err()
            }
            Ok(_) if taken + given > 0 => None,
            Ok(_) if cut => {
                self.state = State::Lost;
                Some(io::ErrorKind::UnexpectedEof.into())
            }
            Ok(_) | Err(_) => {
                self.state = State::Lost;
                Some(io::Error::new(io::ErrorKind::InvalidData, "no data can be packed so"))
            }
        };
        Ok(given)
    }
}

impl<R: Read> Read for Gzip<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !out.is_empty() {
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            match self.state {
                State::Between => {
                    if !self.begin()? {
                        break;
                    }
                }
                State::Within(_) => {
                    let given = self.unpack(out)?;
                    if given > 0 {
                        return Ok(given);
                    }
                }
                State::Lost => {
                    find_member(&mut self.input)?;
                    self.state = State::Between;
                }
            }
        }
        Ok(0)
    }
}

/// Passes over what stands in a member before its data.
fn pass_header<R: Read>(input: &mut Ahead<R>) -> io::Result<()> {
    const CHECK: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let [_, _, _, flags, ..] = take::<10, _>(input)?;
    if flags & EXTRA != 0 {
        let length = u16::from_le_bytes(take(input)?);
        io::copy(&mut input.by_ref().take(length.into()), &mut io::sink())?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            input.skip_until(0)?;
        }
    }
    if flags & CHECK != 0 {
        take::<2, _>(input)?;
    }
    Ok(())
}

/// Reads what stands in a member behind its data.
fn check<R: Read>(input: &mut Ahead<R>, sum: u32, amount: u32) -> io::Result<()> {
    let stated = (u32::from_le_bytes(take(input)?), u32::from_le_bytes(take(input)?));
    if stated == (sum, amount) { Ok(()) } else { Err(unsound()) }
}

fn take<const COUNT: usize, R: Read>(input: &mut Ahead<R>) -> io::Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
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

    #[test]
    fn what_was_unpacked_is_read_before_what_is_wrong() {
        let whole = packed("twelve");
        for behind in 1..=8 {
            let cut = &whole[..whole.len() - behind];
            assert_eq!(unpacked(cut), "twelve!", "{behind}");
            let mut other = whole.clone();
            other[whole.len() - behind] ^= 1;
            assert_eq!(unpacked(&[other, packed(" died")].concat()), "twelve! died", "{behind}");
        }
    }

    #[test]
    fn headers_may_say_more() {
        let mut builder = flate2::GzBuilder::new().extra("more").filename("a.txt").comment("of \u{e9}");
        builder = builder.mtime(12);
        let mut packed = builder.write(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"12 dead").unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(unpacked(&packed), "12 dead");
        for cut in 1..packed.len() {
            assert!(unpacked(&packed[..cut]).ends_with('!'), "{cut}");
        }
    }
}
