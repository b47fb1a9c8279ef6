//! The delimiter of a table.

const DELIMITERS: [u8; 4] = *b",;\t|";

/// How the delimiter of a table is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// It is the most frequent one in the header line.
    Sniffed,
    Tab,
}

impl Delimiter {
    /// The delimiter of a table that begins with `start`.
    pub(crate) fn of(self, start: &[u8]) -> u8 {
        match self {
            Delimiter::Sniffed => sniff(start),
            Delimiter::Tab => b'\t',
        }
    }
}

/// The most frequent delimiter in the first line outside quotes; a comma if the line has no delimiter, or if
/// two are equally frequent.
fn sniff(start: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    let first = start
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or_default();
    for byte in &start[first..] {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => {
                if let Some(which) = DELIMITERS.iter().position(|delimiter| delimiter == byte) {
                    counts[which] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut best = DELIMITERS
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count == most);
    match (best.next(), best.next()) {
        (Some((delimiter, _)), None) => *delimiter,
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_line_shows_the_delimiter() {
        for (header, delimiter) in [
            ("a,b;c,d", b','),
            ("a;b;\"c,,,\"", b';'),
            ("a\tb", b'\t'),
            ("a|b|c", b'|'),
            ("text\na;b;c", b','),
            ("a;b,c", b','),
            ("\"a\n;;;;\",b", b','),
        ] {
            assert_eq!(
                Delimiter::Sniffed.of(header.as_bytes()),
                delimiter,
                "{header}"
            );
        }
    }
}
