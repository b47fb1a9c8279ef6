//! Words that are broken at a line end.

use std::collections::HashMap;
use std::iter::once;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::characters::lowercase::to_lowercase;
use crate::fold::{Normalization, Surface, normalize};
use crate::resolution::resolver::ResolvedWord;
use crate::token::Break;

const SOFT_HYPHEN: char = '\u{ad}';

/// Stands for a hyphen that is repeated at the start of the next line, as Portuguese and Polish do with the
/// hyphen of a compound.
const DOUBLED: char = '=';

/// The most line ends for whose hyphens all combinations are tried.
const MOST_BREAKS: usize = 4;

/// How often a corpus has the words that the broken ones may be.
#[derive(Clone, Debug, Default)]
pub(super) struct LineEnds {
    /// By their spelling in lower case.
    counts: HashMap<String, u64>,
}

/// A surface with line ends, in its parts.
struct Broken<'s> {
    /// What is between the line ends, without the signs before them.
    parts: Vec<Range<usize>>,
    /// The sign before each line end.
    signs: Vec<char>,
    surface: &'s str,
}

/// Whether a hyphen, or a sign that stands for one, is before a line end in `surface`. An entry of the
/// user dictionary may have line ends that break no word.
pub(super) fn is_broken(surface: &str) -> bool {
    let mut line_ends = surface.match_indices('\n');
    line_ends.any(|(at, _)| sign_before(surface, at).is_some())
}

/// The hyphen before the line end at `at`, with its offset.
fn sign_before(surface: &str, at: usize) -> Option<(usize, char)> {
    let line = surface[..at].trim_end_matches(['\r', ' ', '\t']);
    let sign = line.chars().next_back()?;
    let is_hyphen = matches!(sign, '-' | '\u{2010}' | '\u{ac}' | SOFT_HYPHEN);
    is_hyphen.then(|| (line.len() - sign.len_utf8(), sign))
}

