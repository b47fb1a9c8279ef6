//! Text that a spreadsheet would run as a formula is made to stay text.

use serde::Serialize;

/// What becomes of a text cell that a spreadsheet would run as a formula.
///
/// These are texts, headers included, that begin with `=`, `+`, `-`, `@`, their full-width forms, a
/// tab or a line end. Numbers are never touched, also where they are text: `-0.5` stays a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// A `'` is put in front: `=1+1` is written as `'=1+1`. For spreadsheets.
    ///
    /// A text that begins with `'` itself is left as it is.
    #[default]
    Spreadsheet,
    /// Nothing: `=1+1` is written as `=1+1`. For programs.
    Raw,
}

impl Safety {
    /// Whether a text that begins with the byte `first` may need a guard; seldom wrong.
    #[inline]
    pub(crate) fn may_guard(self, first: u8) -> bool {
        const FULL_WIDTH: u8 = 0xef;
        self == Safety::Spreadsheet
            && matches!(
                first,
                b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | FULL_WIDTH
            )
    }

    /// What is to be written in front of `text`.
    pub(crate) fn guard(self, text: &str) -> &'static str {
        match self {
            Safety::Spreadsheet if text.starts_with(starts_formula) && !is_number(text) => "'",
            Safety::Spreadsheet | Safety::Raw => "",
        }
    }
}

/// Whether spreadsheets take a cell that begins with `character` as a formula, or skip it and look
/// at the next one.
fn starts_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether `text` is a sign and digits with at most one decimal point: a value, which no spreadsheet
/// runs.
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
    fn every_beginning_of_a_formula_is_guarded_and_nothing_else() {
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
