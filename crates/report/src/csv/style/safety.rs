//! Text that a spreadsheet would run as a formula, and how it stays text.

use serde::Serialize;

/// How a text cell is written that a spreadsheet would run as a formula.
///
/// These are texts, including headers, that begin with `=`, `+`, `-`, `@`, their full-width forms, a
/// tab or a line end. Numbers are never changed, even in a column of text: `-0.5` stays a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// With a `'` before it: `=1+1` is written as `'=1+1`. For spreadsheets.
    ///
    /// A text that already begins with `'` is written verbatim.
    #[default]
    Spreadsheet,
    /// Verbatim: `=1+1` is written as `=1+1`. For programs.
    Raw,
}

impl Safety {
    /// Whether a text that begins with the byte `first` may need a guard. Rarely wrong, and only by
    /// returning `true`.
    #[inline]
    pub(crate) fn may_guard(self, first: u8) -> bool {
        const FULL_WIDTH: u8 = 0xef;
        self == Safety::Spreadsheet
            && matches!(
                first,
                b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | FULL_WIDTH
            )
    }

    /// What to write before `text`.
    pub(crate) fn guard(self, text: &str) -> &'static str {
        match self {
            Safety::Spreadsheet if text.starts_with(starts_formula) && !is_number(text) => "'",
            Safety::Spreadsheet | Safety::Raw => "",
        }
    }
}

/// Whether spreadsheets read a cell that begins with `character` as a formula, or skip the character
/// and look at the next one.
fn starts_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether `text` is a sign and digits with at most one decimal point: a value, which spreadsheets do
/// not run.
fn is_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['+', '-']) else {
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
    use super::*;

    #[test]
    fn only_the_beginning_of_a_formula_is_guarded() {
        for text in [
            "=1", "+A1", "-1+1", "-A1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1",
            "-", "-.", "-1.2.3", "+1e5", "--1",
        ] {
            assert_eq!(Safety::Spreadsheet.guard(text), "'", "{text:?}");
            assert_eq!(Safety::Raw.guard(text), "", "{text:?}");
        }
        for text in [
            "",
            "a=1",
            "'=1",
            "1-2",
            " =1",
            "–1",
            "台積電",
            "-1",
            "+1.5",
            "-.5",
            "-0.40",
        ] {
            assert_eq!(Safety::Spreadsheet.guard(text), "", "{text:?}");
        }
    }
}
