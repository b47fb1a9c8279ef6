//! English plurals: which singular a form counts for, by the evidence of the corpus.

mod exceptions;
mod irregular_nouns;
mod verbs;

use std::borrow::Cow;

use crate::characters::lowercase::with_lowercase;

/// The least number of capitalized occurrences of a word that is a name.
const NAME: u64 = 3;

/// A word is a name if it is capitalized at least this many times as often as not.
const ALWAYS: u64 = 10;

/// How often a term occurs, by the case of its first letter.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CaseCounts {
    pub(crate) lower: u64,
    pub(crate) capitalized: u64,
    /// In headlines in capitals, where it may be either.
    pub(crate) in_headlines: u64,
}

impl CaseCounts {
    pub(crate) fn total(self) -> u64 {
        self.lower + self.capitalized + self.in_headlines
    }

    /// Whether the word is capitalized at least `factor` times as often as not.
    fn is_capitalized(self, factor: u64) -> bool {
        self.capitalized >= self.lower.saturating_mul(factor)
    }
}

/// How a surface is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// With a capital first: `Times`.
    Capitalized,
    /// Not capitalized: `times`.
    Lower,
    /// In a headline in capitals, where it may be either.
    Headline,
}

/// The singular of the English word `plural`, if it is a plural and the corpus, by `counts`, has the
/// singular; `written` says how the surface is written.
///
/// Regular plurals, irregular ones of a list, and those in -ves are folded. These are not:
///
/// - words that only look like plurals: `news`, `physics`, `lens` if there are `lenses`;
/// - verbs in the third person: those that are rarely nouns (`says`), and `leaves` if it is far rarer than
///   `leaving`, as a verb is;
/// - names: two words that are both always capitalized (`Williams`, `William`), unless they are a nationality
///   or the like; the plural of a word that is nearly always a name (`Bush`); and capitalized words that are
///   in lower case in the singular (`Times`, `time`), while `times` is folded unless it is rare.
pub(crate) fn singular(
    plural: &str,
    written: Written,
    counts: impl Fn(&str) -> Option<CaseCounts>,
) -> Option<String> {
    if !plural.ends_with('s') && !irregular_nouns::may_be_listed(plural) {
        return None;
    }
    let head_start = plural.rfind('-').map_or(0, |hyphen| hyphen + 1);
    let (compound, head) = plural.split_at(head_start);
    let may_be_plural = head.ends_with('s') && plural.len() >= 4;
    let irregular = irregular(head);
    if irregular.is_none() && !may_be_plural {
        return None;
    }
    let evidence = Evidence {
        plural,
        written,
        counts,
    };
    if let Some(irregular) = irregular {
        let singular = format!("{compound}{irregular}");
        return evidence.is_plural_of(&singular).then_some(singular);
    }
    if !with_lowercase(head, exceptions::may_be_plural) {
        return None;
    }
    let singular = evidence.likeliest_singular()?.into_owned();
    // If there are `lenses`, `lens` is a singular.
    let is_singular = (evidence.counts)(&format!("{plural}es")).is_some();
    (!is_singular).then_some(singular)
}

/// The singular of `plural`, if it is an irregular plural, with the case of its first letter.
fn irregular(plural: &str) -> Option<String> {
    if !irregular_nouns::may_be_listed(plural) {
        return None;
    }
    let singular = with_lowercase(plural, |lower| {
        irregular_nouns::singular(lower).map_or_else(
            || irregular_nouns::stem_of_men(lower).map(|stem| format!("{stem}man")),
            |singular| Some(singular.to_owned()),
        )
    })?;
    let mut letters = singular.chars();
    match letters.next() {
        Some(first) if plural.starts_with(char::is_uppercase) => {
            Some(first.to_uppercase().chain(letters).collect())
        }
        _ => Some(singular),
    }
}

/// What the corpus says about a word that may be a plural.
struct Evidence<'p, F> {
    plural: &'p str,
    written: Written,
    counts: F,
}

