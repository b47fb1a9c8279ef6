//! The form in which a model is serialized, and the checks that make it a model again.

use std::collections::BTreeMap;
use std::sync::Arc;

use keyweight_count::{Context, CountsError, Lexicon, StringList, Surfaces, Tally};
use keyweight_score::Weights;
use keyweight_tokenize::{Reason, StopListUse};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fold::{Dropped, Loss};
use super::model::{DocumentFrequencies, Model};
use super::rows::Unit;
use super::vocabulary::Vocabulary;
use crate::settings::Settings;

/// A model as it is serialized. Weights are not stored: they follow from the tally.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredModel {
    /// As JSON: it leaves out what is not set, which not every format can read back.
    settings: String,
    /// As JSON, for the same reason.
    stop_lists: String,
    words: StoredVocabulary,
    losses: Vec<Option<Loss>>,
    units: Option<StoredVocabulary>,
    dropped: BTreeMap<Reason, u64>,
    out_of_bounds: u64,
    unit: Unit,
    number: usize,
    tokens: u64,
    document_frequencies: Vec<u32>,
    counts: Vec<u64>,
    in_groups: Option<DocumentFrequencies>,
}

/// Surfaces, their counts and their terms.
#[derive(Debug, Serialize, Deserialize)]
struct StoredVocabulary {
    surfaces: StoredStrings,
    contexts: Vec<u16>,
    counts: Vec<u64>,
    terms: StoredStrings,
    /// For each surface the position of its term.
    term_of: Vec<Option<u32>>,
}

/// Many strings as one, with the length of each in bytes.
#[derive(Debug, Serialize, Deserialize)]
struct StoredStrings {
    text: String,
    lengths: Vec<usize>,
}

