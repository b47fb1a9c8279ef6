//! The delimiter of a table: named in a first line of its own, or found in the header.

const DELIMITERS: [u8; 4] = *b",;\t|";

/// How the delimiter of a table is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// It is the most frequent one in the header line.
    Sniffed,
    Tab,
}

/// The delimiter of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) delimiter: u8,
    /// Whether the first line only names the delimiter, as in `sep=;`, and is no header.
    pub(crate) is_named: bool,
}

impl Delimiter {
    /// The delimiter of a table that begins with `start`.
    pub(crate) fn of(self, start: &[u8]) -> Found {
        let named = named(start);
        Found {
            delimiter: named.unwrap_or_else(|| match self {
                Delimiter::Sniffed => sniff(start),
                Delimiter::Tab => b'\t',
            }),
            is_named: named.is_some(),
        }
    }
}

/// The delimiter in a first line `sep=;`, by which Excel is asked to split a file at semicolons. The line
/// may be quoted, and padded with delimiters to the width of the table.
fn named(start: &[u8]) -> Option<u8> {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let start = &start[start.iter().position(|byte| !is_end(byte))?..];
    let line = &start[..start.iter().position(is_end).unwrap_or(start.len())];
    let (line, is_quoted) = match line.strip_prefix(b"\"") {
        Some(line) => (line, true),
        None => (line, false),
    };
    let (name, rest) = line.split_at_checked(4)?;
    if !name.eq_ignore_ascii_case(b"sep=") {
        return None;
    }
    let (delimiter, rest) = match rest {
        [b'\\', b't', rest @ ..] => (b'\t', rest),
        [delimiter, rest @ ..] => (*delimiter, rest),
        [] => return None,
    };
    let rest = if is_quoted {
        rest.strip_prefix(b"\"")?
    } else {
        rest
    };
    let is_padding = |byte: &u8| *byte == delimiter || *byte == b' ';
    let is_delimiter =
        delimiter.is_ascii_punctuation() && delimiter != b'"' || matches!(delimiter, b'\t' | b' ');
    (is_delimiter && rest.iter().all(is_padding)).then_some(delimiter)
}

/// The most frequent delimiter in the first line outside quotes; a comma if the line has no delimiter, or if
/// two are equally frequent. If a quotation mark in it is not closed, quotes count for nothing.
fn sniff(start: &[u8]) -> u8 {
    let first = start
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or_default();
    let start = &start[first..];
    let counts = match counted(start, Quotes::Kept) {
        (counts, false) => counts,
        (_, true) => counted(start, Quotes::Ignored).0,
    };
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

/// Whether delimiters in quotes are part of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Kept,
    Ignored,
}

/// How often each delimiter occurs in the first line; and whether a quotation mark is not closed.
fn counted(start: &[u8], quotes: Quotes) -> ([usize; DELIMITERS.len()], bool) {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in start {
        match byte {
            b'"' => is_quoted ^= quotes == Quotes::Kept,
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => {
                if let Some(which) = DELIMITERS.iter().position(|delimiter| delimiter == byte) {
                    counts[which] += 1;
                }
            }
            _ => {}
        }
    }
    (counts, is_quoted)
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
            ("\"a;b\nc;d\n", b';'),
        ] {
            assert_eq!(
                Delimiter::Sniffed.of(header.as_bytes()),
                Found {
                    delimiter,
                    is_named: false
                },
                "{header}"
            );
        }
    }

    #[test]
    fn a_first_line_may_name_the_delimiter() {
        for (start, delimiter) in [
            ("sep=;\nid;text\n", b';'),
            ("\u{FEFF}sep=;\r\na,b;c", b';'),
            ("\"sep=;\"\r\na;b", b';'),
            ("SEP=\t\ra\tb", b'\t'),
            ("sep=\\t\na\tb", b'\t'),
            ("sep=,\na;b;c", b','),
            ("sep=|||\na|b|c", b'|'),
            ("\"sep=;\";;\na;b;c", b';'),
            ("\nsep=^\na^b", b'^'),
            ("sep=;", b';'),
        ] {
            let expected = Found {
                delimiter,
                is_named: true,
            };
            for kind in [Delimiter::Sniffed, Delimiter::Tab] {
                assert_eq!(kind.of(start.as_bytes()), expected, "{start:?}");
            }
        }
        for start in [
            "sep=\nid\n",
            "sep=;text\n",
            "sep;text\n",
            "sep=x\n",
            "\"sep=;\n\",b",
            "sep",
            "",
        ] {
            assert!(
                !Delimiter::Sniffed.of(start.as_bytes()).is_named,
                "{start:?}"
            );
        }
    }
}
