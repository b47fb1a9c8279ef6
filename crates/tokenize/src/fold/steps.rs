//! The rules that led from a surface to its term.

use std::fmt;

use serde::Serialize;

use crate::characters::lowercase::to_lowercase;
use crate::fold::case::Case;
use crate::fold::particles::{self, KOREAN};
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::surface::Reason;
use crate::language::Language;

/// A rule that contributed to the term of a surface.
///
/// Its [`Display`](fmt::Display) is one word, as in the settings of the manifest: `possessive`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// Unicode normalization, or a straightened apostrophe: `ﬁrm` to `firm`.
    Normalization,
    /// An elided article or the like was cut: `L’ONU` to `ONU`.
    Elision,
    /// A possessive ending was cut: `chip's` to `chip`; in Turkish any ending after an apostrophe; in
    /// Swedish and Finnish the case ending of an abbreviation after a colon.
    Possessive,
    /// The dots of an acronym were removed: `U.S.` to `US`.
    Dots,
    /// Folded to lower case: `Chip` to `chip`.
    Case,
    /// Recognized as an acronym, so that its term is in capitals: `TSMC` stays `TSMC`.
    Acronym,
    /// Counted with its singular or plural, whichever is more frequent: `chips` to `chip`, `state` to `states`.
    Plural,
    /// Korean particles were cut off a noun: `규제는` to `규제`.
    Particle,
    /// Folded with other words of its stem: `nations` to `nation`.
    Stem,
    /// Replaced by the most frequent of its spellings: `STRASSE` to `straße`.
    Spelling,
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Step::Normalization => "normalization",
            Step::Elision => "elision",
            Step::Possessive => "possessive",
            Step::Dots => "dots",
            Step::Case => "case",
            Step::Acronym => "acronym",
            Step::Plural => "plural",
            Step::Particle => "particle",
            Step::Stem => "stem",
            Step::Spelling => "spelling",
        })
    }
}

impl fmt::Display for Reason {
    /// One word, as it is serialized: `stop_word`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Reason::StopWord => "stop_word",
            Reason::Number => "number",
            Reason::Money => "money",
            Reason::Url => "url",
            Reason::Email => "email",
            Reason::Mention => "mention",
            Reason::Entity => "entity",
            Reason::Emoji => "emoji",
            Reason::Short => "short",
            Reason::Long => "long",
            Reason::NoMatch => "no_match",
        })
    }
}

/// The rules that led from `surface`, in texts in `language`, to `term`, which [`fold()`](crate::fold())
/// returned, in the order in which they apply. Empty if nothing was folded, so that the term is the
/// surface.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{Language, Rules, Step, steps};
///
/// let rules = Rules::default();
/// let steps = |surface, term| steps(&rules, surface, Language::ENGLISH, term);
/// assert_eq!(steps("Chips’", "chip"), [Step::Possessive, Step::Case, Step::Plural]);
/// assert_eq!(steps("State", "states"), [Step::Case, Step::Plural]);
/// assert_eq!(steps("U.S.", "US"), [Step::Dots, Step::Acronym]);
/// assert_eq!(steps("chip", "chip"), []);
/// ```
pub fn steps(rules: &Rules, surface: &str, language: Language, term: &str) -> Vec<Step> {
    if let Some(steps) = rules.steps_to_fixed_term(surface, language, term) {
        return steps;
    }
    let casing = rules.casing(language);
    let normal = rules.normal_surface(surface, language);
    let bare = rules.without_affixes(&normal, language);
    let word = rules.without_dots(bare);
    let lower = casing.lower(&word);
    let lower_term = casing.lower(term);
    let is_acronym = rules.case == Case::Auto && term != lower_term;
    let is_other = lower != lower_term;
    let is_noun = language == KOREAN && particles::are_cut(rules);
    let steps = [
        (
            Step::Normalization,
            if *bare == *normal {
                *normal != *surface
            } else {
                // An apostrophe that is cut with its ending need not be straightened.
                !surface.contains(bare)
            },
        ),
        (Step::Elision, !normal.starts_with(bare)),
        (
            Step::Possessive,
            // What is left of `'s's` is like what is cut.
            normal.len() > bare.len() && (normal.starts_with(bare) || !normal.ends_with(bare)),
        ),
        (Step::Dots, *word != *bare),
        (
            Step::Case,
            !is_acronym && rules.case != Case::Keep && *word != *lower,
        ),
        (Step::Acronym, is_acronym),
        (
            Step::Plural,
            is_other && rules.stem == Stem::Plural && language == Language::ENGLISH,
        ),
        (Step::Particle, is_other && is_noun),
        (
            Step::Stem,
            is_other && rules.stem == Stem::Snowball && !is_noun,
        ),
        (
            Step::Spelling,
            is_other
                && match rules.stem {
                    Stem::None => true,
                    Stem::Plural => language != Language::ENGLISH && !is_noun,
                    Stem::Snowball => false,
                },
        ),
    ];
    let contributed = steps.into_iter().filter(|(_, contributed)| *contributed);
    contributed.map(|(step, _)| step).collect()
}

