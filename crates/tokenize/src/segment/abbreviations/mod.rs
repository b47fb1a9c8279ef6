//! Abbreviations whose full stop ends no sentence.
//!
//! | module | what it has |
//! |---|---|
//! | `titles` | what stands before a name or a noun: `Dr.`, `Sen.`, `Mt.` |
//! | `suffixes` | what stands after a name, and may end a sentence: `Inc.`, `St.` |
//! | `dates` | months and weekdays |
//! | `references` | what stands before a number: `No.`, `fig.` |
//! | `openings` | capitalized function words, which open a sentence |

mod dates;
mod openings;
mod references;
mod suffixes;
#[cfg(test)]
mod tests;
mod titles;

use crate::language::Language;
use crate::token::Token;

/// The length of the longest abbreviation, in bytes.
const LONGEST: usize = 14;
/// The longest ordinal number whose full stop is told from the end of a sentence, in digits.
const ORDINAL_DIGITS: usize = 2;

/// Nouns whose specimens are known by a letter, in lower case: the stop after `Plan B.` ends a sentence.
#[rustfmt::skip]
const LABELS: [&str; 54] = [
    "allegato", "anexo", "anhang", "anlage", "annex", "annexe", "appendix", "article", "categoria",
    "category", "categoría", "catégorie", "chapter", "clase", "class", "classe", "epatite",
    "exhibit", "figure", "grade", "group", "groupe", "grupo", "gruppe", "gruppo", "hepatitis",
    "hépatite", "klasse", "letter", "level", "option", "part", "parte", "partie", "phase", "piano",
    "plan", "plano", "schedule", "section", "serie", "series", "série", "table", "team", "tipo",
    "typ", "type", "vitamin", "vitamina", "vitamine", "витамин", "группа", "класс",
];

/// Words that may stand between an initial and a family name, in lower case.
#[rustfmt::skip]
const PARTICLES: [&str; 24] = [
    "af", "al", "av", "bin", "d", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos",
    "du", "el", "la", "le", "los", "ten", "ter", "van", "von",
];

/// The codes of languages, and words that they share, in the order of their bytes.
type List = (&'static [&'static [u8; 2]], &'static [&'static str]);

/// The abbreviations of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abbreviations {
    titles: &'static [&'static str],
    suffixes: &'static [&'static str],
    dates: &'static [&'static str],
    references: &'static [&'static str],
    openings: &'static [&'static str],
    /// Whether nouns are capitalized and a full stop makes a number an ordinal.
    has_ordinals: bool,
}

impl Abbreviations {
    /// Those of `language`; the English ones if it is unknown.
    pub(crate) fn of(language: Language) -> Abbreviations {
        let code = language.letters().unwrap_or(*b"en");
        let list = |lists: &[List], other: &'static [&'static str]| {
            let own = lists.iter().find(|(codes, _)| codes.contains(&&code));
            own.map_or(other, |(_, words)| words)
        };
        Abbreviations {
            titles: list(&titles::LISTS, titles::COMMON),
            suffixes: list(&suffixes::LISTS, suffixes::COMMON),
            dates: list(&dates::LISTS, &[]),
            references: list(&references::LISTS, &[]),
            openings: list(&openings::LISTS, &[]),
            has_ordinals: code == *b"de",
        }
    }

    /// Whether the full stop right after the token before `tokens[index]` belongs to that token as it
    /// does to an abbreviation, so that it ends no sentence.
    pub(crate) fn have_stop_before(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let surface = tokens[index - 1].surface(text);
        if surface.len() > LONGEST {
            return false;
        }
        let place = Place {
            text,
            tokens,
            index,
        };
        if self.have(surface, &place) {
            return true;
        }
        if is_letter(surface) {
            return self.is_initial(surface, &place);
        }
        if surface.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.has_ordinals
                && surface.len() <= ORDINAL_DIGITS
                && starts_upper(place.next())
                && !self.open(place.next());
        }
        // In a headline, or in a text without capitals.
        (is_capitals(surface) && is_capitals(place.next())
            || !surface.contains(char::is_uppercase) && starts_lower(place.next()))
            && self.have(&capitalized(surface), &place)
    }

    /// Whether `surface`, the token before the stop, is an abbreviation there.
    fn have(&self, surface: &str, place: &Place<'_>) -> bool {
        let has = |words: &[&str]| words.binary_search(&surface).is_ok();
        // `г. Москва` is a town, `1990 г.` a year, `тыс. т.` a weight.
        let is_short = !surface.is_ascii() && surface.chars().count() <= 2;
        let is_unit = || {
            is_short && (place.follows_number() || place.follows_stop() || self.open(place.next()))
        };
        has(self.titles) && !is_unit()
            || (has(self.suffixes) || has(self.dates)) && !self.open(place.next())
            || has(self.references) && place.next().starts_with(char::is_numeric)
    }

    /// Whether a single letter is the initial of a name.
    fn is_initial(&self, letter: &str, place: &Place<'_>) -> bool {
        if !starts_upper(letter) {
            return false;
        }
        if place.is_letter_with_stop(place.index) {
            return true;
        }
        let next = place.next();
        let previous = place.previous();
        let is_label = |word: &str| LABELS.contains(&&*word.to_lowercase());
        // `vitamin C.`, `World War I.`, `posted on X.`
        if previous.is_some_and(is_label)
            || letter == "I" && previous.is_some_and(starts_upper)
            || letter == "X"
        {
            return false;
        }
        let is_particle = PARTICLES.contains(&&*until_apostrophe(next).to_lowercase());
        if is_particle && self.open(next) {
            return place.after_next().is_some_and(starts_upper);
        }
        is_particle || starts_upper(next) && !self.open(next)
    }

    /// Whether `word` is a function word with a capital, as at the start of a sentence.
    fn open(&self, word: &str) -> bool {
        let word = until_apostrophe(word);
        let has = |word: &str| self.openings.binary_search(&word).is_ok();
        has(word) || is_capitals(word) && has(&capitalized(word))
    }
}

