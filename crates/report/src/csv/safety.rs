//! Text that a spreadsheet would run as a formula is made to stay text.

use serde::Serialize;

/// What becomes of a text cell that a spreadsheet would run as a formula.
///
/// These are texts, headers included, that begin with `=`, `+`, `-`, `@`, their full-width forms, a
/// tab or a line end. Numbers are never touched: `-0.5` stays a number.
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
    /// What is to be written in front of `text`.
    pub(crate) fn guard(self, text: &str) -> &'static str {
        match self {
            Safety::Spreadsheet if text.starts_with(starts_formula) => "'",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_of_a_formula_is_guarded_and_nothing_else() {
        for text in [
            "=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "-",
        ] {
            assert_eq!(Safety::Spreadsheet.guard(text), "'", "{text:?}");
            assert_eq!(Safety::Raw.guard(text), "", "{text:?}");
        }
        for text in ["", "a=1", "'=1", "1-2", " =1", "–1", "台積電"] {
            assert_eq!(Safety::Spreadsheet.guard(text), "", "{text:?}");
        }
    }
}
