//! Text from outside as it may be shown on a terminal: names, cells, arguments, errors of the system.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The most characters of a name or a quoted text in a message.
const NAME: usize = 400;
/// How many characters of a longer one are kept at its beginning and at its end.
const KEPT_OF_NAME: (usize, usize) = (160, 80);
/// The most characters of a message.
const MESSAGE: usize = 3000;
/// How many characters of a longer one are kept.
const KEPT_OF_MESSAGE: (usize, usize) = (2000, 800);

/// One line of a message: nothing in it starts another line, moves the cursor, changes a color or the
/// direction of the text, or is invisible. Very long names and texts are shortened in the middle.
///
/// Such characters are shown as in source code: `\n`, `\u{1b}`.
pub(crate) fn line(text: &str) -> String {
    let text = escaped(text, |_| false);
    let text = names_shortened(&text);
    match shortened(&text, MESSAGE, KEPT_OF_MESSAGE) {
        Some((start, end, count)) => {
            format!("{start} … ({count} characters in all) … {end}")
        }
        None => text.into_owned(),
    }
}

/// A text of up to `most` characters; the middle of a longer one is replaced by `…`.
pub(crate) fn middle_cut(text: &str, most: usize) -> Cow<'_, str> {
    let end = most / 3;
    match shortened(text, most, (most - end - 1, end)) {
        Some((start, end, _)) => Cow::Owned(format!("{start}…{end}")),
        None => Cow::Borrowed(text),
    }
}

/// Lines of a message by others, which may quote a text that is one line.
pub(crate) fn lines(message: &str, quoted: Option<&str>) -> String {
    let message = match quoted {
        Some(quoted) if !quoted.is_empty() => message.replace(quoted, &line(quoted)),
        _ => message.to_owned(),
    };
    escaped(&message, |character| character == '\n').into_owned()
}

/// Writes to a terminal what was meant for a file: a table with characters that would act on the
/// terminal shows them as text. Line ends and tabs are kept.
pub(crate) struct Screen<W>(pub(crate) W);

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        let shown = escaped(&text, |character| matches!(character, '\n' | '\t'));
        self.0.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text with escapes for characters that act on a terminal, but not for those in `kept`.
fn escaped(text: &str, kept: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        if kept(character) || !acts(character, before, after) {
            shown.push(character);
        } else if matches!(character, '\n' | '\r' | '\t') {
            shown.extend(character.escape_debug());
        } else {
            shown.extend(character.escape_unicode());
        }
        before = character;
    }
    Cow::Owned(shown)
}

/// Whether a character between two others is not shown as itself.
fn acts(character: char, before: char, after: char) -> bool {
    match character.general_category() {
        GeneralCategory::Control
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => true,
        GeneralCategory::Format => match character {
            // Signs of numbers and verses, which are visible.
            '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' => {
                false
            }
            // Between letters of some scripts and in emoji, they are part of the spelling.
            '\u{200c}' | '\u{200d}' => !(is_joined(before) && is_joined(after)),
            _ => true,
        },
        _ => false,
    }
}

/// Whether a joiner can be part of the spelling beside this character.
fn is_joined(character: char) -> bool {
    const LATIN_AND_SIGNS: char = '\u{300}';
    const PUNCTUATION: std::ops::RangeInclusive<char> = '\u{2000}'..='\u{206f}';
    character >= LATIN_AND_SIGNS && !PUNCTUATION.contains(&character)
}

/// The message with very long names and quoted texts shortened.
fn names_shortened(message: &str) -> Cow<'_, str> {
    if message.len() <= NAME {
        return Cow::Borrowed(message);
    }
    let mut shown = String::new();
    let mut rest = message;
    while let Some(first) = rest.chars().next() {
        let quoted = rest.strip_prefix('"').and_then(end_of_quote);
        let length = match quoted {
            Some(length) => length + 2,
            None if matches!(first, ' ' | '"') => first.len_utf8(),
            None => rest.find([' ', '"']).unwrap_or(rest.len()),
        };
        let (name, after) = rest.split_at(length);
        match shortened(name, NAME, KEPT_OF_NAME) {
            Some((start, end, count)) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "{start}…{end} ({count} characters)");
            }
            None => shown.push_str(name),
        }
        rest = after;
    }
    Cow::Owned(shown)
}

