//! Accents that capitals lack: `ΟΙΚΟΝΟΜΙΑ` is `οικονομία`, `ETAT` is `état`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use foldhash::fast::FixedState;
use hashbrown::HashSet;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::fold::case::Case;
use crate::fold::executor::Executor;
use crate::fold::normalization::Normalization;
use crate::fold::rules::Rules;
use crate::fold::surface::Reason;
use crate::fold::term_counts;
use crate::fold::word::{Candidate, Word};
use crate::language::Language;

const GREEK: Language = Language::from_letters(*b"el");

/// Languages whose capitals often lack their accents.
const LANGUAGES: [Language; 4] = [
    GREEK,
    Language::from_letters(*b"es"),
    Language::from_letters(*b"fr"),
    Language::from_letters(*b"pt"),
];

/// A word in capitals with fewer letters is more likely an acronym than a word without its accents.
const SHORTEST_EMPHASIS: usize = 4;

/// Whether capitals in texts in `language` often lack their accents.
pub(crate) fn may_lack(language: Language) -> bool {
    LANGUAGES.contains(&language)
}

/// Whether words in any of `languages` may lack accents under `rules`.
pub(crate) fn are_possible(rules: &Rules, languages: &BTreeSet<Language>) -> bool {
    rules.normalization == Normalization::Nfkc
        && rules.case != Case::Keep
        && languages.iter().any(|language| may_lack(*language))
}

/// `word`, which is in lower case, without accents; a final sigma is a plain one.
pub(crate) fn bare(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(bare_letter).collect())
}

/// `letter` without accents.
fn bare_letter(letter: char) -> char {
    match letter {
        _ if letter.is_ascii() => letter,
        'ς' => 'σ',
        _ => {
            let mut base = letter;
            decompose_canonical(letter, |part| {
                if !is_combining_mark(part) {
                    base = part;
                }
            });
            base
        }
    }
}

/// Whether `word` has a capital that may lack an accent: a vowel, or a consonant that has a cedilla or a
/// tilde within words.
pub(crate) fn may_be_incomplete(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(is_bare_capital_vowel)
        || letters.any(|letter| is_bare_capital_vowel(letter) || matches!(letter, 'C' | 'N'))
}

fn is_bare_capital_vowel(letter: char) -> bool {
    matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U')
        || matches!(letter, 'Α' | 'Ε' | 'Η' | 'Ι' | 'Ο' | 'Υ' | 'Ω' | 'Ϊ' | 'Ϋ')
}

/// Whether `word` is `complete`, which is in lower case, but for accents on some of its capitals.
pub(crate) fn is_incomplete(word: &str, complete: &str) -> bool {
    let mut letters = complete.chars();
    let mut lacks = false;
    for own in word.chars() {
        let Some(letter) = letters.next() else {
            return false;
        };
        let lower = own.to_lowercase().next().unwrap_or(own);
        if lower == letter || (lower == 'σ' && letter == 'ς') {
            continue;
        }
        let may_differ = own.is_uppercase() && (own.is_ascii() || may_be_incomplete_greek(own));
        if !may_differ || bare_letter(lower) != bare_letter(letter) {
            return false;
        }
        lacks = true;
    }
    lacks && letters.next().is_none()
}

fn may_be_incomplete_greek(letter: char) -> bool {
    is_bare_capital_vowel(letter) && !letter.is_ascii()
}

/// A word with the letters of others, but for accents.
struct Form<'w> {
    language: Language,
    key: String,
    /// As written, in normal form.
    word: &'w str,
    term: String,
    count: u64,
    index: usize,
    is_acronym: bool,
}

