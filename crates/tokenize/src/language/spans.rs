//! The languages of the paragraphs of a text in several languages.

use std::ops::Range;

use crate::language::Language;
use crate::language::detector::{
    LanguageDetector, SAMPLE, from_whatlang, is_significant_lead, prefix,
};

/// The bytes of each excerpt that is checked for another language.
const EXCERPT: usize = 128;
/// The paragraphs of a text with fewer bytes are always examined.
const SHORT: usize = 1_000;
/// The letters of a paragraph with fewer bytes are not enough evidence of its language.
const MIN_EVIDENCE: usize = 60;

/// A stretch of a text in one language; it starts where the one before ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LanguageSpan {
    /// The byte offset of its end.
    pub end: usize,
    /// The language of its paragraphs.
    pub language: Language,
}

impl LanguageDetector {
    /// Splits `text`, whose start is in `language`, into spans if some of its paragraphs are in other
    /// languages; returns no spans if all are in `language`.
    ///
    /// In a long text, looks for another language in short excerpts from the middle and the end, and
    /// examines each paragraph only if there is one. Paragraphs are separated by empty lines, or by line
    /// ends if the text has no empty lines. If the words of a paragraph do not prove its language, it
    /// gets the one of the languages found whose stop list has most of them, or else the language of the
    /// paragraph before.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Language, LanguageDetector};
    ///
    /// let english = "The port of the city is where most of them were when it was over for us.\n\n";
    /// let french = "Le port de la ville est là où la plupart d'entre eux étaient quand ce fut fini \
    ///               pour nous, et où ils sont encore.\n\n";
    /// let text = [english.repeat(4), french.repeat(3)].concat();
    /// let spans = LanguageDetector::new().language_spans(&text, Language::ENGLISH);
    /// let languages: Vec<String> = spans.iter().map(|span| span.language.to_string()).collect();
    /// assert_eq!(languages, ["en", "fr"]);
    /// assert_eq!(spans[0].end, 4 * english.len());
    /// ```
    pub fn language_spans(&self, text: &str, language: Language) -> Vec<LanguageSpan> {
        if !self.may_be_mixed(text, language) {
            return Vec::new();
        }
        let paragraphs = paragraphs(text);
        let sample = |range: &Range<usize>| prefix(&text[range.clone()], SAMPLE);
        let proven: Vec<Option<Language>> = paragraphs
            .iter()
            .map(|range| self.proven(sample(range), language))
            .collect();
        let mut found: Vec<Language> = proven.iter().flatten().copied().collect();
        found.extend((language != Language::UNKNOWN).then_some(language));
        found.sort_unstable();
        found.dedup();
        let mut last = proven.iter().flatten().next().copied();
        if language != Language::UNKNOWN {
            last = Some(language);
        }
        let mut spans: Vec<LanguageSpan> = Vec::new();
        for (range, proven) in paragraphs.into_iter().zip(proven) {
            let likeliest = proven.or_else(|| self.likeliest(sample(&range), &found));
            let Some(own) = likeliest.or(last) else {
                return Vec::new();
            };
            last = Some(own);
            match spans.last_mut() {
                Some(span) if span.language == own => span.end = range.end,
                _ => spans.push(LanguageSpan {
                    end: range.end,
                    language: own,
                }),
            }
        }
        if spans.iter().all(|span| span.language == language) {
            spans.clear();
        }
        spans
    }

    /// Whether paragraphs of `text` may be in another language than `language`.
    fn may_be_mixed(&self, text: &str, language: Language) -> bool {
        if text.len() < SHORT {
            return text.trim_end().contains('\n');
        }
        let offsets = [text.len() / 2, text.len() - EXCERPT];
        offsets.into_iter().any(|at| {
            let excerpt = excerpt(text, at);
            let votes = self.stop_words().count_votes(excerpt);
            let own = votes.votes_for(language);
            let in_other_script = || mostly_latin(excerpt) != mostly_latin(prefix(text, EXCERPT));
            votes.leader().votes >= own + 4 || (own == 0 && in_other_script())
        })
    }

    /// The language of a paragraph, if its own words leave little doubt; `language` is the expected one,
    /// that of most of the text.
    fn proven(&self, paragraph: &str, language: Language) -> Option<Language> {
        let votes = self.stop_words().count_votes(paragraph);
        if let Some(language) = votes.proven() {
            return Some(language);
        }
        let leader = votes.leader();
        let is_varied = || votes.are_varied(leader.language);
        if mostly_latin(paragraph) {
            // Letters alone are weak evidence: names have letters of many languages.
            let is_likely = leader.language == language
                || (is_significant_lead(leader.votes, votes.votes_for(language))
                    && guess(paragraph) == leader.language);
            return (is_likely && is_varied()).then_some(leader.language);
        }
        if paragraph.len() < MIN_EVIDENCE {
            return None;
        }
        let guess = whatlang::detect(paragraph).filter(whatlang::Info::is_reliable);
        guess.map(|guess| from_whatlang(guess.lang()))
    }

