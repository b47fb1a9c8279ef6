//! Line ends of a stream: `\n`, `\r\n`, or a `\r` alone.

/// The number of line ends among the bytes of a stream.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct LineEnds {
    count: u64,
    /// Whether the last byte was a `\r`: a `\n` after it belongs to the same line end.
    is_after_return: bool,
}

impl LineEnds {
    /// The number of line ends in these bytes.
    pub(crate) fn within(bytes: &[u8]) -> u64 {
        let mut ends = LineEnds::default();
        ends.pass(bytes);
        ends.count
    }

    pub(crate) fn count(self) -> u64 {
        self.count
    }

    /// Counts those in the next bytes of the stream.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return;
        };
        self.count += memchr::memchr_iter(b'\n', bytes).count() as u64;
        self.count -= u64::from(self.is_after_return && *first == b'\n');
        let is_alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
        self.count += memchr::memchr_iter(b'\r', bytes).filter(is_alone).count() as u64;
        self.is_after_return = *last == b'\r';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_counted_in_steps_of_any_size() {
        for (text, expected) in [
            ("", 0),
            ("a\nb\r\nc\rd", 3),
            ("\r\n\r\n\n\r\r", 5),
            ("\n\r", 2),
            ("\r\r\n", 2),
        ] {
            for step in 1..4 {
                let mut ends = LineEnds::default();
                text.as_bytes()
                    .chunks(step)
                    .for_each(|part| ends.pass(part));
                assert_eq!(ends.count(), expected, "{text:?}");
            }
        }
    }
}