impl Rules {
    /// `surface` as a plain word: normalized, without a possessive ending and dots, and in lower case unless
    /// case is kept. It groups the surfaces of dropped words, which have no term.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::Rules;
    ///
    /// assert_eq!(Rules::default().plain_word("It’s"), "it");
    /// ```
    pub fn plain_word(&self, surface: &str) -> String {
        let word = self.normal_word(surface);
        match self.case {
            Case::Auto | Case::Lower => to_lowercase(&word),
            Case::Keep => word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fate, Surface, fold};
    use proptest::prelude::*;

    fn explained(rules: &Rules, texts: &[&str]) -> Vec<(String, String)> {
        explained_in(Language::ENGLISH, rules, texts)
    }

    fn explained_in(language: Language, rules: &Rules, texts: &[&str]) -> Vec<(String, String)> {
        let surfaces: Vec<Surface<'_>> = texts
            .iter()
            .map(|text| Surface {
                text,
                language,
                in_capitals: false,
                count: 2,
            })
            .collect();
        let fates = fold(rules, &surfaces).fates.into_iter().zip(texts);
        fates
            .map(|(fate, text)| match fate {
                Fate::Dropped(reason) => (String::new(), reason.to_string()),
                Fate::Term(term) => {
                    let steps: Vec<String> = steps(rules, text, language, &term)
                        .iter()
                        .map(Step::to_string)
                        .collect();
                    (term, steps.join("+"))
                }
            })
            .collect()
    }

    #[test]
    fn every_rule_is_named() {
        let texts = [
            "chip", "Chips", "Chip’s", "TSMC", "U.S.", "us", "GPUs", "ﬁrm", "don’ts", "450,000",
            "x",
        ];
        let expected = [
            ("chip", ""),
            ("chip", "case+plural"),
            ("chip", "possessive+case"),
            ("TSMC", "acronym"),
            ("US", "dots+acronym"),
            ("", "stop_word"),
            ("GPU", "acronym+plural"),
            ("firm", "normalization"),
            ("don'ts", "normalization"),
            ("", "number"),
            ("", "short"),
        ];
        let expected = expected.map(|(term, rule)| (term.to_owned(), rule.to_owned()));
        assert_eq!(explained(&Rules::default(), &texts), expected);
    }

    #[test]
    fn every_rule_of_other_languages_is_named() {
        let explained = |code: &str, stem, texts: &[&str]| {
            let rules = Rules {
                stem,
                ..Rules::default()
            };
            let explained = explained_in(code.parse().unwrap(), &rules, texts);
            explained
                .into_iter()
                .map(|(term, rule)| format!("{term} {rule}"))
                .collect::<Vec<_>>()
        };
        // Before a capital, a French article is part of its token.
        let french = explained("fr", Stem::Plural, &["L’ONU", "ONU", "usines", "usine"]);
        assert_eq!(
            french,
            ["ONU elision+acronym", "ONU acronym", "usines ", "usine "]
        );
        let german = explained("de", Stem::Plural, &["straße", "STRASSE"]);
        assert_eq!(german, ["straße ", "straße case+spelling"]);
        let greek = explained("el", Stem::Plural, &["ΝΟΜΟΣ", "νόμος"]);
        assert_eq!(greek, ["νόμος case+spelling", "νόμος "]);
        let romanian = explained("ro", Stem::Plural, &["Ţara"]);
        assert_eq!(romanian, ["țara normalization+case"]);
        let hawaiian = explained("en", Stem::Plural, &["\u{2bb}okina", "chip\u{2069}"]);
        assert_eq!(hawaiian, ["okina normalization", "chip normalization"]);
        let swedish = explained("sv", Stem::Plural, &["EU:s"]);
        assert_eq!(swedish, ["EU possessive+acronym"]);
        let spanish = explained("es", Stem::Plural, &["EE.UU."]);
        assert_eq!(spanish, ["EEUU dots+acronym"]);
        for stem in [Stem::Plural, Stem::Snowball] {
            let korean = explained("ko", stem, &["규제", "규제는", "AI", "AI가"]);
            assert_eq!(
                korean,
                [
                    "규제 ",
                    "규제 particle",
                    "AI acronym",
                    "AI acronym+particle"
                ]
            );
        }
        // Among equally frequent forms, the first in byte order is the term.
        let stems = explained("de", Stem::Snowball, &["häfen", "hafen", "Hafens"]);
        assert_eq!(stems, ["hafen stem", "hafen ", "hafen case+stem"]);
    }

    #[test]
    fn a_reason_is_displayed_as_it_is_serialized() {
        for reason in [
            Reason::StopWord,
            Reason::Number,
            Reason::Money,
            Reason::Url,
            Reason::Email,
            Reason::Mention,
            Reason::Entity,
            Reason::Emoji,
            Reason::Short,
            Reason::Long,
            Reason::NoMatch,
        ] {
            let json = serde_json::to_string(&reason).unwrap();
            assert_eq!(json, format!("\"{reason}\""));
        }
    }

    #[test]
    fn a_possessive_ending_is_cut_though_the_rest_looks_like_it() {
        let term = |term: &str, rule: &str| (term.to_owned(), rule.to_owned());
        assert_eq!(
            explained(&Rules::default(), &["'s's"]),
            [term("'s", "possessive")]
        );
    }

    proptest! {
        #[test]
        fn a_surface_equals_its_term_exactly_if_no_rule_changed_it(
            texts in prop::collection::vec("[A-Za-z’'.ﬁé-]{2,8}", 1..12)
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            for (text, (term, rule)) in texts.iter().zip(explained(&Rules::default(), &texts)) {
                if !term.is_empty() {
                    let changed = !rule.is_empty() && rule != "acronym";
                    // `Covid` may become `COVID`.
                    prop_assert!(changed == (*text != term) || rule == "acronym");
                }
            }
        }
    }
}