/// The place of the quotation mark that ends a quoted text.
fn end_of_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    })
}

/// The beginning and the end of a text of more than `most` characters, and how many it has.
fn shortened(text: &str, most: usize, kept: (usize, usize)) -> Option<(&str, &str, usize)> {
    if text.len() <= most {
        return None;
    }
    let count = text.chars().count();
    if count <= most {
        return None;
    }
    let (start, _) = text.char_indices().nth(kept.0)?;
    let (end, _) = text.char_indices().nth(count - kept.1)?;
    Some((&text[..start], &text[end..], count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_acts_on_the_terminal() {
        for (text, shown) in [
            ("a\x1b[31mRED\x07", r"a\u{1b}[31mRED\u{7}"),
            ("a\nskipped: b\r\tc", r"a\nskipped: b\r\tc"),
            ("a\u{7f}\u{85}\u{9b}", r"a\u{7f}\u{85}\u{9b}"),
            ("a\u{2028}b\u{2029}", r"a\u{2028}b\u{2029}"),
            ("gpj\u{202e}txt.exe", r"gpj\u{202e}txt.exe"),
            (
                "\u{200f}\u{2066}a\u{2069}\u{61c}",
                r"\u{200f}\u{2066}a\u{2069}\u{61c}",
            ),
            (
                "a\u{200b}b\u{200d}c\u{feff}\u{ad}",
                r"a\u{200b}b\u{200d}c\u{feff}\u{ad}",
            ),
            ("a\u{e0041}", r"a\u{e0041}"),
        ] {
            assert_eq!(line(text), shown);
            assert_eq!(line(&line(text)), shown);
        }
    }

    #[test]
    fn names_in_any_script_stay_readable() {
        for text in [
            "café e\u{301} ñandú.txt",
            "賴清德　「玉山」.txt",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}💻 ❤\u{fe0f}",
            r"C:\news\a.txt",
            "عدد \u{600}١",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn long_names_are_shortened_in_the_middle() {
        let id = format!("start{}end", " x".repeat(15_000));
        let shown = line(&format!(
            "a.csv: line 7: the id {id:?} is already used in line 2"
        ));
        assert!(
            shown.starts_with("a.csv: line 7: the id \"start x x"),
            "{shown}"
        );
        assert!(
            shown.ends_with("x xend\" (30010 characters) is already used in line 2"),
            "{shown}"
        );
        let path = format!("a/{}.txt: the file is empty", "é".repeat(500));
        let shown = line(&path);
        assert!(
            shown.starts_with("a/éé")
                && shown.ends_with("é.txt: (507 characters) the file is empty")
        );
        let all = line(&"x ".repeat(10_000));
        assert!(all.contains("… (20000 characters in all) …") && all.chars().count() < MESSAGE);
        let short = format!("{}: \"{}\"", "a".repeat(NAME - 1), "b".repeat(NAME - 2));
        assert_eq!(line(&short), short);
        assert_eq!(middle_cut("news/2024/monday.txt", 10), "news/2…txt");
        assert_eq!(middle_cut("monday.txt", 10), "monday.txt");
    }

    #[test]
    fn a_message_by_others_keeps_its_own_lines() {
        let quoted = "a\n\x1b[31m";
        let message = format!("error: invalid value: {quoted}\n\nUsage: x\n");
        assert_eq!(
            lines(&message, Some(quoted)),
            "error: invalid value: a\\n\\u{1b}[31m\n\nUsage: x\n"
        );
    }

    #[test]
    fn a_table_on_a_screen_keeps_its_lines() {
        let mut screen = Screen(Vec::new());
        screen.write_all("a\tb\x1b[2J\n".as_bytes()).unwrap();
        assert_eq!(screen.0, "a\tb\\u{1b}[2J\n".as_bytes());
    }
}
