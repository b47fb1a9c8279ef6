//! How large compressed bytes become, estimated without decompressing all of them.

use std::io::{self, Read};

use flate2::bufread::GzDecoder;
use zstd::zstd_safe::{find_frame_compressed_size, get_frame_content_size};

use crate::bytes::compression::Compression;

/// One byte of deflate stands for at most about this many (the documentation of zlib: 1032:1).
pub(crate) const DEFLATE_RATIO: u64 = 1032;
/// What the beginning of a gzip file is examined for: this many bytes that become [`REPETITIVE`] times
/// as many.
const SAMPLE: usize = 1 << 12;
/// Text becomes about three times as large. If it becomes this many times as large, the size that the
/// file states is not believed: padding may have moved it.
const REPETITIVE: u64 = 64;

impl Compression {
    /// The size of all the stored bytes of a file when they are decompressed; `None` if it cannot be
    /// known. It may be wrong if the file is damaged.
    pub(crate) fn expected_size(self, stored: &[u8]) -> Option<u64> {
        match self {
            Compression::None => Some(stored.len() as u64),
            Compression::Gzip => gzip_size(stored),
            Compression::Zstd => zstd_size(stored),
        }
    }
}

/// The size that the last bytes state, which is that of the last member.
fn gzip_size(stored: &[u8]) -> Option<u64> {
    let stated = u32::from_le_bytes(*stored.last_chunk()?);
    let stated = u64::from(stated);
    let is_plausible = stated >= stored.len() as u64;
    (is_plausible && is_one_member(stored) && !is_repetitive(stored)).then_some(stated)
}

/// Whether no header follows the first one. Other bytes may look like a header.
fn is_one_member(stored: &[u8]) -> bool {
    const HEADER: &[u8] = b"\x1F\x8B\x08";
    let rest = stored.get(HEADER.len()..).unwrap_or_default();
    let mut headers = memchr::memmem::find_iter(rest, HEADER);
    // The upper flags are reserved.
    !headers.any(|at| {
        rest.get(at + HEADER.len())
            .is_some_and(|flags| flags & 0xE0 == 0)
    })
}

fn is_repetitive(stored: &[u8]) -> bool {
    let sample = &stored[..stored.len().min(SAMPLE)];
    let most = sample.len() as u64 * REPETITIVE;
    let mut start = GzDecoder::new(sample).take(most);
    // The sample ends within the stream, so an error is no surprise.
    let _ = io::copy(&mut start, &mut io::sink());
    start.limit() == 0
}

/// The sum of the sizes that the frames state.
fn zstd_size(stored: &[u8]) -> Option<u64> {
    let (mut rest, mut size) = (stored, 0_u64);
    while !rest.is_empty() {
        size = size.saturating_add(get_frame_content_size(rest).ok()??);
        let length = find_frame_compressed_size(rest).ok()?;
        rest = rest.get(length..).filter(|_| length > 0)?;
    }
    Some(size)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::bytes::compression::tests::{gzip, zstd};

    /// Words that are hardly repeated.
    fn words(count: u64) -> Vec<u8> {
        let words = (0..count).map(|word| format!("{:x} ", word * 7919));
        words.collect::<String>().into_bytes()
    }

    #[test]
    fn a_gzip_file_of_one_member_states_its_size() {
        let words = words(20_000);
        let packed = gzip(&words);
        let size = |stored: &[u8]| Compression::Gzip.expected_size(stored);
        assert_eq!(size(&packed), Some(words.len() as u64));
        assert_eq!(size(&[&packed[..], &packed].concat()), None, "two members");
        assert_eq!(size(&[&packed[..], &[0; 512]].concat()), None, "padding");
        // The last four bytes are then the size without its last digit.
        let repeated = gzip(&b"the same words ".repeat(1 << 20));
        assert_eq!(size(&[&repeated[..], &[0]].concat()), None, "one zero");
        assert_eq!(size(b"\x1F\x8B"), None);
    }

    #[test]
    fn the_frames_of_a_zstd_file_state_their_sizes() {
        let words = words(5_000);
        let packed = zstd::bulk::compress(&words, 3).unwrap();
        let skipped = [&b"\x5A\x2A\x4D\x18\x03\0\0\0"[..], b"abc"].concat();
        let size = |parts: &[&[u8]]| Compression::Zstd.expected_size(&parts.concat());
        let length = words.len() as u64;
        assert_eq!(size(&[&packed]), Some(length));
        assert_eq!(
            size(&[&skipped, &packed, &skipped, &packed]),
            Some(2 * length)
        );
        assert_eq!(size(&[&packed, &packed[..20]]), None, "truncated");
        // A stream does not know its size when it begins.
        let mut stream = zstd::Encoder::new(Vec::new(), 3).unwrap();
        stream.write_all(&words).unwrap();
        assert_eq!(size(&[&stream.finish().unwrap()]), None);
        assert_eq!(size(&[&zstd(&words)]), None);
    }
}
