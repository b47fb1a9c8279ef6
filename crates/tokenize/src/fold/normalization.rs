//! Normalization: Unicode, apostrophes, possessives, the dots of acronyms.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::characters::ignorable::{is_ignorable, without_ignorable};
use crate::characters::patterns::{is_acronym_with_plural, is_dotted_acronym};

/// The Unicode normalization of surfaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Normalization {
    /// NFKC, with straight apostrophes and hyphens, and without soft hyphens and other invisible characters
    /// (those with the Unicode property `Default_Ignorable_Code_Point`; zero-width joiners stay between
    /// letters of scripts that join them), and without the vowel marks of Arabic and Hebrew, the stress marks
    /// of Cyrillic and the signs that Armenian sets over a vowel: `ﬁrm` is `firm`, `Ｔａｉｗａｎ` is `Taiwan`,
    /// `don’t` and `don´t` are `don't`. Superscript digits stay: `x²` is not `x2`; so do Korean letters by
    /// themselves (`ㅋㅋ`).
    /// Romanian `ş` and `ţ` are `ș` and `ț`.
    ///
    /// Spellings that differ only in `ß` or `ss` in German, in `ё` or `е` in Russian, in `œ` or `oe` in
    /// French, in a half-space in Persian, or in dots and hamzas that keyboards omit are one term, shown
    /// in the most frequent spelling. A capital that lacks its accent counts for the accented letter in
    /// Greek, and in French, Spanish and Portuguese if the corpus has the word with one accent only:
    /// `ETAT` is `état`.
    #[default]
    Nfkc,
    /// None: `ﬁrm` and `firm` are two terms.
    None,
}

/// Whether affixes that an apostrophe joins to a word are cut: English possessive endings, French, Italian
/// and Catalan elided articles and the like, Turkish endings of names; also case endings that a colon joins
/// to an abbreviation in Swedish and Finnish, and the plural ending of an acronym with full stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Possessives {
    /// `Taiwan's` counts for `taiwan`, `companies'` for `companies`; in documents in these languages
    /// `l'ONU` for `ONU`, `Ankara'da` for `ankara`, `EU:s` for `EU`; `Ph.D.s` for `phd`.
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
    let changes = |c| {
        is_apostrophe(c)
            || is_hyphen(c)
            || is_ignorable(c)
            || is_mark(c)
            || matches!(c, '״' | '\u{e4d}' | '\u{ecd}')
    };
    if !surface.chars().any(changes) && is_nfkc_quick(surface.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(surface);
    }
    let plain = without_ignorable(surface).map(|c| match c {
        _ if is_apostrophe(c) => '\'',
        _ if is_hyphen(c) => '-',
        '״' => '"',
        // A Korean vowel that is typed for a middle dot.
        '\u{318d}' => '·',
        _ => c,
    });
    let mut normal = if surface.contains(stays) {
        nfkc_of_the_rest(&plain.collect::<String>())
    } else {
        plain.nfkc().collect()
    };
    // NFKC splits the vowels am of Thai and Lao, which keyboards have as one letter.
    for (parts, vowel) in [("\u{e4d}\u{e32}", "ำ"), ("\u{ecd}\u{eb2}", "ຳ")] {
        if normal.contains(parts) {
            normal = normal.replace(parts, vowel);
        }
    }
    // Only now, after NFKC has composed hamzas and maddas with their letters.
    if normal.contains(is_mark) && !normal.chars().all(is_mark) {
        normal = normal.replace(is_mark, "");
    }
    if normal.contains(['\u{301}', '\u{307}']) {
        normal = without_redundant_accents(&normal);
    }
    // Where quotation marks would be, a letter that looks like one is not part of the word either.
    if surface.starts_with(is_apostrophe_letter) || surface.ends_with(is_apostrophe_letter) {
        normal = normal.trim_matches('\'').to_owned();
    }
    Cow::Owned(normal)
}

