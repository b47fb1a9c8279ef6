//! The rules that fold surfaces into terms, applied once to every distinct surface of a corpus.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::case::{Case, CaseEvidence, Shape, Written};
use crate::kind::{Addresses, Kind, Numbers};
use crate::language::Language;
use crate::normalize::{
    Normalization, Possessives, normalize, without_acronym_dots, without_possessive,
};
use crate::plural::{Seen, Stem, singular};
use crate::stop_words::{Listed, Lists, StopListUse, StopWords};

/// All choices that decide which term a surface counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Unicode normalization and the dots of acronyms.
    pub normalization: Normalization,
    /// English possessive endings.
    pub possessives: Possessives,
    /// Upper and lower case.
    pub case: Case,
    /// Numbers and amounts of money.
    pub numbers: Numbers,
    /// Inflected forms.
    pub stem: Stem,
    /// Words left out for saying nothing.
    pub stop_words: StopWords,
    /// URLs, e-mail addresses and @mentions.
    pub addresses: Addresses,
    /// Terms of fewer characters are dropped.
    pub min_length: usize,
    /// Terms of more characters are dropped.
    pub max_length: usize,
}

/// One distinct surface of a corpus, with what the rules need to know of it.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// The token as written.
    pub text: &'a str,
    /// The language of the documents it stands in.
    pub language: Language,
    /// Whether it stands where everything is in capitals.
    pub in_capitals: bool,
    /// How often it occurs in the corpus.
    pub count: u64,
}

/// What became of a surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts for this term.
    Term(String),
    /// It counts for none.
    Dropped(Reason),
}

impl Fate {
    /// The term that the surface counts for, if it does.
    pub fn term(&self) -> Option<&str> {
        match self {
            Fate::Term(term) => Some(term),
            Fate::Dropped(_) => None,
        }
    }
}

/// Why a surface counts for no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// It is on the stop list of its language.
    StopWord,
    /// It is a number.
    Number,
    /// It is an amount of money.
    Money,
    /// It is a URL.
    Url,
    /// It is an e-mail address.
    Email,
    /// It is an @mention.
    Mention,
    /// Its term would have fewer characters than the minimum.
    Short,
    /// Its term would have more characters than the maximum.
    Long,
}

/// What became of all surfaces.
#[derive(Clone, Debug)]
pub struct Folded {
    /// What became of each surface, in the order they were given.
    pub fates: Vec<Fate>,
    /// How the stop lists met the corpus, by language.
    pub stop_lists: Vec<StopListUse>,
}

