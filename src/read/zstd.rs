//! zstd, frame by frame.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::ahead::Ahead;
use super::unpack::unsound;

/// A block that is a frame's last and holds nothing, and room for a check: it makes the decoder give what it keeps for blocks to
/// come.
const LAST: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];

/// The frames of a zstd file, one after the other.
pub(super) struct Zstd<R> {
    input: Ahead<R>,
    decoder: FrameDecoder,
    /// A frame has begun and not ended.
    within: bool,
    /// What is said when all before it has been read.
    failure: Option<io::Error>,
    /// Nothing can be read behind that.
    lost: bool,
}

impl<R: Read> Zstd<R> {
    pub fn new(input: Ahead<R>) -> Zstd<R> {
        Zstd { input, decoder: FrameDecoder::new(), within: false, failure: None, lost: false }
    }

    pub fn position(&self) -> u64 {
        self.input.position()
    }

    /// Begins the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.input.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.input) {
                Ok(()) => return Ok(true),
                // A frame that holds anything but data.
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.input.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(self.failure(error)),
            }
        }
        Ok(false)
    }

    /// That the input has ended is not among the decoder's errors.
    fn failure(&mut self, error: FrameDecoderError) -> io::Error {
        match self.input.fill_buf() {
            Ok([]) => io::ErrorKind::UnexpectedEof.into(),
            _ => io::Error::new(io::ErrorKind::InvalidData, error.to_string()),
        }
    }
}

impl<R: Read> Read for Zstd<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.decoder.can_collect() > 0 || out.is_empty() {
                return self.decoder.read(out);
            }
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            if self.lost {
                return Ok(0);
            }
            if !self.within {
                self.within = self.begin()?;
                if !self.within {
                    return Ok(0);
                }
            }
            if self.decoder.is_finished() {
                self.within = false;
                let stated = self.decoder.get_checksum_from_data();
                if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
                    return Err(unsound());
                }
                continue;
            }
            if let Err(error) = self.decoder.decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1)) {
                self.failure = Some(self.failure(error));
                self.lost = true;
                let _ = self.decoder.decode_blocks(&LAST[..], BlockDecodingStrategy::UptoBlocks(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn unpacked(bytes: &[u8]) -> (String, Option<io::ErrorKind>) {
        let mut out = Vec::new();
        let error = Zstd::new(Ahead::new(bytes)).read_to_end(&mut out).err();
        (String::from_utf8_lossy(&out).into_owned(), error.map(|error| error.kind()))
    }

    #[test]
    fn frames_follow_each_other() {
        let frame = |text: &str| compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
        assert_eq!(unpacked(&frame("12 dead")), ("12 dead".into(), None));
        let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec();
        let frames = [frame("12 "), skipped, frame(""), frame("dead")].concat();
        assert_eq!(unpacked(&frames), ("12 dead".into(), None));
        let long = "A line of no import.\n".repeat(100_000);
        assert!(unpacked(&frame(&long)) == (long, None));
    }

    #[test]
    fn what_is_cut_or_no_frame_is_said() {
        let frame = compress_to_vec(&b"12 dead"[..], CompressionLevel::Fastest);
        assert_eq!(unpacked(&frame[..frame.len() - 6]).1, Some(io::ErrorKind::UnexpectedEof));
        assert_eq!(unpacked(&frame[..frame.len() - 2]), ("12 dead".into(), Some(io::ErrorKind::UnexpectedEof)));
        assert_eq!(
            unpacked(&[&frame[..], b"what is this"].concat()),
            ("12 dead".into(), Some(io::ErrorKind::InvalidData))
        );
    }
}
