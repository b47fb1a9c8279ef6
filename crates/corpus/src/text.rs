//! A text file: read whole, decoded, and given a title.

use std::io::Read;
use std::path::Path;

use crate::decompress::Compression;
use crate::encoding::{self, Decoded};
use crate::skipped::Reason;
use crate::source::Source;

/// The longest title made from a text, in characters.
const LONGEST_TITLE: usize = 100;

/// Reads a stream to its end and decodes it.
///
/// # Errors
///
/// Why it gives no text.
pub(crate) fn read(mut source: Source, path: &Path, size: u64) -> Result<Decoded, Reason> {
    // The size is a hint only: a file may change, and one that claims petabytes must not allocate.
    let mut stored = Vec::with_capacity(usize::try_from(size.min(1 << 30)).unwrap_or_default());
    source
        .read_to_end(&mut stored)
        .map_err(|error| Reason::from_io(&error))?;
    let bytes = match Compression::find(&stored, path) {
        Compression::None => stored,
        compression => {
            let mut bytes = Vec::new();
            compression
                .unpack(stored.as_slice())
                .and_then(|mut unpacked| unpacked.read_to_end(&mut bytes))
                .map_err(|error| compression.reason(&error))?;
            bytes
        }
    };
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    let decoded = encoding::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Reason::NoText);
    }
    Ok(decoded)
}

/// The first line with a letter or digit, without Markdown around it and not too long.
///
/// A rule such as `---` is not a title; a text without letters has its first line for one.
pub(crate) fn title(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().next().unwrap_or_default();
    let line = lines
        .find(|line| line.contains(char::is_alphanumeric))
        .unwrap_or(first);
    shorten(&collapse(without_decoration(line)))
}

/// White space of any kind and length as one space.
pub(crate) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

fn without_decoration(line: &str) -> &str {
    // A `#` at the end closes a heading only after a space: the title may be about C#.
    let opened = line.trim_start_matches('#');
    let closed = opened.trim_end_matches('#');
    let heading = if closed.ends_with(char::is_whitespace) {
        closed
    } else {
        opened
    };
    let bare = heading.trim().trim_matches(['*', '_']).trim();
    // `***` is all the text there is.
    if bare.is_empty() { line } else { bare }
}

fn shorten(title: &str) -> String {
    let start_of = |character| title.char_indices().nth(character).map(|(start, _)| start);
    let (Some(last), Some(end)) = (start_of(LONGEST_TITLE - 1), start_of(LONGEST_TITLE)) else {
        return title.to_owned();
    };
    // A script without spaces may have its only one near the beginning.
    let cut = title[..end]
        .rfind(' ')
        .filter(|space| *space > end / 2)
        .unwrap_or(last);
    format!("{}…", &title[..cut])
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::decompress::tests::gzip;
    use crate::options::Fingerprint;

    fn text(bytes: Vec<u8>) -> Result<String, Reason> {
        let source = Source::new(Box::new(Cursor::new(bytes)), Fingerprint::Off);
        read(source, Path::new("a.txt"), u64::MAX).map(|decoded| decoded.text)
    }

    #[test]
    fn a_text_is_read_plain_and_packed() {
        assert_eq!(text(b"words".to_vec()), Ok("words".into()));
        assert_eq!(text(gzip(b"words")), Ok("words".into()));
    }

    #[test]
    fn nothing_and_white_space_are_told_apart() {
        assert_eq!(text(Vec::new()), Err(Reason::Empty));
        assert_eq!(text(gzip(b"")), Err(Reason::Empty));
        assert_eq!(text(b" \n\t\r\n".to_vec()), Err(Reason::NoText));
        assert_eq!(text("\u{FEFF}\u{3000}\n".into()), Err(Reason::NoText));
    }

    #[test]
    fn the_title_is_the_first_line_without_markdown() {
        for (text, expected) in [
            ("Plain title\nText", "Plain title"),
            ("\n\n  # A  heading\t#\n", "A heading"),
            ("**Bold title**\n", "Bold title"),
            ("## _Both_ ##", "Both"),
            ("---\nAfter a rule", "After a rule"),
            ("Learning C#", "Learning C#"),
            ("***", "***"),
            ("\r\n半導體\r\n", "半導體"),
            ("", ""),
        ] {
            assert_eq!(title(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let cut = title(&"word ".repeat(40));
        assert_eq!(cut, format!("{}…", "word ".repeat(20).trim_end()));
        assert_eq!(cut.chars().count(), 100);
        assert_eq!(
            title(&format!("台 {}", "半".repeat(200))),
            format!("台 {}…", "半".repeat(97))
        );
        assert_eq!(title(&"半".repeat(101)), format!("{}…", "半".repeat(99)));
        assert_eq!(title(&"半".repeat(100)), "半".repeat(100));
    }
}