/// Decides for every distinct surface of a corpus which term it counts for.
///
/// The rules look at all surfaces together: `US` is told from `us`, and `TRUMP` from an acronym, by
/// how often the corpus writes them which way, and a plural is folded only where its singular
/// occurs.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{Fate, Language, Reason, Rules, Surface, fold};
///
/// let surface = |text, count| Surface {
///     text,
///     language: Language::ENGLISH,
///     in_capitals: false,
///     count,
/// };
/// let folded = fold(
///     &Rules::default(),
///     &[surface("U.S.", 2), surface("us", 5), surface("Taiwan’s", 3), surface("450,000", 1)],
/// );
/// assert_eq!(folded.fates, [
///     Fate::Term("US".to_owned()),
///     Fate::Dropped(Reason::StopWord),
///     Fate::Term("taiwan".to_owned()),
///     Fate::Dropped(Reason::Number),
/// ]);
/// ```
pub fn fold(rules: &Rules, surfaces: &[Surface<'_>]) -> Folded {
    let languages: BTreeSet<Language> = surfaces.iter().map(|surface| surface.language).collect();
    let mut lists = Lists::new(&rules.stop_words, &languages, |entry| {
        rules.word(entry).to_lowercase()
    });
    let words: Vec<Word> = surfaces
        .iter()
        .map(|surface| Word::new(rules, surface, &mut lists))
        .collect();
    let mut evidence = CaseEvidence::default();
    if rules.case == Case::Auto {
        for (word, surface) in words.iter().zip(surfaces) {
            if word.counts_for_case() {
                evidence.add(&word.written(surface), surface.count);
            }
        }
    }
    let mut terms: Vec<Result<Term, Reason>> = words
        .iter()
        .zip(surfaces)
        .map(|(word, surface)| word.term(rules.case, surface, &evidence))
        .collect();
    if rules.stem == Stem::Plural {
        fold_plurals(&words, surfaces, &mut terms);
    }
    let fates = terms.into_iter().map(|term| rules.fate(term)).collect();
    Folded {
        fates,
        stop_lists: lists.into_uses(),
    }
}

impl Default for Rules {
    /// The rules of the `article` preset.
    fn default() -> Rules {
        Rules {
            normalization: Normalization::default(),
            possessives: Possessives::default(),
            case: Case::default(),
            numbers: Numbers::default(),
            stem: Stem::default(),
            stop_words: StopWords::default(),
            addresses: Addresses::default(),
            min_length: 2,
            max_length: 100,
        }
    }
}

impl Rules {
    /// `text` in normal form, without a possessive ending and the dots of acronyms.
    fn word(&self, text: &str) -> String {
        let normal = normalize(text, self.normalization);
        self.without_dots(without_possessive(&normal, self.possessives))
    }

    fn without_dots(&self, word: &str) -> String {
        match self.normalization {
            Normalization::Nfkc => without_acronym_dots(word).into_owned(),
            Normalization::None => word.to_owned(),
        }
    }

    fn fate(&self, term: Result<Term, Reason>) -> Fate {
        match term {
            Err(reason) => Fate::Dropped(reason),
            Ok(term) => match term.text.chars().count() {
                length if length < self.min_length => Fate::Dropped(Reason::Short),
                length if length > self.max_length => Fate::Dropped(Reason::Long),
                _ => Fate::Term(term.text),
            },
        }
    }
}

/// A surface on its way to a term.
struct Word {
    text: String,
    shape: Shape,
    dropped: Option<Reason>,
    listed: Listed,
}

/// A term on its way to its final form.
struct Term {
    text: String,
    acronym: bool,
}

impl Word {
    fn new(rules: &Rules, surface: &Surface<'_>, lists: &mut Lists) -> Word {
        let normal = normalize(surface.text, rules.normalization);
        let bare = without_possessive(&normal, rules.possessives);
        let shape = match (Shape::of(bare), rules.stem) {
            // Without folding of plurals, `GPUs` is no form of `GPU`.
            (Shape::PluralCapitals, Stem::None) => Shape::Capitalized,
            (shape, _) => shape,
        };
        let text = rules.without_dots(bare);
        let drop_number = rules.numbers == Numbers::Drop;
        let drop_address = rules.addresses == Addresses::Drop;
        // As written: a normal form may take signs into a URL, or a fraction apart.
        let dropped = match Kind::of(surface.text) {
            Kind::Word | Kind::Hashtag => None,
            Kind::Number => drop_number.then_some(Reason::Number),
            Kind::Money => drop_number.then_some(Reason::Money),
            Kind::Url => drop_address.then_some(Reason::Url),
            Kind::Email => drop_address.then_some(Reason::Email),
            Kind::Mention => drop_address.then_some(Reason::Mention),
        };
        let listed = match dropped {
            None => lists.look_up(surface.language, &text.to_lowercase()),
            Some(_) => Listed::No,
        };
        Word {
            text,
            shape,
            dropped,
            listed,
        }
    }

    fn counts_for_case(&self) -> bool {
        self.dropped.is_none()
    }

    fn written(&self, surface: &Surface<'_>) -> Written<'_> {
        Written {
            word: &self.text,
            shape: self.shape,
            language: surface.language,
            in_capitals: surface.in_capitals,
            is_stop: self.listed != Listed::No,
        }
    }

    fn term(
        &self,
        case: Case,
        surface: &Surface<'_>,
        evidence: &CaseEvidence,
    ) -> Result<Term, Reason> {
        if let Some(reason) = self.dropped {
            return Err(reason);
        }
        if case == Case::Auto
            && self.listed != Listed::Acronym
            && let Some(text) = evidence.acronym(&self.written(surface))
        {
            return Ok(Term {
                text,
                acronym: true,
            });
        }
        if self.listed != Listed::No {
            return Err(Reason::StopWord);
        }
        Ok(Term {
            text: match case {
                Case::Auto | Case::Lower => self.text.to_lowercase(),
                Case::Keep => self.text.clone(),
            },
            acronym: false,
        })
    }
}

/// Lets regular plurals of English documents count for their singulars.
fn fold_plurals(words: &[Word], surfaces: &[Surface<'_>], terms: &mut [Result<Term, Reason>]) {
    let mut seen: HashMap<String, Seen> = HashMap::new();
    for ((word, surface), term) in words.iter().zip(surfaces).zip(terms.iter()) {
        if let Ok(term) = term
            && !term.acronym
            && surface.language == Language::ENGLISH
        {
            let counts = seen.entry(term.text.clone()).or_default();
            match word.shape {
                _ if surface.in_capitals => {}
                Shape::Other => counts.lower += surface.count,
                _ => counts.capitalized += surface.count,
            }
        }
    }
    for (surface, term) in surfaces.iter().zip(terms.iter_mut()) {
        if let Ok(term) = term
            && !term.acronym
            && surface.language == Language::ENGLISH
            && let Some(singular) = singular(&term.text, |word| seen.get(word).copied())
        {
            term.text = singular;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surface(text: &str, count: u64) -> Surface<'_> {
        Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: false,
            count,
        }
    }

    fn terms(surfaces: &[Surface<'_>]) -> Vec<String> {
        fold(&Rules::default(), surfaces)
            .fates
            .into_iter()
            .map(|fate| match fate {
                Fate::Term(term) => term,
                Fate::Dropped(reason) => format!("({reason:?})"),
            })
            .collect()
    }

    #[test]
    fn forms_of_one_country_are_one_term() {
        let surfaces = [
            surface("US", 20),
            surface("U.S.", 4),
            surface("U.S", 1),
            surface("US's", 1),
            surface("us", 9),
            surface("Us", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            ["US", "US", "US", "US", "(StopWord)", "(StopWord)"]
        );
    }

    #[test]
    fn plurals_count_for_the_singular() {
        let surfaces = [
            surface("semiconductors", 9),
            surface("Semiconductors", 1),
            surface("semiconductor", 5),
            surface("vehicles", 2),
            surface("GPUs", 2),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "semiconductor",
                "semiconductor",
                "semiconductor",
                "vehicles",
                "GPU"
            ]
        );
    }

    #[test]
    fn without_plurals_every_form_is_a_term_of_its_own() {
        let rules = Rules {
            stem: Stem::None,
            ..Rules::default()
        };
        let surfaces = ["GPU", "GPUs", "chip", "chips"].map(|text| surface(text, 2));
        let folded = fold(&rules, &surfaces);
        let terms: Vec<_> = folded.fates.iter().filter_map(Fate::term).collect();
        assert_eq!(terms, ["GPU", "gpus", "chip", "chips"]);
    }

    #[test]
    fn compounds_are_folded_whole() {
        let surfaces = [
            surface("Indo-Pacific", 3),
            surface("COVID-19", 2),
            surface("U.S.-Taiwan", 1),
            surface("US-Taiwan", 1),
            surface("2-nanometer", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "indo-pacific",
                "covid-19",
                "us-taiwan",
                "us-taiwan",
                "2-nanometer"
            ]
        );
    }

    #[test]
    fn what_is_no_word_is_dropped_with_its_reason() {
        let surfaces = [
            surface("US$300", 1),
            surface("https://example.org", 1),
            surface("a@example.org", 1),
            surface("@desk", 1),
            surface("#ChipWar", 1),
            surface("x", 1),
            surface("don’t", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "(Money)",
                "(Url)",
                "(Email)",
                "(Mention)",
                "#chipwar",
                "(Short)",
                "(StopWord)"
            ]
        );
    }

    #[test]
    fn without_rules_a_surface_is_its_own_term() {
        let rules = Rules {
            normalization: Normalization::None,
            possessives: Possessives::Keep,
            case: Case::Keep,
            numbers: Numbers::Keep,
            stem: Stem::None,
            stop_words: StopWords::none(),
            addresses: Addresses::Keep,
            min_length: 0,
            max_length: usize::MAX,
        };
        for text in [
            "https://example.org",
            "ﬁrm",
            "Taiwan’s",
            "U.S.",
            "2025",
            "US$300",
            "the",
            "x",
            "chips",
            "chip",
        ] {
            let folded = fold(&rules, &[surface(text, 1)]);
            assert_eq!(folded.fates, [Fate::Term(text.to_owned())]);
        }
    }
}