/// A place between two tokens, the second of which is `tokens[index]`.
struct Place<'t> {
    text: &'t str,
    tokens: &'t [Token],
    index: usize,
}

impl<'t> Place<'t> {
    fn next(&self) -> &'t str {
        self.tokens[self.index].surface(self.text)
    }

    /// The token after the next one, if only spaces separate them.
    fn after_next(&self) -> Option<&'t str> {
        let next = self.tokens.get(self.index + 1)?;
        let gap = self.gap_after(self.index)?;
        is_white_space(gap).then(|| next.surface(self.text))
    }

    /// The token before the abbreviation, if only spaces separate them.
    fn previous(&self) -> Option<&'t str> {
        let before = self.index.checked_sub(2)?;
        let gap = self.gap_after(before)?;
        is_white_space(gap).then(|| self.tokens[before].surface(self.text))
    }

    /// What separates the token at `index` from the next, if both are in one line: a long text may be
    /// split at the end of a line.
    fn gap_after(&self, index: usize) -> Option<&'t str> {
        let gap = &self.text[self.tokens[index].end..self.tokens[index + 1].start];
        (!gap.contains('\n')).then_some(gap)
    }

    /// Whether the abbreviation follows a number, Roman ones included.
    fn follows_number(&self) -> bool {
        let is_roman = |byte: u8| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C');
        self.previous().is_some_and(|previous| {
            previous.ends_with(char::is_numeric) || previous.bytes().all(is_roman)
        })
    }

    /// Whether the abbreviation follows a full stop.
    fn follows_stop(&self) -> bool {
        let before = self.index.checked_sub(2);
        let gap = before.and_then(|before| self.gap_after(before));
        gap.is_some_and(|gap| gap.starts_with('.'))
    }

    /// Whether the token at `index` is a single capital with a full stop.
    fn is_letter_with_stop(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let surface = token.surface(self.text);
        is_letter(surface) && starts_upper(surface) && self.text[token.end..].starts_with('.')
    }
}

fn is_white_space(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace)
}

fn is_letter(surface: &str) -> bool {
    let mut characters = surface.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

fn starts_upper(surface: &str) -> bool {
    surface.starts_with(char::is_uppercase)
}

fn starts_lower(surface: &str) -> bool {
    surface.starts_with(char::is_lowercase)
}

/// Whether `surface` has two or more letters, all of them capitals.
fn is_capitals(surface: &str) -> bool {
    surface.chars().all(char::is_uppercase) && !is_letter(surface)
}

/// `surface` with only its first character in upper case.
fn capitalized(surface: &str) -> String {
    let mut characters = surface.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first
        .chain(characters.flat_map(char::to_lowercase))
        .collect()
}

fn until_apostrophe(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}