/// Replaces each candidate that lacks accents on capitals by the complete word of the corpus.
///
/// In Greek it is the most frequent word with these letters; in other languages it must be the only one. A
/// candidate in capitals that looks like an acronym is only emphasized if the complete word is at least as
/// frequent, and so is a name with a capital first (`Anna`) another one.
pub(crate) fn restore(
    words: &[Word<'_>],
    candidates: &mut [Result<Candidate, Reason>],
    executor: &impl Executor,
) {
    let complete = {
        let forms = ambiguous_forms(words, candidates, executor);
        let same = |a: &Form<'_>, b: &Form<'_>| (a.language, &a.key) == (b.language, &b.key);
        let groups = forms.chunk_by(same);
        groups.flat_map(replacements).collect::<Vec<_>>()
    };
    for (index, term) in complete {
        candidates[index] = Ok(Candidate {
            hash: term_counts::hash(&term),
            text: term,
            is_acronym: false,
        });
    }
}

/// The words that lack accents, and those with the same letters, by language and letters.
fn ambiguous_forms<'w>(
    words: &'w [Word<'_>],
    candidates: &[Result<Candidate, Reason>],
    executor: &impl Executor,
) -> Vec<Form<'w>> {
    let indices: Vec<usize> = (0..candidates.len()).collect();
    let lower = |index: usize| {
        let candidate = candidates[index].as_ref().ok()?;
        let word = &words[index];
        may_lack(word.surface.language).then(|| {
            if candidate.is_acronym {
                Cow::Owned(word.lower())
            } else {
                Cow::Borrowed(candidate.text.as_str())
            }
        })
    };
    let hashes = |select: &(dyn Fn(usize, &str) -> bool + Sync)| {
        let hash = |index: &usize| {
            let lower = lower(*index).filter(|lower| select(*index, lower))?;
            Some(term_counts::hash(&bare(&lower)))
        };
        let hashes = executor.map(&indices, hash).into_iter().flatten();
        hashes.collect::<HashSet<u64, FixedState>>()
    };
    let incomplete = hashes(&|index, _| may_be_incomplete(words[index].text()));
    if incomplete.is_empty() {
        return Vec::new();
    }
    let mut ambiguous = hashes(&|_, lower| {
        lower
            .chars()
            .any(|letter| !matches!(letter, 'ς') && bare_letter(letter) != letter)
    });
    ambiguous.retain(|hash| incomplete.contains(hash));
    let forms = executor.map(&indices, |index| {
        let lower = lower(*index)?;
        let key = bare(&lower);
        if !ambiguous.contains(&term_counts::hash(&key)) {
            return None;
        }
        Some(Form {
            language: words[*index].surface.language,
            key: key.into_owned(),
            word: words[*index].text(),
            count: words[*index].surface.count,
            index: *index,
            is_acronym: candidates[*index]
                .as_ref()
                .is_ok_and(|term| term.is_acronym),
            term: lower.into_owned(),
        })
    });
    let mut forms: Vec<Form<'_>> = forms.into_iter().flatten().collect();
    forms.sort_unstable_by(|a, b| {
        (a.language, &a.key, &a.term, a.index).cmp(&(b.language, &b.key, &b.term, b.index))
    });
    forms
}

/// The indices of the words that lack accents, each with the complete word.
fn replacements(forms: &[Form<'_>]) -> Vec<(usize, String)> {
    // Those that no other word completes.
    let mut complete: Vec<(&str, u64)> = Vec::new();
    for form in forms.iter().filter(|form| form.is_written_out()) {
        let others = forms.iter().filter(|form| form.is_written_out());
        if others
            .clone()
            .any(|other| is_incomplete(form.word, &other.term))
        {
            continue;
        }
        match complete.last_mut() {
            Some((term, count)) if *term == form.term => *count += form.count,
            _ => complete.push((&form.term, form.count)),
        }
    }
    let best = match complete.as_slice() {
        [only] => Some(only),
        several if forms[0].language == GREEK => {
            several.iter().rev().max_by_key(|(_, count)| *count)
        }
        _ => None,
    };
    let Some((best, count)) = best else {
        return Vec::new();
    };
    let is_rarer = |select: &dyn Fn(&Form<'_>) -> bool| {
        let lacking = forms.iter().filter(|form| is_incomplete(form.word, best));
        let counts = lacking.filter(|form| select(form)).map(|form| form.count);
        counts.sum::<u64>() <= *count
    };
    let are_emphasis =
        best.chars().count() >= SHORTEST_EMPHASIS && is_rarer(&|form| form.is_acronym);
    let are_incomplete = is_rarer(&|form| form.is_written_out());
    let lacking = forms.iter().filter(|form| {
        (!form.is_acronym || are_emphasis)
            && (!form.is_written_out() || are_incomplete)
            && is_incomplete(form.word, best)
    });
    lacking
        .map(|form| (form.index, (*best).to_owned()))
        .collect()
}

impl Form<'_> {
    /// Whether it is in lower case, but perhaps for its first letter.
    fn is_written_out(&self) -> bool {
        !self.is_acronym && self.word.contains(char::is_lowercase)
    }
}

#[cfg(test)]
mod tests;
