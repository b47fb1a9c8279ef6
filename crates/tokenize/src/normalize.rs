//! A surface in normal form: Unicode, apostrophes, possessives, dots of acronyms.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Which Unicode normalization surfaces pass through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Normalization {
    /// NFKC, curly apostrophes made straight, soft hyphens and other invisible characters removed:
    /// `ﬁrm` is `firm`, `Ｔａｉｗａｎ` is `Taiwan`, `don’t` is `don't`.
    #[default]
    Nfkc,
    /// None: `ﬁrm` and `firm` are two terms.
    None,
}

/// What becomes of the English possessive ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Possessives {
    /// `Taiwan's` counts for `taiwan`, `companies'` for `companies`.
    #[default]
    Cut,
    /// `Taiwan's` is a term of its own.
    Keep,
}

/// `surface` in normal form.
pub(crate) fn normalize(surface: &str, normalization: Normalization) -> Cow<'_, str> {
    if normalization == Normalization::None || surface.is_ascii() {
        return Cow::Borrowed(surface);
    }
    let visible = !surface
        .chars()
        .any(|c| is_apostrophe(c) || is_hyphen(c) || is_invisible(c));
    if visible && is_nfkc_quick(surface.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(surface);
    }
    let plain = surface.chars().filter(|c| !is_invisible(*c)).map(|c| {
        if is_apostrophe(c) {
            '\''
        } else if is_hyphen(c) {
            '-'
        } else {
            c
        }
    });
    Cow::Owned(plain.nfkc().collect())
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '’' | '‘' | 'ʼ' | '＇')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '\u{2010}' | '\u{2011}')
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// `word`, which is in normal form, without an English possessive ending.
pub(crate) fn without_possessive(word: &str, possessives: Possessives) -> &str {
    if possessives == Possessives::Keep {
        return word;
    }
    ["'s", "'S", "s'", "S'"]
        .into_iter()
        .find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            // `s'` loses the apostrophe only.
            let cut = if ending.ends_with('\'') { 1 } else { 2 };
            (!stem.is_empty()).then(|| &word[..word.len() - cut])
        })
        .unwrap_or(word)
}

/// `word` without the dots of an acronym: `U.S.` is `US`, `U.S.-led` is `US-led`.
pub(crate) fn without_acronym_dots(word: &str) -> Cow<'_, str> {
    if !word.contains('.') {
        return Cow::Borrowed(word);
    }
    let parts: Vec<Cow<'_, str>> = word
        .split('-')
        .map(|part| {
            if is_dotted_acronym(part) {
                Cow::Owned(part.replace('.', ""))
            } else {
                Cow::Borrowed(part)
            }
        })
        .collect();
    Cow::Owned(parts.join("-"))
}

/// Whether `part` is single letters with full stops between them: `U.S.`, `U.S`, `e.g.`.
pub(crate) fn is_dotted_acronym(part: &str) -> bool {
    let body = part.strip_suffix('.').unwrap_or(part);
    body.contains('.')
        && body.split('.').all(|letter| {
            let mut characters = letter.chars();
            characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compatibility_forms_and_apostrophes_are_folded() {
        assert_eq!(normalize("ﬁrm", Normalization::Nfkc), "firm");
        assert_eq!(normalize("Ｔaiwan’s", Normalization::Nfkc), "Taiwan's");
        assert_eq!(
            normalize("semi\u{ad}conductor", Normalization::Nfkc),
            "semiconductor"
        );
        assert_eq!(normalize("cafe\u{301}", Normalization::Nfkc), "café");
        assert_eq!(normalize("ﬁrm", Normalization::None), "ﬁrm");
    }

    #[test]
    fn possessive_endings_are_cut() {
        assert_eq!(without_possessive("Taiwan's", Possessives::Cut), "Taiwan");
        assert_eq!(
            without_possessive("companies'", Possessives::Cut),
            "companies"
        );
        assert_eq!(without_possessive("don't", Possessives::Cut), "don't");
        assert_eq!(without_possessive("'s", Possessives::Cut), "'s");
        assert_eq!(
            without_possessive("Taiwan's", Possessives::Keep),
            "Taiwan's"
        );
    }

    #[test]
    fn dots_leave_acronyms_only() {
        assert_eq!(without_acronym_dots("U.S."), "US");
        assert_eq!(without_acronym_dots("U.S"), "US");
        assert_eq!(without_acronym_dots("then-U.S."), "then-US");
        assert_eq!(without_acronym_dots("example.org"), "example.org");
        assert_eq!(without_acronym_dots("Ph.D"), "Ph.D");
    }
}
