//! Reads the file of a list, such as one of stop words.

use std::fs::File;
use std::io::{self, Read};

/// The longest list that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// The text of a file that is a list.
///
/// # Errors
///
/// If it cannot be read, is not UTF-8, or is longer than 64 MiB.
pub(super) fn read_list(path: &str) -> io::Result<String> {
    read_at_most(LONGEST, File::open(path)?)
}

fn read_at_most(longest: u64, stream: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    stream.take(longest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        let message = format!(
            "it is longer than {} MiB, the limit for a list",
            longest >> 20
        );
        return Err(io::Error::other(message));
    }
    let not_utf8 = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8");
    String::from_utf8(bytes).map_err(not_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_list_is_refused() {
        let error = read_at_most(1 << 20, io::repeat(b'a')).unwrap_err();
        assert_eq!(
            error.to_string(),
            "it is longer than 1 MiB, the limit for a list"
        );
        assert_eq!(read_at_most(3, &b"abc"[..]).unwrap(), "abc");
        assert!(read_at_most(3, &b"abcd"[..]).is_err());
        assert!(read_at_most(3, &b"\xFF"[..]).is_err());
    }
}
