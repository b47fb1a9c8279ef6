//! Whether single words, n-grams or phrases are counted.

use clap::Args;
use keyweight::{NgramGaps, NgramSizes, PhraseChoice, Settings};

use super::choice::{Choice, one_of, word_for};
use super::flag::Flag;
use super::settings::set;

/// The values of `--phrases`.
const PHRASES: &[Choice<PhraseChoice>] = &[
    Choice("none", "every word is a separate term", PhraseChoice::None),
    Choice(
        "auto",
        "pairs that occur at least 3 times with NPMI ≥ 0.5 and p < 0.001, and triples with NPMI ≥ 0.7 \
         at both joints, count as one term, such as supply chain; their words do not count separately \
         there. Does not work with --ngrams or .kwc files",
        PhraseChoice::Auto,
    ),
];

/// The values of `--ngram-gaps`.
const GAPS: &[Choice<NgramGaps>] = &[
    Choice(
        "none",
        "nothing: punctuation, the end of a sentence or paragraph (an empty line) and a dropped word \
         end an n-gram",
        NgramGaps::None,
    ),
    Choice("words", "dropped words", NgramGaps::Words),
    Choice("all", "anything, as in scikit-learn", NgramGaps::All),
];

/// Options that decide how many words make a term.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(super) struct NgramArgs {
    /// Count phrases as one term
    #[arg(long, value_name = "PHRASES", conflicts_with = "ngrams", value_parser = one_of(PHRASES))]
    pub(super) phrases: Option<PhraseChoice>,
    /// Count n-grams of MIN to MAX words instead of single words, such as 1..2 or 2
    #[arg(long, value_name = "MIN..MAX", hide_short_help = true)]
    pub(super) ngrams: Option<NgramSizes>,
    #[command(flatten)]
    gaps: GapArgs,
}

/// What may come between the words of a sequence.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(super) struct GapArgs {
    /// Choose what may come between the words of an n-gram or collocation
    #[arg(long, value_name = "GAPS", value_parser = one_of(GAPS), hide_short_help = true)]
    ngram_gaps: Option<NgramGaps>,
}

impl NgramArgs {
    pub(super) fn apply(&self, settings: &mut Settings) {
        set(&mut settings.ngrams, self.ngrams);
        set(&mut settings.phrases, self.phrases);
        self.gaps.apply(settings);
    }

    /// The options that stand for `settings`.
    pub(super) fn flags(settings: &Settings) -> Vec<Flag> {
        // The two options exclude each other.
        let units = if settings.ngrams == NgramSizes::UNIGRAMS {
            Flag::new("phrases", word_for(PHRASES, &settings.phrases))
        } else {
            Flag::new("ngrams", String::from(settings.ngrams))
        };
        vec![
            units,
            Flag::new("ngram-gaps", word_for(GAPS, &settings.ngram_gaps)),
        ]
    }
}

impl GapArgs {
    pub(super) fn apply(&self, settings: &mut Settings) {
        set(&mut settings.ngram_gaps, self.ngram_gaps);
    }
}
