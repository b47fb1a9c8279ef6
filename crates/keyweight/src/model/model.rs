//! What is known of a corpus as a whole, apart from its rows.

use keyweight_count::{Lexicon, StringList, Tally};
use keyweight_score::Weights;
use keyweight_tokenize::StopListUse;
use serde::{Deserialize, Serialize, Serializer, ser::Error as _};

use super::fold::{Dropped, Loss};
use super::rows::Unit;
use super::stored::StoredModel;
use super::vocabulary::Vocabulary;
use crate::settings::Settings;

/// What is known of a corpus as a whole: which surface counts for which term, how many documents
/// contain each term, and what it weighs.
///
/// It has no texts, no documents and no counts per document, so it is small against them. Rows,
/// documents or groups, are weighed against it.
///
/// It can be serialized and shared, to weigh rows elsewhere or later. What is read back is checked. A
/// model made with a MeCab dictionary needs the same folder where it is read back.
///
/// # Examples
///
/// ```
/// use keyweight::{Analysis, CountOptions, Model, Preset, corpus};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "The US buys chips. Chips matter.")?;
///
/// let settings = Preset::Article.settings();
/// let inputs = [corpus::Input::Path(folder.path().into())];
/// let corpus = corpus::open(&inputs, corpus::Options::default())?;
/// let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
/// let analysis = Analysis::new(counted, &settings);
///
/// let json = serde_json::to_string(&**analysis.model())?;
/// let model: Model = serde_json::from_str(&json)?;
/// assert_eq!(model.terms(), analysis.model().terms());
/// assert_eq!(model.idf(), analysis.idf());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "StoredModel")]
pub struct Model {
    pub(super) settings: Settings,
    /// The words of the texts.
    pub(super) words: Vocabulary,
    /// Why each surface of a word counts for no term, if it does not.
    pub(super) losses: Vec<Option<Loss>>,
    /// The n-grams, or the words and phrases, that are weighed in place of words.
    pub(super) units: Option<Vocabulary>,
    pub(super) dropped: Dropped,
    pub(super) stop_lists: Vec<StopListUse>,
    /// What the rows are that it was made for.
    pub(super) unit: Unit,
    /// How many rows it was made for: the N of an idf.
    pub(super) number: usize,
    /// How many tokens they have.
    pub(super) tokens: u64,
    /// How often each term occurs, and in how many rows.
    pub(super) tally: Tally,
    /// Where the rows are groups: how many documents in groups contain each term.
    pub(super) in_groups: Option<DocumentFrequencies>,
    pub(super) weights: Weights,
}

/// For each term the number of documents that contain it, and how many documents there are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DocumentFrequencies {
    pub(super) by_term: Vec<u32>,
    pub(super) documents: usize,
}

impl Model {
    /// The settings it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The words of the texts, and the term each of them counts for.
    pub fn words(&self) -> &Vocabulary {
        &self.words
    }

    /// What is weighed: n-grams, or words and phrases, if the settings ask for them, otherwise words.
    pub fn units(&self) -> &Vocabulary {
        self.units.as_ref().unwrap_or(&self.words)
    }

    /// The term that each surface of a unit counts for.
    pub fn lexicon(&self) -> &Lexicon {
        self.units().lexicon()
    }

    /// The terms that are weighed, in byte order.
    pub fn terms(&self) -> &StringList {
        self.lexicon().terms()
    }

    /// How many rows, documents or groups, it was made for: the N of an idf.
    pub fn rows(&self) -> usize {
        self.number
    }

    /// How many tokens these rows have.
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// How often each term occurs, and in how many rows.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The inverse document frequency of each term.
    pub fn idf(&self) -> &[f64] {
        self.weights.idf()
    }

    /// What a count of each term weighs.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// How many tokens of the documents count for no term.
    pub fn dropped(&self) -> &Dropped {
        &self.dropped
    }

    /// Which entries of the stop lists the corpus has.
    pub fn stop_lists(&self) -> &[StopListUse] {
        &self.stop_lists
    }

    /// Whether words are weighed, and not n-grams or words and phrases.
    pub(crate) fn weighs_words(&self) -> bool {
        self.units.is_none()
    }

    /// What its rows are.
    pub(crate) fn unit(&self) -> Unit {
        self.unit
    }

    /// Why each surface of a word counts for no term, if it does not.
    pub(crate) fn losses(&self) -> &[Option<Loss>] {
        &self.losses
    }

    /// For each term the number of documents that contain it, and the number of all documents. These
    /// are documents even if groups are weighed: those that are in a group.
    pub(crate) fn document_frequencies(&self) -> (&[u32], usize) {
        match &self.in_groups {
            None => (&self.tally.document_frequencies, self.number),
            Some(documents) => (&documents.by_term, documents.documents),
        }
    }
}

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = StoredModel::try_from(self).map_err(S::Error::custom)?;
        stored.serialize(serializer)
    }
}
