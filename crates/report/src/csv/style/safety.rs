//! Text that a spreadsheet would run as a formula, and how it stays text.

use std::borrow::Cow;

use serde::Serialize;

use super::Delimiter;

/// How a text cell is written that a spreadsheet would run as a formula.
///
/// These are texts, including headers, that begin with `=`, `+`, `-`, `@` or their full-width forms,
/// also after white space, control characters and invisible ones, and texts that begin with a tab or a
/// line end. Where the decimal sign is a comma, spreadsheets split a file at semicolons, whatever its
/// delimiter and its quotes. So the same holds for what follows `,`, `;`, `|`, a tab (unless it is the
/// delimiter) or a line end inside a text.
///
/// Numbers are never changed, even in a column of text: `-0.5` stays a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// With a `'` before it: `=1+1` is written as `'=1+1`, and `a;=1+1` as `a;'=1+1`. For spreadsheets.
    ///
    /// A `'` that is there already gets another one, so that [`Safety::unguarded`] gives the text back.
    #[default]
    Spreadsheet,
    /// Verbatim: `=1+1` is written as `=1+1`. For programs.
    Raw,
}

impl Safety {
    /// Whether the beginning of a text, which is not empty, may need a guard. Rarely wrong, and only by
    /// returning `true`.
    #[inline]
    pub(crate) fn may_guard(self, text: &[u8]) -> bool {
        self == Safety::Spreadsheet
            && match text[0] {
                ..=b' ' | b'=' | b'+' | b'-' | b'@' | b'\'' | 0x7f => true,
                0x80.. => may_guard_beyond_ascii(text),
                _ => false,
            }
    }

    /// The text as it is written, with its guards.
    pub(crate) fn guarded(self, text: &str, delimiter: Delimiter) -> Cow<'_, str> {
        if self == Safety::Raw {
            return Cow::Borrowed(text);
        }
        let mut safe = String::new();
        let mut done = 0;
        for (at, separator) in beginnings(text, delimiter) {
            if needs_guard(&text[at..], separator, delimiter) {
                safe.push_str(&text[done..at]);
                safe.push('\'');
                done = at;
            }
        }
        if safe.is_empty() {
            return Cow::Borrowed(text);
        }
        safe.push_str(&text[done..]);
        Cow::Owned(safe)
    }

    /// The text of a cell that was written with [`Safety::Spreadsheet`] and this delimiter.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::{Delimiter, Safety};
    ///
    /// assert_eq!(Safety::unguarded("'=1+1", Delimiter::COMMA), "=1+1");
    /// assert_eq!(Safety::unguarded("''=1+1", Delimiter::COMMA), "'=1+1");
    /// assert_eq!(Safety::unguarded("a;'@b", Delimiter::COMMA), "a;@b");
    /// assert_eq!(Safety::unguarded("'tis", Delimiter::COMMA), "'tis");
    /// ```
    pub fn unguarded(text: &str, delimiter: Delimiter) -> Cow<'_, str> {
        let mut original = String::new();
        let mut done = 0;
        for (at, separator) in beginnings(text, delimiter) {
            let has_guard = text[at..].strip_prefix('\'').is_some_and(|rest| {
                // A guard is never before a number, but before a `'` it looks like one.
                begins_formula(rest.trim_start_matches('\''), separator, delimiter)
            });
            if has_guard {
                original.push_str(&text[done..at]);
                done = at + 1;
            }
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        original.push_str(&text[done..]);
        Cow::Owned(original)
    }
}

/// Where a spreadsheet may see the beginning of a cell in a text, and the separator before it.
fn beginnings(text: &str, delimiter: Delimiter) -> impl Iterator<Item = (usize, Option<u8>)> {
    let bytes = text.bytes().enumerate();
    let inside = bytes
        .filter(move |(_, byte)| separates(*byte, delimiter))
        .map(|(at, byte)| (at + 1, Some(byte)));
    std::iter::once((0, None)).chain(inside)
}

/// Whether some spreadsheet starts a cell after this byte of a text. After the delimiter itself none
/// does: the text is quoted.
fn separates(byte: u8, delimiter: Delimiter) -> bool {
    byte != delimiter.byte() && matches!(byte, b',' | b';' | b'|' | b'\t' | b'\n' | b'\r')
}

/// Whether `text`, the rest of a text after `separator`, needs a guard before it.
fn needs_guard(text: &str, separator: Option<u8>, delimiter: Delimiter) -> bool {
    let bare = text.trim_start_matches('\'');
    let is_value = || bare.len() == text.len() && is_number(first_cell(text, separator));
    begins_formula(bare, separator, delimiter) && !is_value()
}

/// Whether spreadsheets read a text as a formula, or skip its beginning and look at what follows.
fn begins_formula(text: &str, separator: Option<u8>, delimiter: Delimiter) -> bool {
    if separator.is_none() && text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    // A quote inside a text is doubled, and two quotes are an empty quoted part of a cell.
    let is_skipped = |character: char| {
        is_invisible(character) && !u8::try_from(character).is_ok_and(|b| separates(b, delimiter))
            || (separator.is_some() && character == '"')
    };
    let visible = text.trim_start_matches(is_skipped);
    visible.starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫',
    ])
}