impl LineEnds {
    pub(super) fn new(surfaces: &[Surface<'_>]) -> LineEnds {
        let mut counts = HashMap::new();
        for surface in surfaces.iter().filter(|one| is_broken(one.text)) {
            let candidates = Broken::new(surface.text).candidates();
            counts.extend(candidates.into_iter().map(|text| (key(&text), 0)));
        }
        if !counts.is_empty() {
            for surface in surfaces.iter().filter(|one| !is_broken(one.text)) {
                if let Some(count) = counts.get_mut(&key(surface.text)) {
                    *count += surface.count;
                }
            }
        }
        LineEnds { counts }
    }

    /// The words of a broken surface; `None` if it has no line end.
    pub(super) fn words(&self, surface: &str) -> Option<Vec<ResolvedWord>> {
        if !is_broken(surface) {
            return None;
        }
        let broken = Broken::new(surface);
        let mut best: Option<(u64, String)> = None;
        for candidate in broken.candidates() {
            let count = self.counts.get(&key(&candidate)).copied().unwrap_or(0);
            // Of equally frequent ones the first, which joins more.
            if count > best.as_ref().map_or(0, |(count, _)| *count) {
                best = Some((count, candidate));
            }
        }
        Some(match best {
            Some((_, spelling)) => vec![ResolvedWord {
                span: 0..surface.len(),
                spelling: Some(spelling),
                break_before: Break::None,
            }],
            None => broken.parts(),
        })
    }
}

impl<'s> Broken<'s> {
    fn new(surface: &'s str) -> Broken<'s> {
        let mut parts = Vec::new();
        let mut signs = Vec::new();
        let mut start = 0;
        for (at, _) in surface.match_indices('\n') {
            let Some((end, sign)) = sign_before(surface, at) else {
                continue;
            };
            parts.push(start..end.max(start));
            let line = surface[at + 1..].trim_start_matches([' ', '\t', '\u{c}']);
            let rest = line.trim_start_matches(['-', '\u{2010}']);
            if rest.len() < line.len() {
                signs.push(DOUBLED);
            } else {
                signs.push(sign);
            }
            start = surface.len() - rest.len();
        }
        parts.push(start..surface.len());
        Broken {
            parts,
            signs,
            surface,
        }
    }

    /// What the word may be: the parts joined, with and without hyphens. Those that join more come
    /// first.
    fn candidates(&self) -> Vec<String> {
        let open = self.signs.iter().filter(|sign| is_open(**sign)).count();
        let kept = if open > MOST_BREAKS { 1 } else { 1_u32 << open };
        let mut choices: Vec<u32> = (0..kept).collect();
        choices.sort_by_key(|choice| choice.count_ones());
        choices
            .into_iter()
            .map(|choice| self.join(choice))
            .collect()
    }

    /// The parts joined, with a hyphen where `choice` has a bit.
    fn join(&self, mut choice: u32) -> String {
        let mut word = self.surface[self.parts[0].clone()].to_owned();
        for (sign, part) in self.signs.iter().zip(&self.parts[1..]) {
            if *sign == DOUBLED || is_open(*sign) && choice & 1 == 1 {
                word.push('-');
            }
            if is_open(*sign) {
                choice >>= 1;
            }
            word.push_str(&self.surface[part.clone()]);
        }
        word
    }

    /// The parts as words; those at a soft hyphen are one.
    fn parts(&self) -> Vec<ResolvedWord> {
        let mut words: Vec<ResolvedWord> = Vec::new();
        for (number, part) in self.parts.iter().enumerate() {
            let before = number.checked_sub(1).map(|before| self.signs[before]);
            match words.last_mut() {
                Some(last) if before == Some(SOFT_HYPHEN) => {
                    let mut spelling = last.text(self.surface).to_owned();
                    spelling.push_str(&self.surface[part.clone()]);
                    last.spelling = Some(spelling);
                    last.span.end = part.end;
                }
                _ => words.push(ResolvedWord {
                    span: part.clone(),
                    spelling: None,
                    break_before: if number == 0 {
                        Break::None
                    } else {
                        Break::Punctuation
                    },
                }),
            }
        }
        words
    }
}

/// Whether only the corpus shows if the hyphen `sign` belongs to the word.
fn is_open(sign: char) -> bool {
    !matches!(sign, SOFT_HYPHEN | DOUBLED)
}

/// What spellings of a word have in common that differ in case, invisible characters, a possessive ending
/// or what capitals often lack: the accents of Greek, the dot of `İ`. `ё` is `е`, and `ß` is `ss`.
fn key(word: &str) -> String {
    let lower = to_lowercase(&normalize(word, Normalization::Nfkc));
    let bare = lower.strip_suffix("'s").unwrap_or(&lower);
    if bare.is_ascii() {
        return bare.to_owned();
    }
    let mut key = String::with_capacity(bare.len());
    for character in bare.chars() {
        match character {
            'ё' => key.push('е'),
            'ß' => key.push_str("ss"),
            'ı' => key.push('i'),
            // What is left of a capital İ in lower case.
            '\u{307}' => {}
            'ς' => key.push('σ'),
            '\u{370}'..='\u{3ff}' => {
                key.extend(once(character).nfd().filter(|one| !is_combining_mark(*one)));
            }
            _ => key.push(character),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn words(corpus: &[(&str, u64)], surface: &str) -> Vec<String> {
        let surfaces: Vec<Surface<'_>> = corpus
            .iter()
            .chain([&(surface, 1)])
            .map(|(text, count)| Surface {
                text,
                language: Language::ENGLISH,
                in_capitals: false,
                count: *count,
            })
            .collect();
        let words = LineEnds::new(&surfaces).words(surface).unwrap();
        words
            .iter()
            .map(|word| word.text(surface).to_owned())
            .collect()
    }

    #[test]
    fn a_broken_word_is_the_word_that_the_corpus_has() {
        let corpus = [("Government’s", 1), ("long-term", 1), ("longterm", 0)];
        assert_eq!(words(&corpus, "govern-\nment"), ["government"]);
        assert_eq!(
            words(&corpus, "Govern\u{2010}\r\n  ment's"),
            ["Government's"]
        );
        assert_eq!(words(&corpus, "govern¬\nment"), ["government"]);
        assert_eq!(words(&corpus, "long-\nterm"), ["long-term"]);
        assert_eq!(words(&corpus, "Indo-\nPacific"), ["Indo", "Pacific"]);
    }

    #[test]
    fn the_more_frequent_form_is_taken() {
        let corpus = [("cooperation", 2), ("co-operation", 3)];
        assert_eq!(words(&corpus, "co-\noperation"), ["co-operation"]);
        let corpus = [("cooperation", 3), ("co-operation", 3)];
        assert_eq!(words(&corpus, "co-\noperation"), ["cooperation"]);
    }

    #[test]
    fn blanks_and_a_page_may_be_at_the_line_end() {
        let corpus = [("government", 1)];
        assert_eq!(words(&corpus, "govern- \t\n\u{c} ment"), ["government"]);
        assert_eq!(words(&[], "govern\u{ad} \r\nment"), ["government"]);
    }

    /// The hyphen of a compound is repeated: Acordo Ortográfico da Língua Portuguesa (1990), base XX, 6.
    #[test]
    fn a_repeated_hyphen_is_part_of_the_word() {
        let corpus = [("vice-almirante", 1), ("vicealmirante", 5)];
        assert_eq!(words(&corpus, "vice-\n-almirante"), ["vice-almirante"]);
        assert_eq!(words(&[], "ex-\n-alferes"), ["ex", "alferes"]);
    }

    #[test]
    fn capitals_and_other_spellings_are_evidence_too() {
        for (corpus, broken, expected) in [
            ("κυβέρνηση", "ΚΥΒΕΡ-\nΝΗΣΗ", "ΚΥΒΕΡΝΗΣΗ"),
            ("λόγος", "ΛΟ-\nΓΟΣ", "ΛΟΓΟΣ"),
            ("kadın", "KA-\nDIN", "KADIN"),
            ("insan", "İN-\nSAN", "İNSAN"),
            ("ученый", "учё-\nный", "учёный"),
            ("Straße", "STRAS-\nSE", "STRASSE"),
        ] {
            assert_eq!(words(&[(corpus, 1)], broken), [expected]);
        }
    }

    #[test]
    fn a_soft_hyphen_always_joins() {
        assert_eq!(words(&[], "govern\u{ad}\nment"), ["government"]);
        assert_eq!(
            words(&[], "govern\u{ad}\nment-\nled"),
            ["government", "led"]
        );
        let corpus = [("government-led", 1)];
        assert_eq!(
            words(&corpus, "govern\u{ad}\nment-\nled"),
            ["government-led"]
        );
    }

    #[test]
    fn a_word_may_be_broken_twice() {
        let corpus = [("inter-governmental", 1)];
        assert_eq!(
            words(&corpus, "inter-\ngovern-\nmental"),
            ["inter-governmental"]
        );
        assert_eq!(words(&[], "a-\nb-\nc"), ["a", "b", "c"]);
    }
}