impl<'p, F: Fn(&str) -> Option<CaseCounts>> Evidence<'p, F> {
    /// The likeliest of the possible singulars of a regular plural: the most frequent, or the first of equally
    /// frequent ones.
    fn likeliest_singular(&self) -> Option<Cow<'p, str>> {
        let without = |ending: &str| self.plural.strip_suffix(ending);
        if self.plural.ends_with("ses") || self.plural.ends_with("xes") {
            let greek = without("es").map(|stem| format!("{stem}is"));
            let occurs = |singular: &String| (self.counts)(singular).is_some();
            if let Some(singular) = greek.filter(occurs)
                && singular != "basis"
            {
                return Some(Cow::Owned(singular)).filter(|singular| self.is_plural_of(singular));
            }
        }
        let stem = without("s")?;
        let y = without("ies").map(|stem| format!("{stem}y"));
        let es = without("es").filter(|stem| {
            let endings = ["ss", "as", "ens", "is", "us", "x", "z", "ch", "sh", "o"];
            endings.iter().any(|ending| stem.ends_with(ending))
        });
        let singulars = [y.map(Cow::Owned), Some(stem.into()), es.map(Cow::Borrowed)];
        let mut likeliest: Option<(CaseCounts, Cow<'p, str>)> = None;
        for singular in singulars.into_iter().flatten() {
            if let Some(counts) = (self.counts)(&singular)
                && likeliest
                    .as_ref()
                    .is_none_or(|(other, _)| counts.total() > other.total())
            {
                likeliest = Some((counts, singular));
            }
        }
        if let Some((counts, singular)) = likeliest {
            return self.is_plural_with(&singular, counts).then_some(singular);
        }
        if with_lowercase(stem, verbs::is_only_verb) {
            return None;
        }
        let f = format!("{}f", without("ves")?);
        let is_common = (self.counts)(self.plural).is_some_and(|own| own.lower > 0);
        (is_common && self.is_plural_of(&f)).then_some(Cow::Owned(f))
    }

    /// Whether the corpus has `singular`, and the word is its plural.
    fn is_plural_of(&self, singular: &str) -> bool {
        (self.counts)(singular).is_some_and(|other| self.is_plural_with(singular, other))
    }

    /// Whether the word is the plural of `singular`, which has the counts `other`.
    fn is_plural_with(&self, singular: &str, other: CaseCounts) -> bool {
        !self.is_name(singular, other) && !self.is_verb(singular)
    }

    /// Whether the surface is a name, or the word that would be its singular is one.
    fn is_name(&self, singular: &str, other: CaseCounts) -> bool {
        let own = (self.counts)(self.plural).unwrap_or_default();
        if own.capitalized + other.capitalized == 0
            || with_lowercase(singular, exceptions::is_people)
        {
            return false;
        }
        let is_agent = AGENTS.iter().any(|ending| singular.ends_with(ending));
        let are_common = is_agent && own.lower > 0 && other.lower > 0 || self.has_common_head();
        let both_are_names = own.capitalized > 0
            && own.is_capitalized(ALWAYS)
            && other.is_capitalized(ALWAYS)
            && !are_common;
        let other_is_name = other.capitalized >= ALWAYS
            && other.is_capitalized(2 * ALWAYS)
            && own.lower >= own.capitalized;
        both_are_names || other_is_name || self.is_written_as_name(own, other, is_agent)
    }

    /// Whether the word is a compound that ends in a common noun (`T-cells`) or a number (`F-16s`).
    fn has_common_head(&self) -> bool {
        if self.plural.bytes().any(|byte| byte.is_ascii_digit()) {
            return true;
        }
        let head = self
            .plural
            .rsplit_once('-')
            .and_then(|(_, head)| (self.counts)(head));
        head.is_some_and(|head| head.lower > head.capitalized)
    }

    /// Whether the surface is capitalized because it is a name, not because it begins a sentence: `States`,
    /// if it is in lower case much more rarely than `State`.
    fn is_written_as_name(&self, own: CaseCounts, other: CaseCounts, is_agent: bool) -> bool {
        let is_capitalized = match self.written {
            Written::Capitalized => true,
            // A name in lower case.
            Written::Lower => own.is_capitalized(4),
            Written::Headline => own.capitalized > own.lower,
        };
        if !is_capitalized || own.capitalized < NAME || other.total() == 0 {
            return false;
        }
        if with_lowercase(self.plural, exceptions::is_in_names) {
            return own.capitalized.saturating_mul(10) >= own.lower;
        }
        // Sentences often begin with a plural, most often with one for people: `Officials said`.
        let factor = if is_agent { 4 } else { 2 };
        let product = |a: u64, b: u64| u128::from(a + 1) * u128::from(b + 1);
        own.is_capitalized(factor)
            && product(own.capitalized, other.lower) >= 4 * product(own.lower, other.capitalized)
    }

    /// Whether the word is the third person of a verb: `says`; `leaves`, if there is more of `leaving`.
    fn is_verb(&self, singular: &str) -> bool {
        let Some(base) = self.plural.strip_suffix('s') else {
            return false;
        };
        if !base.ends_with("ve") {
            return with_lowercase(singular, verbs::is_only_verb);
        }
        let is_only_verb = with_lowercase(base, verbs::is_only_verb);
        if base == singular || is_only_verb {
            return is_only_verb;
        }
        // `leaf` and `leave`. The third person of a verb is about half as frequent as its form in -ing.
        let count = |word: &str| (self.counts)(word).unwrap_or_default().total();
        let third = count(self.plural);
        let ing = base.strip_suffix('e').map(|stem| format!("{stem}ing"));
        third > 0 && ing.is_some_and(|ing| count(&ing) >= third.saturating_mul(2))
    }
}

/// Endings of nouns for people that are not names.
const AGENTS: [&str; 6] = ["er", "or", "ant", "ent", "yst", "cial"];

#[cfg(test)]
mod tests;
