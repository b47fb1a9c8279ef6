//! Cuts a text in several languages at its paragraphs.

use std::ops::Range;

use crate::language::Language;
use crate::language::detector::{
    LanguageDetector, SAMPLE, Vote, beginning, from_whatlang, is_ahead,
};

/// Bytes of each of the stretches by which a text in several languages is told from others.
const PROBE: usize = 128;
/// The paragraphs of a text of fewer bytes are looked at in any case.
const SHORT: usize = 1_000;
/// The letters of a paragraph of fewer bytes prove no language.
const EVIDENCE: usize = 60;

/// A stretch of a text that is in one language; it begins where the one before ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageSpan {
    /// Where it ends, in bytes.
    pub end: usize,
    /// The language of its paragraphs.
    pub language: Language,
}

impl LanguageDetector {
    /// The spans of a text of which some paragraphs are in another language than its beginning,
    /// which is in `language`; none if all are in that one.
    ///
    /// Of a long text a short stretch in its middle and one at its end tell whether there is another
    /// language at all; only then is each paragraph looked at. Paragraphs are what empty lines
    /// separate, or lines in a text without any. One whose own words do not prove a language is taken
    /// to be in that of the languages found whose stop list has most of them, or else in that of the
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
        let sample = |range: &Range<usize>| beginning(&text[range.clone()], SAMPLE);
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
            let Some(of) = likeliest.or(last) else {
                return Vec::new();
            };
            last = Some(of);
            match spans.last_mut() {
                Some(span) if span.language == of => span.end = range.end,
                _ => spans.push(LanguageSpan {
                    end: range.end,
                    language: of,
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
        let places = [text.len() / 2, text.len() - PROBE];
        places.into_iter().any(|at| {
            let stretch = stretch(text, at);
            let votes = self.stop_lists().votes(stretch);
            let (own, (_, most, _)) = (votes.of(language), votes.best());
            let in_other_script = || mostly_latin(stretch) != mostly_latin(beginning(text, PROBE));
            most >= own + 4 || (own == 0 && in_other_script())
        })
    }

    /// The language of a paragraph, if its own words leave little doubt of it; most of the text is
    /// rather in `language`.
    fn proven(&self, paragraph: &str, language: Language) -> Option<Language> {
        let votes = self.stop_lists().votes(paragraph);
        let vote = Vote::of(&votes);
        let is_varied = || votes.are_varied(vote.best);
        if vote.is_clear() && is_varied() {
            return Some(vote.best);
        }
        if mostly_latin(paragraph) {
            // Letters alone are little evidence: names have some of many languages.
            let is_likely = vote.best == language
                || (is_ahead(vote.most, votes.of(language)) && guess(paragraph) == vote.best);
            return (is_likely && is_varied()).then_some(vote.best);
        }
        if paragraph.len() < EVIDENCE {
            return None;
        }
        let guess = whatlang::detect(paragraph).filter(whatlang::Info::is_reliable);
        guess.map(|guess| from_whatlang(guess.lang()))
    }

    /// That of the languages `found` to which most of a paragraph's words belong, or its script.
    fn likeliest(&self, paragraph: &str, found: &[Language]) -> Option<Language> {
        let (best, most, next) = self.stop_lists().votes(paragraph).best_of(found);
        if most > next {
            return Some(best);
        }
        let guess = Some(paragraph)
            .filter(|paragraph| !mostly_latin(paragraph))
            .map(guess);
        guess.filter(|language| found.contains(language))
    }
}

/// The language of a text by its letters, however unsure; unknown if it has none.
fn guess(text: &str) -> Language {
    whatlang::detect(text).map_or(Language::UNKNOWN, |guess| from_whatlang(guess.lang()))
}

/// About [`PROBE`] bytes of `text` from `at`.
fn stretch(text: &str, at: usize) -> &str {
    let boundary = |from: usize| {
        let mut places = from..text.len();
        places
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    };
    &text[boundary(at)..boundary(at + PROBE)]
}

/// Whether at least half of the letters of `text` are Latin.
fn mostly_latin(text: &str) -> bool {
    let (mut latin, mut others) = (0_usize, 0_usize);
    if text.is_ascii() {
        return true;
    }
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        // Up to the IPA extensions, and the Vietnamese letters.
        if matches!(character, '\0'..='\u{2af}' | '\u{1e00}'..='\u{1eff}') {
            latin += 1;
        } else {
            others += 1;
        }
    }
    latin >= others
}

/// The paragraphs of `text` with what separates them from the next.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let is_empty = |line: &str| line.trim().is_empty();
    let by_empty_lines = text.trim().lines().any(is_empty);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let (mut at, mut goes_on) = (0, false);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match paragraphs.last_mut() {
            Some(last) if goes_on || is_empty(line) => last.end = end,
            _ => paragraphs.push(at..end),
        }
        goes_on = by_empty_lines && !is_empty(line);
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

    /// The paragraphs, with their languages as found.
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
    fn lines_are_paragraphs_where_no_line_is_empty() {
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
    fn spans_cover_the_text_and_differ() {
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
