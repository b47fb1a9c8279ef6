//! The rules that fold surfaces into terms, applied once to every distinct surface of a corpus.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::case::{Case, CaseEvidence};
use crate::kind::{Addresses, Numbers};
use crate::language::Language;
use crate::lowercase::to_lowercase;
use crate::mapper::{InOrder, Mapper};
use crate::normalize::{Normalization, Possessives};
use crate::plural::singular;
use crate::seen::{SeenTerms, foldable};
use crate::stem::Stem;
use crate::stop_words::{Lists, StopListUse, StopSource, StopWords};
use crate::variants;
use crate::word::{Term, Word};

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

impl Rules {
    /// Whether the term of a surface may depend on the language it is in.
    pub fn ask_for_language(&self) -> bool {
        self.stem != Stem::None
            || self.stop_words.sources.contains(&StopSource::Auto)
            || self.possessives == Possessives::Cut
            || self.normalization == Normalization::Nfkc
    }
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
    fold_with(rules, surfaces, &InOrder)
}

/// Like [`fold`], but leaves to `mapper` what can be done side by side.
pub fn fold_with(rules: &Rules, surfaces: &[Surface<'_>], mapper: &impl Mapper) -> Folded {
    let languages = distinct(surfaces.iter().map(|surface| surface.language));
    let lists = Lists::new(&rules.stop_words, &languages, |entry| {
        to_lowercase(&rules.word(entry))
    });
    let have_variants = variants::may_be_found(rules, &languages);
    let alone = rules.case != Case::Auto && rules.stem == Stem::None && !have_variants;
    let fates = if alone {
        // A surface's fate depends on no other surface.
        let evidence = CaseEvidence::default();
        mapper.map(surfaces, |surface| {
            let term = Word::new(rules, surface, &lists).term(rules, &evidence);
            rules.fate(term.map(|term| term.text))
        })
    } else {
        let mut words = mapper.map(surfaces, |surface| Word::new(rules, surface, &lists));
        let evidence = match rules.case {
            Case::Auto => find_evidence(&mut words, mapper),
            Case::Lower | Case::Keep => CaseEvidence::default(),
        };
        let terms = mapper.map(&words, |word| word.term(rules, &evidence));
        let singulars = match rules.stem {
            Stem::Plural => find_singulars(&words, &terms, mapper),
            Stem::None | Stem::Snowball => Vec::new(),
        };
        let variants = if have_variants {
            variants::find(rules, &words, &terms, mapper)
        } else {
            Vec::new()
        };
        let (mut singulars, mut variants) = (singulars.into_iter(), variants.into_iter());
        let terms = terms.into_iter().map(|term| {
            let (singular, variant) = (singulars.next().flatten(), variants.next().flatten());
            term.map(|term| singular.or(variant).unwrap_or(term.text))
        });
        terms.map(|term| rules.fate(term)).collect()
    };
    Folded {
        fates,
        stop_lists: lists.into_uses(),
    }
}

/// The languages of all documents.
fn distinct(languages: impl Iterator<Item = Language>) -> BTreeSet<Language> {
    let mut distinct = BTreeSet::new();
    let mut last = None;
    for language in languages {
        // Mostly the same as before.
        if last.replace(language) != Some(language) {
            distinct.insert(language);
        }
    }
    distinct
}

/// So many words are looked through at a time.
const PIECE: usize = 1 << 14;

/// Adds up the evidence of the words' case, and notes in each word where its own is kept.
fn find_evidence(words: &mut [Word<'_>], mapper: &impl Mapper) -> CaseEvidence {
    let mut evidence = CaseEvidence::default();
    // The few words that matter are found on all threads, and added on one.
    let pieces: Vec<(usize, &[Word<'_>])> = (0..).step_by(PIECE).zip(words.chunks(PIECE)).collect();
    let added = mapper.map(&pieces, |(_, words)| {
        let written = |word: &&Word<'_>| word.written().is_some_and(|word| word.is_evidence());
        words.iter().filter(written).collect::<Vec<_>>()
    });
    for word in added.into_iter().flatten() {
        if let Some(written) = word.written() {
            evidence.add(&written, word.surface.count);
        }
    }
    if evidence.is_empty() {
        return evidence;
    }
    let slots = mapper.map(&pieces, |(start, words)| {
        let slot = |word: &Word<'_>| evidence.slot(&word.written()?);
        let slots = (*start..).zip(*words);
        let slots = slots.filter_map(|(place, word)| Some((place, slot(word)?)));
        slots.collect::<Vec<_>>()
    });
    for (place, slot) in slots.into_iter().flatten() {
        let word = &mut words[place];
        word.slot = Some(slot);
        if let Some(written) = word.written().filter(|written| !written.is_evidence()) {
            evidence.add_other(slot, &written, word.surface.count);
        }
    }
    evidence
}

/// For each word the singular that its term is a regular plural of, in English documents.
fn find_singulars(
    words: &[Word<'_>],
    terms: &[Result<Term, Reason>],
    mapper: &impl Mapper,
) -> Vec<Option<String>> {
    let seen = SeenTerms::new(words, terms, mapper);
    let numbers: Vec<usize> = (0..terms.len()).collect();
    mapper.map(&numbers, |number| {
        let term = foldable(&words[*number], &terms[*number])?;
        singular(&term.text, |text| seen.get(text))
    })
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
    fn fate(&self, term: Result<String, Reason>) -> Fate {
        match term {
            Err(reason) => Fate::Dropped(reason),
            Ok(term) => match term.chars().count() {
                length if length < self.min_length => Fate::Dropped(Reason::Short),
                length if length > self.max_length => Fate::Dropped(Reason::Long),
                _ => Fate::Term(term),
            },
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

    /// Does the last item first.
    struct Backwards;

    impl Mapper for Backwards {
        fn map<'i, T: Sync, U: Send>(
            &self,
            items: &'i [T],
            work: impl Fn(&'i T) -> U + Sync + Send,
        ) -> Vec<U> {
            let mut done: Vec<U> = items.iter().rev().map(work).collect();
            done.reverse();
            done
        }
    }

    #[test]
    fn the_order_of_work_changes_nothing() {
        let texts = [
            "US", "us", "U.S.", "GPUs", "GPU", "chips", "chip", "Gpu", "the", "$5",
        ];
        let surfaces = texts.map(|text| surface(text, 3));
        for stem in [Stem::Plural, Stem::Snowball] {
            let rules = Rules {
                stem,
                ..Rules::default()
            };
            let in_order = fold(&rules, &surfaces);
            let backwards = fold_with(&rules, &surfaces, &Backwards);
            assert_eq!(in_order.fates, backwards.fates);
            assert_eq!(in_order.stop_lists, backwards.stop_lists);
        }
    }
}
