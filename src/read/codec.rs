//! bzip2 and xz: what a decoder gave before it met what is broken is read, and only then is it said.

use std::io::{self, BufRead, Read};

use bzip2::{Decompress, Status};
use lzma_rust2::{Action, Status as XzStatus, XzStream};

use super::ahead::Ahead;

/// So many packed bytes are handed on at once: what xz has unpacked of a piece is lost where the piece is broken.
const PIECE: usize = 256;

/// An xz file may ask for more than a machine has, in KiB.
const XZ_MOST: u32 = 512 << 10;

/// A decoder that counts for itself, so that a run which fails still says what it has done.
pub(super) trait Codec {
    /// Unpacks what it can; no input is the input's end. True where the data have ended.
    ///
    /// # Errors
    /// Data that are broken.
    fn run(&mut self, input: &[u8], out: &mut [u8]) -> io::Result<bool>;

    /// The bytes that were taken and given so far.
    fn totals(&self) -> (u64, u64);
}

/// An input as its decoder unpacks it.
pub(super) struct Unpacked<R, C> {
    input: Ahead<R>,
    codec: C,
    /// What is said when all before it has been read.
    failure: Option<io::Error>,
    ended: bool,
}

impl<R: Read, C: Codec> Unpacked<R, C> {
    pub fn new(input: Ahead<R>, codec: C) -> Unpacked<R, C> {
        Unpacked { input, codec, failure: None, ended: false }
    }

    pub fn position(&self) -> u64 {
        self.input.position()
    }
}

impl<R: Read, C: Codec> Read for Unpacked<R, C> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !out.is_empty() {
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            if self.ended {
                break;
            }
            let input = self.input.fill_buf()?;
            let input = &input[..input.len().min(PIECE)];
            let cut = input.is_empty();
            let before = self.codec.totals();
            let ran = self.codec.run(input, out);
            let after = self.codec.totals();
            let (taken, given) = ((after.0 - before.0) as usize, (after.1 - before.1) as usize);
            self.input.consume(taken);
            self.failure = match ran {
                Ok(true) => {
                    self.ended = true;
                    None
                }
                Ok(false) if taken + given > 0 => None,
                Ok(false) if cut => Some(io::ErrorKind::UnexpectedEof.into()),
                // A decoder that does not move would be asked for ever.
                Ok(false) => Some(io::ErrorKind::InvalidData.into()),
                Err(error) => Some(error),
            };
            self.ended |= self.failure.is_some();
            if given > 0 {
                return Ok(given);
            }
        }
        Ok(0)
    }
}

/// The streams of a bzip2 file, one after the other.
pub(super) struct Bzip2 {
    decoder: Decompress,
    /// Those of the streams before.
    before: (u64, u64),
    /// A stream has ended, and another may follow.
    between: bool,
}

impl Bzip2 {
    pub fn new() -> Bzip2 {
        Bzip2 { decoder: Decompress::new(false), before: (0, 0), between: false }
    }
}

impl Codec for Bzip2 {
    fn run(&mut self, input: &[u8], out: &mut [u8]) -> io::Result<bool> {
        if self.between {
            if input.is_empty() {
                return Ok(true);
            }
            *self = Bzip2 { before: self.totals(), ..Bzip2::new() };
        }
        let status = self.decoder.decompress(input, out);
        self.between = status.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))? == Status::StreamEnd;
        Ok(false)
    }

    fn totals(&self) -> (u64, u64) {
        (self.before.0 + self.decoder.total_in(), self.before.1 + self.decoder.total_out())
    }
}

/// The streams of an xz file.
pub(super) struct Xz(XzStream);

impl Xz {
    pub fn new() -> Xz {
        Xz(XzStream::new_mem_limit(true, XZ_MOST))
    }
}

impl Codec for Xz {
    fn run(&mut self, input: &[u8], out: &mut [u8]) -> io::Result<bool> {
        let action = if input.is_empty() { Action::Finish } else { Action::Run };
        Ok(self.0.process(input, out, action)?.status == XzStatus::StreamEnd)
    }

    fn totals(&self) -> (u64, u64) {
        (self.0.total_in(), self.0.total_out())
    }
}