/// Whether a character leaves no trace on the screen, so that a spreadsheet may drop it.
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether a text that begins beyond ASCII may begin with a character that is skipped or begins a
/// formula.
#[cold]
fn may_guard_beyond_ascii(text: &[u8]) -> bool {
    // The first two bytes of such characters in UTF-8.
    matches!(
        text,
        [0xc2, 0x80..=0xa0 | 0xad, ..]
            | [0xcd, 0x8f, ..]
            | [0xd8, 0x9c, ..]
            | [0xe1, 0x85 | 0x9a | 0x9e | 0xa0, ..]
            | [0xe2, 0x80 | 0x81, ..]
            | [0xe3, 0x80 | 0x85, ..]
            | [0xef, 0xb8 | 0xb9 | 0xbb | 0xbc | 0xbe | 0xbf, ..]
            | [0xf3, ..]
    )
}

/// The part of a text, after `separator` or from its start, that would be one cell.
fn first_cell(text: &str, separator: Option<u8>) -> &str {
    let Some(separator) = separator else {
        return text;
    };
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\n' | b'\r');
    let end = text.as_bytes().iter().position(ends);
    &text[..end.unwrap_or(text.len())]
}

/// Whether `text` is a sign and digits with at most one decimal point: a value, which spreadsheets do
/// not run. There may be spaces around it.
fn is_number(text: &str) -> bool {
    let Some(digits) = text.trim_matches(' ').strip_prefix(['+', '-']) else {
        return false;
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    !(whole.is_empty() && decimals.is_empty())
        && [whole, decimals]
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guarded(text: &str) -> Cow<'_, str> {
        Safety::Spreadsheet.guarded(text, Delimiter::COMMA)
    }

    #[test]
    fn only_the_beginning_of_a_formula_is_guarded() {
        for text in [
            "=1",
            "+A1",
            "-1+1",
            "-A1",
            "@A1",
            "\ta",
            "\ra",
            "\na",
            "＝1",
            "＋1",
            "－1",
            "＠A1",
            "-",
            "-.",
            "-1.2.3",
            "+1e5",
            "--1",
            " =1",
            "\0=1",
            "\u{1f}-a",
            "\u{feff}=1",
            "\u{200b}@a",
            "\u{a0}=1",
            "\u{3000}＝1",
            "\u{2060} \u{7f}+a",
            "'=1",
            "''-1",
            "' =1",
            "﹦1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
            assert_eq!(Safety::Raw.guarded(text, Delimiter::COMMA), text);
            assert!(Safety::Spreadsheet.may_guard(text.as_bytes()), "{text:?}");
        }
        for text in [
            "",
            "a=1",
            "1-2",
            "–1",
            "台積電",
            "-1",
            "+1.5",
            "-.5",
            "-0.40",
            " -1 ",
            "'tis",
            "\"=1",
            "a,=1",
            " a",
            "\u{200b}a",
            "。=1",
        ] {
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }

    /// LibreOffice 7.4.7 with `;` as separator and formulas evaluated runs the second cell of
    /// `1,"Stocks;=1+1;",a` and of `"Stocks;=1+1;",a`, and the second line of `1,"x\n=1+1;y",a`;
    /// with a NUL before it also `\0=1+1`. It runs none of them with a `'` before the `=`.
    #[test]
    fn a_formula_after_what_some_spreadsheet_splits_at_is_guarded() {
        for (text, safe) in [
            ("Stocks;=cmd|' /C calc'!A0;", "Stocks;'=cmd|' /C calc'!A0;"),
            ("a\n=1;b", "a\n'=1;b"),
            ("a\r\n@b", "a\r\n'@b"),
            ("a\t-b|+c", "a\t'-b|'+c"),
            ("a; \0\"=1", "a;' \0\"=1"),
            ("a;'=1", "a;''=1"),
            (";;=1", ";;'=1"),
            ("\t=1", "'\t'=1"),
            ("\r\n=1", "'\r\n'=1"),
            ("a;-1;b", "a;-1;b"),
            ("a; -1.5\nb", "a; -1.5\nb"),
            ("a;-1|b", "a;'-1|b"),
            ("a;-1,b", "a;'-1,b"),
            ("a; b, -c", "a; b, -c"),
        ] {
            assert_eq!(guarded(text), safe, "{text:?}");
        }
        let semicolon = |text| Safety::Spreadsheet.guarded(text, Delimiter::SEMICOLON);
        assert_eq!(semicolon("a,=1;=2"), "a,'=1;=2");
        let tab = |text| Safety::Spreadsheet.guarded(text, Delimiter::TAB);
        assert_eq!(tab("a,=1;\t=2"), "a,'=1;'\t=2");
    }

    proptest! {
        #[test]
        fn guards_can_be_removed(
            text in "[=+@'＝\t\r\n\",;| \u{0}\u{200b}0-9.a台-]{0,8}",
            delimiter in prop::sample::select(vec![
                Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB,
            ]),
        ) {
            let guarded = Safety::Spreadsheet.guarded(&text, delimiter);
            prop_assert_eq!(Safety::unguarded(&guarded, delimiter), text.as_str());
            let may_guard = !text.is_empty() && Safety::Spreadsheet.may_guard(text.as_bytes());
            prop_assert!(may_guard || !guarded.starts_with('\'') || text.starts_with('\''));
        }
    }
}
