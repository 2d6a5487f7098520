//! Compressed inputs, known by their first bytes, as what they hold.

use std::io::{self, Read};
use std::{error, fmt};

use super::ahead::Ahead;
use super::codec::{Bzip2, Unpacked, Xz};
use super::gzip::Gzip;
use super::zstd::Zstd;

/// An input as it is read, whatever it was packed in.
pub(crate) type Stream = Ahead<Box<dyn Read>>;

/// Endings that packed files have, with what they are written with.
const ENDINGS: [&str; 4] = ["gz", "zst", "bz2", "xz"];

/// Takes the packing off, if there is one.
///
/// # Errors
/// Those of the input.
pub(super) fn unpacked(input: Box<dyn Read>) -> io::Result<Stream> {
    let mut input = Ahead::new(input);
    let head = input.ahead(6)?;
    let unpacked: Box<dyn Read> = if head.starts_with(b"\x1f\x8b\x08") {
        Box::new(Named { name: "gzip", input: Gzip::new(input), position: Gzip::position })
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        Box::new(Named { name: "zstd", input: Zstd::new(input), position: Zstd::position })
    } else if head.starts_with(b"BZh") && head.get(3).is_some_and(|level| (b'1'..=b'9').contains(level)) {
        Box::new(Named { name: "bzip2", input: Unpacked::new(input, Bzip2::new()), position: Unpacked::position })
    } else if head.starts_with(b"\xfd7zXZ\0") {
        Box::new(Named { name: "xz", input: Unpacked::new(input, Xz::new()), position: Unpacked::position })
    } else {
        return Ok(input);
    };
    Ok(Ahead::new(unpacked))
}

/// Whether a file of this ending is packed.
pub(super) fn is_packed(ending: &str) -> bool {
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Data that were all unpacked, and are not what their check says; what comes after them can be read.
#[derive(Debug)]
pub(super) struct Unsound(pub String);

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl error::Error for Unsound {}

/// Whether nothing is missing before what is wrong, nor after it.
pub(super) fn is_whole(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|error| error.is::<Unsound>())
}

/// That the check is another than what it stands behind.
pub(super) fn unsound() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Unsound("the checksum is another".into()))
}

/// A packed input whose errors say what it is and where.
struct Named<R> {
    name: &'static str,
    input: R,
    /// The packed bytes that have been read.
    position: fn(&R) -> u64,
}

impl<R: Read> Read for Named<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.input.read(out).map_err(|error| {
            let at = (self.position)(&self.input);
            let kind = error.kind();
            let message = if kind == io::ErrorKind::UnexpectedEof {
                format!("the {} data end too early, after byte {at} of the file", self.name)
            } else {
                format!("the {} data are broken before byte {at} of the file: {error}", self.name)
            };
            if is_whole(&error) { io::Error::new(kind, Unsound(message)) } else { io::Error::new(kind, message) }
        })
    }
}
