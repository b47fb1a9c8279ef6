//! Which options change the settings of which kind of table.

use clap::Args;
use keyweight::{NgramSizes, PhraseChoice, Settings};

use super::ngrams::{GapArgs, NgramArgs};
use super::rules::RuleArgs;
use super::segmentation::SegmentArgs;
use super::settings::SettingsArgs;
use super::weights::WeightArgs;
use crate::terminal::UsageError;

/// Options of a table of weights.
#[derive(Debug, Args)]
pub(crate) struct AnalysisArgs {
    #[command(flatten)]
    units: UnitArgs,
    #[command(flatten)]
    weights: WeightArgs,
}

/// Options of a table of counts, of words or n-grams.
#[derive(Debug, Args)]
pub(crate) struct UnitArgs {
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    ngrams: NgramArgs,
}

/// Options of a table of word sequences whose words are counted one by one.
#[derive(Debug, Args)]
pub(crate) struct SequenceArgs {
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    gaps: GapArgs,
}

/// Options that decide which words are counted, and as what.
#[derive(Debug, Args)]
pub(crate) struct WordArgs {
    #[command(flatten)]
    segments: SegmentArgs,
    #[command(flatten)]
    rules: RuleArgs,
}

impl SettingsArgs for AnalysisArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.weights.apply(settings);
        self.units.apply(settings)
    }
}

impl SettingsArgs for UnitArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.ngrams.apply(settings);
        self.words.apply(settings)
    }
}

impl SettingsArgs for SequenceArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.gaps.apply(settings);
        self.words.apply(settings)
    }
}

impl SettingsArgs for WordArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.rules.apply(settings);
        self.segments.apply(settings)
    }
}

impl UnitArgs {
    /// Refuses n-grams and phrases for what compares single words only.
    pub(crate) fn refuse_units(&self, what: &str) -> Result<(), UsageError> {
        let NgramArgs {
            ngrams, phrases, ..
        } = &self.ngrams;
        let option = if ngrams.is_some_and(|sizes| sizes != NgramSizes::UNIGRAMS) {
            "--ngrams"
        } else if phrases.is_some_and(|choice| choice != PhraseChoice::None) {
            "--phrases"
        } else {
            return Ok(());
        };
        Err(UsageError(format!(
            "{what} has single words only; remove {option}"
        )))
    }
}
