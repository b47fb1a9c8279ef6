//! Surfaces whose term no other rule changes or drops: emoji that are kept.

use crate::characters::emoji::{EMOJI_SELECTOR, is_emoji};
use crate::fold::executor::Executor;
use crate::fold::kind::Emoji;
use crate::fold::normalization::Normalization;
use crate::fold::rules::Rules;
use crate::fold::steps::Step;
use crate::fold::surface::{Fate, Surface};

/// Replaces the fates of the surfaces whose term is fixed.
pub(crate) fn apply(
    rules: &Rules,
    surfaces: &[Surface<'_>],
    fates: &mut [Fate],
    executor: &impl Executor,
) {
    if rules.emoji == Emoji::Drop {
        return;
    }
    let fixed = executor.map(surfaces, |surface| rules.fixed_term(surface));
    for (fate, fixed) in fates.iter_mut().zip(fixed) {
        if let Some(term) = fixed {
            *fate = Fate::Term(term);
        }
    }
}

impl Rules {
    /// The term of a surface, if no other rule changes or drops it.
    pub(crate) fn fixed_term(&self, surface: &Surface<'_>) -> Option<String> {
        if self.emoji == Emoji::Keep && !surface.text.is_ascii() && is_emoji(surface.text) {
            return Some(match self.normalization {
                Normalization::Nfkc => surface.text.replace(EMOJI_SELECTOR, ""),
                Normalization::None => surface.text.to_owned(),
            });
        }
        None
    }

    /// The rules that led from a surface to its term, if it is fixed.
    pub(crate) fn steps_to_fixed_term(&self, surface: &str, term: &str) -> Option<Vec<Step>> {
        if surface.is_ascii() || !is_emoji(surface) {
            return None;
        }
        let is_normalized = surface != term;
        Some(
            is_normalized
                .then_some(Step::Normalization)
                .into_iter()
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Reason, fold, steps};

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
