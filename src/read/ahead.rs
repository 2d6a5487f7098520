//! An input that can be looked at before it is read: what it holds is told by its first bytes.

use std::io::{self, BufRead, Read};

/// So many bytes are read at once where little is wanted.
const PIECE: usize = 8 << 10;

/// An input, and those of its bytes that were looked at and are still to be read.
pub(crate) struct Ahead<R> {
    input: R,
    /// Bytes of the input; what stands before `at` has been read.
    buffer: Vec<u8>,
    at: usize,
    /// The bytes before the buffer.
    before: u64,
    /// What went wrong behind the bytes in the buffer, which are to be read before it is said.
    failure: Option<io::Error>,
}

impl<R: Read> Ahead<R> {
    pub fn new(input: R) -> Ahead<R> {
        Ahead { input, buffer: Vec::new(), at: 0, before: 0, failure: None }
    }

    /// The bytes that come next, at least so many unless the input ends before. They stay to be read.
    ///
    /// # Errors
    /// Those of the input, where nothing comes before them.
    pub fn ahead(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < count && self.failure.is_none() {
            self.before += self.at as u64;
            self.buffer.drain(..self.at);
            self.at = 0;
            match self.fetch(count.max(PIECE)) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => self.failure = Some(error),
            }
        }
        if self.at == self.buffer.len()
            && let Some(failure) = self.failure.take()
        {
            return Err(failure);
        }
        Ok(&self.buffer[self.at..])
    }

    /// Puts one reading of the input, of at most so many bytes, behind those in the buffer.
    fn fetch(&mut self, most: usize) -> io::Result<usize> {
        let held = self.buffer.len();
        self.buffer.resize(held + most, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[held..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(held + read.as_ref().map_or(0, |read| *read));
        read
    }

    pub fn get_ref(&self) -> &R {
        &self.input
    }

    /// The bytes that have been read, which is where the next one stands.
    pub fn position(&self) -> u64 {
        self.before + self.at as u64
    }
}

impl<R: Read> Read for Ahead<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at < self.buffer.len() || out.len() < PIECE || self.failure.is_some() {
            let mut held = self.fill_buf()?;
            let read = held.read(out)?;
            self.consume(read);
            return Ok(read);
        }
        self.before += self.at as u64;
        self.buffer.clear();
        self.at = 0;
        let read = self.input.read(out)?;
        self.before += read as u64;
        Ok(read)
    }
}

impl<R: Read> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.ahead(1)
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.buffer.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_read_once() {
        let bytes: Vec<u8> = (0..100_000u32).map(|n| n as u8).collect();
        for look in [0, 1, 6, PIECE, 3 * PIECE, 200_000] {
            for step in [1, 7, PIECE, 50_000] {
                let mut input = Ahead::new(&*bytes);
                assert!(input.ahead(look).unwrap().starts_with(&bytes[..look.min(bytes.len())]));
                let mut read = Vec::new();
                while input.by_ref().take(step as u64).read_to_end(&mut read).unwrap() > 0 {
                    assert_eq!(input.position(), read.len() as u64);
                }
                assert!(read == bytes, "{look} {step}");
            }
        }
    }

    #[test]
    fn what_went_wrong_is_said_behind_what_came_before_it() {
        struct Broken(u8);
        impl Read for Broken {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                self.0 += 1;
                match self.0 {
                    1 => (&b"12"[..]).read(out),
                    2 => Err(io::Error::other("it broke")),
                    _ => Ok(0),
                }
            }
        }
        for look in [1, 100] {
            let mut input = Ahead::new(Broken(0));
            assert_eq!(input.ahead(look).unwrap(), b"12");
            let mut read = Vec::new();
            assert_eq!(input.read_to_end(&mut read).unwrap_err().to_string(), "it broke");
            assert_eq!((read, input.read_to_end(&mut Vec::new()).unwrap()), (b"12".to_vec(), 0));
        }
    }

    #[test]
    fn looking_past_the_end_is_no_failure() {
        assert_eq!(Ahead::new(&b"ab"[..]).ahead(3).unwrap(), b"ab");
        assert_eq!(Ahead::new(&b""[..]).ahead(3).unwrap(), b"");
    }
}