    /// The one of the languages `found` that most words of a paragraph belong to, or else its script.
    fn likeliest(&self, paragraph: &str, found: &[Language]) -> Option<Language> {
        let votes = self.stop_words().count_votes(paragraph);
        let leader = votes.leader_among(found);
        if leader.votes > leader.runner_up {
            return Some(leader.language);
        }
        let guess = Some(paragraph)
            .filter(|paragraph| !mostly_latin(paragraph))
            .map(guess);
        guess.filter(|language| found.contains(language))
    }
}

/// The language of a text by its letters, even if it is not reliable; unknown if it has no letters.
fn guess(text: &str) -> Language {
    whatlang::detect(text).map_or(Language::UNKNOWN, |guess| from_whatlang(guess.lang()))
}

/// About [`EXCERPT`] bytes of `text` from `at`.
fn excerpt(text: &str, at: usize) -> &str {
    let boundary = |from: usize| {
        let mut offsets = from..text.len();
        offsets
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    };
    &text[boundary(at)..boundary(at + EXCERPT)]
}

/// Whether at least half of the letters of `text` are Latin.
fn mostly_latin(text: &str) -> bool {
    let (mut latin, mut others) = (0_usize, 0_usize);
    if text.is_ascii() {
        return true;
    }
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        // Latin up to the IPA extensions, and the Vietnamese letters.
        if matches!(character, '\0'..='\u{2af}' | '\u{1e00}'..='\u{1eff}') {
            latin += 1;
        } else {
            others += 1;
        }
    }
    latin >= others
}

/// The paragraphs of `text`, each with the lines that separate it from the next.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let is_empty = |line: &str| line.trim().is_empty();
    let by_empty_lines = text.trim().lines().any(is_empty);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let (mut at, mut continues) = (0, false);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match paragraphs.last_mut() {
            Some(last) if continues || is_empty(line) => last.end = end,
            _ => paragraphs.push(at..end),
        }
        continues = by_empty_lines && !is_empty(line);
        at = end;
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "We met them at the port, and it was the first time that all of us were \
                           there when the ships from the other side of the bay came in.";
    const GERMAN: &str = "Wir haben sie am Hafen getroffen, und es war das erste Mal, dass wir alle da \
                          waren, als die Schiffe von der anderen Seite der Bucht kamen.";
    const CHINESE: &str = "我們在港口見到他們，這是我們第一次在船隻從海灣另一邊駛來時全都在場。";

    fn code(code: &str) -> Language {
        code.parse().unwrap()
    }

    /// The spans of `text`, with the languages that were found.
    fn found(text: &str) -> Vec<(String, &str)> {
        let detector = LanguageDetector::new();
        let detected = detector.detect(text);
        let language = Some(detected.language).filter(|_| detected.reliable);
        let spans = detector.language_spans(text, language.unwrap_or_default());
        let mut start = 0;
        let spans = spans.iter().map(|span| {
            let text = &text[start..span.end];
            start = span.end;
            (span.language.to_string(), text)
        });
        spans.collect()
    }

    #[test]
    fn a_text_in_one_language_has_no_spans() {
        for text in [ENGLISH, GERMAN, CHINESE] {
            assert!(found(&[text; 9].join("\n\n")).is_empty(), "{text}");
        }
        assert!(found("").is_empty());
    }

    #[test]
    fn paragraphs_are_in_their_own_language() {
        let two = format!("{ENGLISH}\n\n{GERMAN}\n");
        let found = found(&two);
        assert_eq!(
            found,
            [
                ("en".to_owned(), &*format!("{ENGLISH}\n\n")),
                ("de".to_owned(), &*format!("{GERMAN}\n"))
            ]
        );
    }

    #[test]
    fn lines_are_paragraphs_if_no_line_is_empty() {
        let text = [ENGLISH, CHINESE, ENGLISH, CHINESE].join("\r\n");
        let found = found(&text);
        let languages: Vec<&str> = found.iter().map(|(language, _)| &**language).collect();
        assert_eq!(languages, ["en", "zh", "en", "zh"]);
    }

    #[test]
    fn a_heading_is_in_the_language_of_its_words() {
        let text = [
            "The ships",
            ENGLISH,
            ENGLISH,
            "Die Schiffe",
            GERMAN,
            GERMAN,
            "1999",
        ]
        .join("\n\n");
        let found = found(&text);
        let starts: Vec<&str> = found.iter().map(|(_, text)| &text[..8]).collect();
        assert_eq!(starts, ["The ship", "Die Schi"]);
    }

    #[test]
    fn spans_cover_the_text_and_neighbors_differ() {
        let detector = LanguageDetector::new();
        let parts = [
            ENGLISH, "\n", GERMAN, "\n\n", CHINESE, "\n \n", "Ünal", "\u{2028}",
        ];
        for seed in 0..200_usize {
            let text: String = (0..12)
                .map(|at| parts[(seed * 7 + at * (seed % 5 + 1)) % 8])
                .collect();
            for language in ["en", "de", "zh", "und"] {
                let spans = detector.language_spans(&text, code(language));
                assert!(spans.last().is_none_or(|span| span.end == text.len()));
                assert!(
                    spans
                        .windows(2)
                        .all(|pair| pair[0].end < pair[1].end
                            && pair[0].language != pair[1].language)
                );
                assert!(spans.iter().all(|span| text.is_char_boundary(span.end)));
            }
        }
    }
}
