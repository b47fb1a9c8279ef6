//! Surfaces whose term no other rule changes or drops: entries of the user dictionary, and emoji that are
//! kept.

use std::borrow::Cow;

use crate::characters::emoji::{EMOJI_SELECTOR, is_emoji};
use crate::dictionary::{Entry, endings};
use crate::fold::case::Case;
use crate::fold::executor::Executor;
use crate::fold::kind::Emoji;
use crate::fold::normalization::{Normalization, Possessives, normalize};
use crate::fold::rules::Rules;
use crate::fold::steps::Step;
use crate::fold::surface::{Fate, Surface};
use crate::language::Language;

/// Replaces the fates of the surfaces whose term is fixed.
pub(crate) fn apply(
    rules: &Rules,
    surfaces: &[Surface<'_>],
    fates: &mut [Fate],
    executor: &impl Executor,
) {
    if rules.emoji == Emoji::Drop && rules.dictionary.is_none() {
        return;
    }
    let fixed = executor.map(surfaces, |surface| rules.fixed_term(surface));
    for (fate, fixed) in fates.iter_mut().zip(fixed) {
        if let Some(term) = fixed {
            *fate = Fate::Term(term);
        }
    }
}

/// A surface that stands for an entry of the user dictionary.
struct EntryForm<'e, 's> {
    entry: &'e Entry,
    /// The surface in normal form, without an article before and an ending after it.
    bare: Cow<'s, str>,
}

impl Rules {
    /// The term of a surface, if no other rule changes or drops it.
    fn fixed_term(&self, surface: &Surface<'_>) -> Option<String> {
        if let Some(form) = self.entry_form(surface.text, surface.language) {
            // In a headline, `WHO` may be either word.
            let is_certain = !(form.entry.is_acronym && surface.in_capitals);
            return is_certain.then(|| self.entry_term(&form, surface.language));
        }
        let is_kept = self.emoji == Emoji::Keep && is_non_ascii_emoji(surface.text);
        is_kept.then(|| match self.normalization {
            Normalization::Nfkc => surface.text.replace(EMOJI_SELECTOR, ""),
            Normalization::None => surface.text.to_owned(),
        })
    }

    /// The entry that a surface stands for, with or without an affix.
    fn entry_form<'e, 's>(
        &'e self,
        surface: &'s str,
        language: Language,
    ) -> Option<EntryForm<'e, 's>> {
        let dictionary = self.dictionary.as_ref()?;
        let normal = normalize(surface, self.normalization);
        if let Some(entry) = dictionary.get(surface) {
            return Some(EntryForm {
                entry,
                bare: normal,
            });
        }
        if self.possessives == Possessives::Keep {
            return None;
        }
        let without_affixes = self.without_affixes(&normal, language);
        let mut bare = std::iter::once(without_affixes).chain(endings::without_ending(&normal));
        bare.find_map(|bare| {
            let entry = dictionary.get(bare)?;
            let bare = Cow::Owned(bare.to_owned());
            Some(EntryForm { entry, bare })
        })
    }

    /// The term of an entry: as listed, in lower case unless it is listed in capitals; if case is kept, as
    /// the text has it.
    fn entry_term(&self, form: &EntryForm<'_, '_>, language: Language) -> String {
        let listed = normalize(&form.entry.text, self.normalization);
        match self.case {
            Case::Keep => one_line(&form.bare),
            Case::Auto if form.entry.is_in_capitals => self.without_dots(&listed).into_owned(),
            Case::Auto | Case::Lower => self.casing(language).lower(&self.without_dots(&listed)),
        }
    }

    /// The rules that led from a surface, in texts in `language`, to `term`, if it is fixed.
    pub(crate) fn steps_to_fixed_term(
        &self,
        surface: &str,
        language: Language,
        term: &str,
    ) -> Option<Vec<Step>> {
        let Some(form) = self.entry_form(surface, language) else {
            let is_normalized = is_non_ascii_emoji(surface).then_some(surface != term)?;
            let step = is_normalized.then_some(Step::Normalization);
            return Some(step.into_iter().collect());
        };
        if term != self.entry_term(&form, language) {
            return None;
        }
        let normal = normalize(surface, self.normalization);
        let bare = one_line(&form.bare);
        let is_in_capitals = self.case == Case::Auto && form.entry.is_in_capitals;
        let steps = [
            (Step::Normalization, !surface.contains(&bare)),
            (Step::Elision, !normal.starts_with(&*form.bare)),
            (Step::Possessive, !normal.ends_with(&*form.bare)),
            (
                Step::Dots,
                is_in_capitals && bare.contains('.') && !term.contains('.'),
            ),
            (
                Step::Case,
                !is_in_capitals && self.case != Case::Keep && bare.contains(char::is_uppercase),
            ),
            (Step::Acronym, is_in_capitals),
        ];
        let contributed = steps.into_iter().filter(|(_, contributed)| *contributed);
        Some(contributed.map(|(step, _)| step).collect())
    }
}

fn is_non_ascii_emoji(text: &str) -> bool {
    !text.is_ascii() && is_emoji(text)
}

/// `text` with a space for each run of white space.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dictionary, Reason, fold, steps};

    fn fates(rules: &Rules, texts: &[&str]) -> Vec<Fate> {
        let surface = |text| Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: false,
            count: 2,
        };
        let surfaces: Vec<Surface<'_>> = texts.iter().copied().map(surface).collect();
        fold(rules, &surfaces).fates
    }

    fn with_entries(entries: &str) -> Rules {
        Rules {
            dictionary: Some(Dictionary::from_lines("names.txt", entries).unwrap()),
            ..Rules::default()
        }
    }

    fn terms(rules: &Rules, texts: &[&str]) -> Vec<String> {
        let fates = fates(rules, texts).into_iter();
        fates
            .map(|fate| match fate {
                Fate::Term(term) => term,
                Fate::Dropped(reason) => format!("({reason})"),
            })
            .collect()
    }

    #[test]
    fn no_rule_drops_or_splits_an_entry() {
        let rules =
            with_entries("New York\n.NET\nThe Who\n9/11\n2024\nR\nC#\nthe\nUnited States\n猫");
        let texts = [
            "New\nYork",
            "NEW YORK",
            "New York’s",
            "new york",
            ".NET",
            ".net",
            "The Who",
            "9/11",
            "2024",
            "R",
            "C#",
            "The",
            "United States",
            "猫",
            "United State",
            "2025",
            "a",
        ];
        let expected = [
            "new york",
            "new york",
            "new york",
            "new york",
            ".NET",
            ".NET",
            "the who",
            "9/11",
            "2024",
            "R",
            "c#",
            "the",
            "united states",
            "猫",
            "united state",
            "(number)",
            "(stop_word)",
        ];
        assert_eq!(terms(&rules, &texts), expected);
    }

    #[test]
    fn an_entry_of_capital_letters_is_not_the_word_in_small_letters() {
        let rules = with_entries("IT\nU.S.\nUS Navy");
        assert_eq!(
            terms(&rules, &["IT", "it", "IT’s", "U.S.", "us", "US navy"]),
            ["IT", "(stop_word)", "IT", "US", "(stop_word)", "us navy"]
        );
    }

    #[test]
    fn case_is_kept_if_wanted() {
        let rules = Rules {
            case: Case::Keep,
            ..with_entries("New York")
        };
        assert_eq!(
            terms(&rules, &["New\nYork", "NEW YORK"]),
            ["New York", "NEW YORK"]
        );
    }

    #[test]
    fn affixes_of_other_languages_are_cut_from_entries() {
        let rules = with_entries("İstanbul Havalimanı\nUnion européenne\nAI\nEU\n국민의 힘");
        let term = |text: &str, code: &str| {
            let surface = Surface {
                text,
                language: code.parse().unwrap(),
                in_capitals: false,
                count: 1,
            };
            fold(&rules, &[surface]).fates[0].term().map(str::to_owned)
        };
        for (text, code, expected) in [
            ("İstanbul Havalimanı'nda", "tr", "istanbul havalimanı"),
            ("l’Union européenne", "fr", "union européenne"),
            ("AI가", "ko", "AI"),
            ("국민의 힘에서는", "ko", "국민의 힘"),
            ("EU:s", "sv", "EU"),
        ] {
            assert_eq!(term(text, code).as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_rules_that_made_the_term_of_an_entry_are_named() {
        let rules = with_entries("New York\nIT\n9/11\nU.S.");
        let steps = |surface, term| {
            let steps = steps(&rules, surface, Language::ENGLISH, term);
            steps
                .iter()
                .map(Step::to_string)
                .collect::<Vec<_>>()
                .join("+")
        };
        assert_eq!(steps("New\nYork", "new york"), "normalization+case");
        assert_eq!(steps("New York’s", "new york"), "possessive+case");
        assert_eq!(steps("new york", "new york"), "");
        assert_eq!(steps("9/11", "9/11"), "");
        assert_eq!(steps("IT", "IT"), "acronym");
        assert_eq!(steps("U.S.", "US"), "dots+acronym");
    }

    const EMOJI: [&str; 8] = [
        "😀",
        "❤️",
        "❤",
        "👍🏽",
        "👩‍🔬",
        "🇩🇪",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "1️⃣",
    ];

    #[test]
    fn emoji_are_dropped_by_default() {
        let dropped = vec![Fate::Dropped(Reason::Emoji); EMOJI.len()];
        assert_eq!(fates(&Rules::default(), &EMOJI), dropped);
    }

    #[test]
    fn emoji_are_terms_whatever_their_length_and_their_selector() {
        let rules = Rules {
            emoji: Emoji::Keep,
            ..Rules::default()
        };
        let terms = fates(&rules, &EMOJI);
        let mut expected = EMOJI;
        expected[1] = "❤";
        expected[7] = "1\u{20e3}";
        let expected = expected.map(|term| Fate::Term(term.to_owned()));
        assert_eq!(terms, expected);
        assert_eq!(fates(&rules, &["1"]), [Fate::Dropped(Reason::Number)]);
        let steps = |surface, term| steps(&rules, surface, Language::ENGLISH, term);
        assert_eq!(steps("❤️", "❤"), [Step::Normalization]);
        assert_eq!(steps("👍🏽", "👍🏽"), []);
    }
}