/// What is read is not a model.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The settings cannot be read.
    #[error("cannot read the settings of the model")]
    Settings(#[source] serde_json::Error),
    /// How the stop lists matched cannot be read.
    #[error("cannot read the stop lists of the model")]
    StopLists(#[source] serde_json::Error),
    /// The surfaces or terms are not valid.
    #[error("the vocabulary of the model is damaged")]
    Vocabulary(#[from] CountsError),
    /// A term is in more documents than there are.
    #[error("a term of the model is in more documents than there are")]
    Frequency,
    /// Two parts that belong together have different sizes.
    #[error("the {part} of the model do not fit its vocabulary")]
    Size {
        /// What does not fit.
        part: &'static str,
    },
}

impl TryFrom<&Model> for StoredModel {
    type Error = ModelError;

    fn try_from(model: &Model) -> Result<StoredModel, ModelError> {
        Ok(StoredModel {
            settings: serde_json::to_string(&model.settings).map_err(ModelError::Settings)?,
            words: StoredVocabulary::from(&model.words),
            losses: model.losses.clone(),
            units: model.units.as_ref().map(StoredVocabulary::from),
            dropped: model.dropped.by_rule.clone(),
            out_of_bounds: model.dropped.out_of_bounds,
            stop_lists: serde_json::to_string(&model.stop_lists).map_err(ModelError::StopLists)?,
            unit: model.unit,
            number: model.number,
            tokens: model.tokens,
            document_frequencies: model.tally.document_frequencies.clone(),
            counts: model.tally.counts.clone(),
            in_groups: model.in_groups.clone(),
        })
    }
}

impl TryFrom<StoredModel> for Model {
    type Error = ModelError;

    fn try_from(stored: StoredModel) -> Result<Model, ModelError> {
        let settings: Settings =
            serde_json::from_str(&stored.settings).map_err(ModelError::Settings)?;
        let stop_lists: Vec<StopListUse> =
            serde_json::from_str(&stored.stop_lists).map_err(ModelError::StopLists)?;
        let words = Vocabulary::try_from(stored.words)?;
        let units = stored.units.map(Vocabulary::try_from).transpose()?;
        let terms = units.as_ref().unwrap_or(&words).terms().len();
        let fits = |length: usize, expected: usize, part| {
            (length == expected)
                .then_some(())
                .ok_or(ModelError::Size { part })
        };
        fits(stored.losses.len(), words.surfaces().len(), "losses")?;
        fits(
            stored.document_frequencies.len(),
            terms,
            "document frequencies",
        )?;
        fits(stored.counts.len(), terms, "counts")?;
        if let Some(in_groups) = &stored.in_groups {
            fits(in_groups.by_term.len(), terms, "document frequencies")?;
        }
        let within = |frequencies: &[u32], number: usize| {
            let is_within = |frequency: &u32| *frequency as usize <= number;
            frequencies.iter().all(is_within)
        };
        let of_groups = stored.in_groups.as_ref();
        if !within(&stored.document_frequencies, stored.number)
            || of_groups.is_some_and(|one| !within(&one.by_term, one.documents))
        {
            return Err(ModelError::Frequency);
        }
        let tally = Tally::new(stored.document_frequencies, stored.counts);
        let weights = Weights::fit(&tally, stored.number, settings.weighting);
        Ok(Model {
            settings,
            words,
            losses: stored.losses,
            units,
            dropped: Dropped {
                by_rule: stored.dropped,
                out_of_bounds: stored.out_of_bounds,
            },
            stop_lists,
            unit: stored.unit,
            number: stored.number,
            tokens: stored.tokens,
            tally,
            in_groups: stored.in_groups,
            weights,
        })
    }
}

impl From<&Vocabulary> for StoredVocabulary {
    fn from(vocabulary: &Vocabulary) -> StoredVocabulary {
        let surfaces = vocabulary.surfaces();
        let lexicon = vocabulary.lexicon();
        let context = |id| surfaces.context(id).0;
        StoredVocabulary {
            surfaces: surfaces.ids().map(|id| surfaces.text(id)).collect(),
            contexts: surfaces.ids().map(context).collect(),
            counts: vocabulary.counts().to_vec(),
            terms: lexicon.terms().iter().collect(),
            term_of: surfaces.ids().map(|id| lexicon.term_of(id)).collect(),
        }
    }
}

impl TryFrom<StoredVocabulary> for Vocabulary {
    type Error = ModelError;

    fn try_from(stored: StoredVocabulary) -> Result<Vocabulary, ModelError> {
        let texts = stored.surfaces.strings()?;
        let number = texts.len();
        let is_same = |length: usize| length == number;
        let lengths = [
            stored.contexts.len(),
            stored.counts.len(),
            stored.term_of.len(),
        ];
        if !lengths.into_iter().all(is_same) {
            return Err(ModelError::Size { part: "surfaces" });
        }
        let mut surfaces = Surfaces::default();
        for (text, context) in texts.into_iter().zip(stored.contexts) {
            surfaces.append(text, Context(context))?;
        }
        let terms: StringList = stored.terms.strings()?.into_iter().collect();
        let lexicon = Lexicon::from_parts(terms, stored.term_of)?;
        Ok(Vocabulary::from_parts(
            Arc::new(surfaces),
            stored.counts,
            Arc::new(lexicon),
        ))
    }
}

impl<'t> FromIterator<&'t str> for StoredStrings {
    fn from_iter<I: IntoIterator<Item = &'t str>>(strings: I) -> StoredStrings {
        let mut stored = StoredStrings {
            text: String::new(),
            lengths: Vec::new(),
        };
        for string in strings {
            stored.text.push_str(string);
            stored.lengths.push(string.len());
        }
        stored
    }
}

impl StoredStrings {
    fn strings(&self) -> Result<Vec<&str>, ModelError> {
        let mut rest = self.text.as_str();
        let mut strings = Vec::with_capacity(self.lengths.len());
        for length in &self.lengths {
            let cut = rest.split_at_checked(*length);
            let (string, after) = cut.ok_or(ModelError::Size { part: "strings" })?;
            strings.push(string);
            rest = after;
        }
        if rest.is_empty() {
            Ok(strings)
        } else {
            Err(ModelError::Size { part: "strings" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> StoredVocabulary {
        StoredVocabulary {
            surfaces: ["chip", "chips", "the"].into_iter().collect(),
            contexts: vec![0; 3],
            counts: vec![2, 1, 5],
            terms: ["chip"].into_iter().collect(),
            term_of: vec![Some(0), Some(0), None],
        }
    }

    #[test]
    fn a_vocabulary_reads_back() {
        let read = Vocabulary::try_from(vocabulary()).unwrap();
        assert_eq!(read.terms().iter().collect::<Vec<_>>(), ["chip"]);
        let again = StoredVocabulary::from(&read);
        assert_eq!(again.surfaces.text, "chipchipsthe");
        assert_eq!(again.term_of, vocabulary().term_of);
    }

    #[test]
    fn a_damaged_vocabulary_is_refused() {
        let damages: [fn(&mut StoredVocabulary); 6] = [
            |stored| stored.surfaces.lengths[2] = 4,
            |stored| stored.surfaces.text.push('x'),
            |stored| stored.contexts.truncate(2),
            |stored| stored.counts.push(1),
            |stored| stored.term_of[0] = Some(1),
            |stored| stored.surfaces = ["chips", "chip", "the"].into_iter().collect(),
        ];
        for damage in damages {
            let mut stored = vocabulary();
            damage(&mut stored);
            assert!(Vocabulary::try_from(stored).is_err());
        }
    }
}
