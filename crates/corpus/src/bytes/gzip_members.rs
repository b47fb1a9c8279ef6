//! The members of a gzip stream, decompressed one after another.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::bufread::GzDecoder;

/// The first bytes of a member.
const MAGIC: &[u8] = b"\x1F\x8B";

/// A gzip stream, perhaps of several members.
///
/// Zeros after a member are padding, such as that of a tape. Other bytes after the last member are
/// ignored, as gzip itself does, and noted.
pub(crate) struct GzipMembers<R> {
    /// `None` after the last member.
    member: Option<GzDecoder<R>>,
    /// Whether there was a member before this one.
    is_later: bool,
    ignored: IgnoredEnd,
}

/// Whether the end of a compressed stream was ignored. Clones share the answer.
#[derive(Debug, Clone, Default)]
pub(crate) struct IgnoredEnd(Arc<AtomicBool>);

impl IgnoredEnd {
    fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The remark on it, once the stream has been read to its end.
    pub(crate) fn remark(&self) -> Option<String> {
        let message =
            "the bytes after the end of the compressed data are not gzip and were ignored";
        self.0.load(Ordering::Relaxed).then(|| message.to_owned())
    }
}

impl<R: BufRead> GzipMembers<R> {
    pub(crate) fn new(stream: R, ignored: IgnoredEnd) -> GzipMembers<R> {
        GzipMembers {
            member: Some(GzDecoder::new(stream)),
            is_later: false,
            ignored,
        }
    }

    /// Goes to the next member, after the padding.
    fn next_member(&mut self, mut stream: R) -> io::Result<()> {
        loop {
            let available = match stream.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let zeros = available.iter().take_while(|byte| **byte == 0).count();
            let rest = &available[zeros..];
            let (is_over, is_padding) = (available.is_empty(), rest.is_empty());
            let is_member = rest.iter().zip(MAGIC).all(|(found, byte)| found == byte);
            stream.consume(zeros);
            if is_over {
                return Ok(());
            }
            if is_padding {
                continue;
            }
            if is_member {
                self.is_later = true;
                self.member = Some(GzDecoder::new(stream));
            } else {
                self.ignored.set();
            }
            return Ok(());
        }
    }
}

impl<R: BufRead> Read for GzipMembers<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while let Some(member) = &mut self.member {
            match member.read(buffer) {
                Ok(0) => {
                    if let Some(member) = self.member.take() {
                        self.next_member(member.into_inner())?;
                    }
                }
                // What follows the last member only began like a header.
                Err(error)
                    if self.is_later
                        && error.kind() == io::ErrorKind::InvalidInput
                        && member.header().is_none() =>
                {
                    self.ignored.set();
                    self.member = None;
                }
                read => return read,
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;
    use crate::bytes::compression::tests::gzip;

    /// The bytes, or the error, and whether the end was ignored.
    fn read(stored: &[u8]) -> (io::Result<Vec<u8>>, bool) {
        let (mut found, mut is_ignored) = (Ok(Vec::new()), false);
        // Whatever the buffer holds at a time, the result is the same.
        for capacity in [1, 2, 7, 1 << 16] {
            let ignored = IgnoredEnd::default();
            let stream = BufReader::with_capacity(capacity, stored);
            let mut members = GzipMembers::new(stream, ignored.clone());
            let mut bytes = Vec::new();
            found = members.read_to_end(&mut bytes).map(|_| bytes);
            is_ignored = ignored.remark().is_some();
        }
        (found, is_ignored)
    }

    fn read_well(parts: &[&[u8]]) -> (Vec<u8>, bool) {
        let (bytes, is_ignored) = read(&parts.concat());
        (bytes.unwrap(), is_ignored)
    }

    #[test]
    fn zeros_after_a_member_are_padding() {
        let (one, two) = (gzip(b"one "), gzip(b"two"));
        assert_eq!(read_well(&[&one]), (b"one ".to_vec(), false));
        assert_eq!(read_well(&[&one, &[0]]), (b"one ".to_vec(), false));
        assert_eq!(read_well(&[&one, &[0; 5000]]), (b"one ".to_vec(), false));
        for padding in [0, 1, 512] {
            let padding = vec![0; padding];
            let found = read_well(&[&one, &padding, &two, &padding]);
            assert_eq!(found, (b"one two".to_vec(), false));
        }
    }

    // `gzip -d` writes the text, warns of "trailing garbage ignored" and exits with 2 (gzip 1.12).
    #[test]
    fn other_bytes_after_the_last_member_are_ignored_and_noted() {
        let one = gzip(b"one");
        for end in [&b"\n"[..], b"garbage", b"\0\0garbage", b"\x1Fx"] {
            assert_eq!(read_well(&[&one, end]), (b"one".to_vec(), true), "{end:?}");
        }
        for end in [&b"garbage"[..], b"\x1F\x8A", b"\x1F\x8B\x07\0\0\0"] {
            let mut end = end.to_vec();
            end.extend([b'x'; 20]);
            assert_eq!(read_well(&[&one, &end]), (b"one".to_vec(), true), "{end:?}");
        }
    }

    #[test]
    fn a_truncated_or_damaged_member_is_an_error() {
        let (one, two) = (gzip(b"one"), gzip(&b"many words ".repeat(100)));
        for cut in [1, 9, 20, two.len() - 1] {
            let (found, _) = read(&[&one[..], &two[..cut]].concat());
            assert_eq!(
                found.unwrap_err().kind(),
                io::ErrorKind::UnexpectedEof,
                "{cut}"
            );
        }
        let mut damaged = two.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(read(&[one, damaged].concat()).0.is_err());
        assert!(read(b"no gzip at all").0.is_err());
    }
}