/// `normal`, which is composed, without the acute that marks the stress of a Cyrillic vowel in reference
/// works, and without the dot that a plain `i` gets where a program lowers the Turkish `İ` letter by letter.
fn without_redundant_accents(normal: &str) -> String {
    let mut before = None;
    let mut is_redundant = |character: char| {
        let letter = before.replace(character);
        match character {
            '\u{301}' => letter.is_some_and(|letter| {
                matches!(letter, 'Ѐ'..='ԯ') && !matches!(letter, '\u{483}'..='\u{489}')
            }),
            '\u{307}' => letter == Some('i'),
            _ => false,
        }
    };
    normal.chars().filter(|c| !is_redundant(*c)).collect()
}

/// `text` in NFKC, but for superscript digits and Korean letters that stand alone: `x²` does not become
/// `x2`, and `ㅋㅋ` keeps its letters.
fn nfkc_of_the_rest(text: &str) -> String {
    let parts = text.split_inclusive(stays);
    let normal = |part: &str| {
        let plain = part.trim_end_matches(stays);
        let unchanged = part[plain.len()..].chars();
        plain.nfkc().chain(unchanged).collect::<String>()
    };
    parts.map(normal).collect()
}

/// Whether NFKC would change `character` into another one: a superscript digit or a Korean letter by
/// itself.
fn stays(character: char) -> bool {
    matches!(character, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '\u{3131}'..='\u{318e}')
}

/// Whether `character` is a mark that Arabic and Hebrew texts usually omit, the stroke that stretches an Arabic
/// word, or a sign of emphasis, exclamation or question, which Armenian sets inside the word.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{055b}' | '\u{055c}' | '\u{055e}' | '\u{0591}'..='\u{05bd}' | '\u{05bf}' | '\u{05c1}' | '\u{05c2}' | '\u{05c4}' | '\u{05c5}'
        | '\u{05c7}' | '\u{0610}'..='\u{061a}' | '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
        | '\u{06d6}'..='\u{06dc}' | '\u{06df}'..='\u{06e4}' | '\u{06e7}' | '\u{06e8}'
        | '\u{06ea}'..='\u{06ed}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '’' | '‘' | '＇' | '׳' | '´' | '′') || is_apostrophe_letter(character)
}

/// Whether `character` is a letter that looks like an apostrophe: the ʻokina of Hawaiian, the apostrophe of
/// Armenian, the saltillo of languages of Mexico, the hamza and the ayin of transliterated Arabic.
fn is_apostrophe_letter(character: char) -> bool {
    matches!(
        character,
        '\u{02bb}'..='\u{02bf}' | '\u{055a}' | '\u{a78b}' | '\u{a78c}'
    )
}

/// Whether `character` is a hyphen other than that of ASCII: also the maqaf of Hebrew and the hyphen of
/// Armenian.
fn is_hyphen(character: char) -> bool {
    matches!(character, '\u{2010}' | '\u{2011}' | '\u{05be}' | '\u{058a}')
}

/// `word`, from a Turkish text, without the ending that an apostrophe joins to a name or a number.
pub(crate) fn without_turkish_ending(word: &str) -> &str {
    match word.split_once('\'') {
        Some((name, _))
            if name.len() > 1 && name.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) =>
        {
            name
        }
        _ => word,
    }
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
            // `s'` loses only the apostrophe.
            let cut = if ending.ends_with('\'') { 1 } else { 2 };
            (!stem.is_empty()).then(|| &word[..word.len() - cut])
        })
        .unwrap_or(word)
}

/// `word`, which is in normal form, without the plural ending of an acronym with full stops: `Ph.D.s` is
/// `Ph.D.`, `Ph.Ds` is `Ph.D`.
pub(crate) fn without_acronym_plural(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(acronym) if is_acronym_with_plural(word) => acronym,
        _ => word,
    }
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
                Cow::Owned(part.replace(['.', ' '], ""))
            } else {
                Cow::Borrowed(part)
            }
        })
        .collect();
    Cow::Owned(parts.join("-"))
}

#[cfg(test)]
mod tests;
