//! Units of several tokens: n-grams, and the phrases that a corpus itself shows.

use keyweight_count::{
    CombinedUnits, Counts, Gaps, Lexicon, UnitCounter, UnitCounts, Units, WindowCounter,
    WindowCounts,
};
use keyweight_tokenize::Language;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::bounds::Bounds;
use super::phrases::count_phrases;
use super::usual_forms::usual_forms;
use crate::execution::ranges;
use crate::settings::{NgramSizes, PhraseChoice, Settings};

/// The counts of n-grams, or of words and phrases, if the settings ask for them, with the lexicon of
/// those units; `None` if words are what is weighed.
pub(super) fn count_chosen(
    counts: &Counts,
    lexicon: &Lexicon,
    bounds: Bounds,
    settings: &Settings,
    fallback: Language,
) -> Option<CombinedUnits> {
    let sizes = settings.ngrams;
    let forms = || usual_forms(counts, settings, fallback);
    if sizes != NgramSizes::UNIGRAMS {
        let units = Units::Ngrams {
            min: sizes.min(),
            max: sizes.max(),
        };
        let gaps = settings.ngram_gaps.into();
        count_units(
            counts,
            lexicon,
            forms().as_ref(),
            units,
            gaps,
            bounds.least(),
        )
    } else if settings.phrases == PhraseChoice::Auto {
        count_phrases(counts, lexicon, forms().as_ref())
    } else {
        None
    }
}

/// Counts units of several words in place of words, named by `forms` (see [`UnitCounts::combine`]). `None`
/// if the counts were made without the order of words, as those of an empty corpus are.
pub(crate) fn count_units(
    counts: &Counts,
    lexicon: &Lexicon,
    forms: Option<&Lexicon>,
    units: Units<'_>,
    gaps: Gaps,
    least: u64,
) -> Option<CombinedUnits> {
    let sequences = counts.sequences()?;
    let ordinals: Vec<u64> = counts.ordinals().collect();
    let parts = ranges(ordinals.len()).into_par_iter().map(|documents| {
        let mut counter = UnitCounter::new(lexicon, units, gaps, counts.spill());
        let mut reader = sequences.reader();
        for document in documents {
            counter.count(ordinals[document], reader.read(document));
        }
        counter.finish()
    });
    let parts: Vec<UnitCounts> = parts.collect();
    Some(UnitCounts::combine(parts, counts, lexicon, forms, least))
}

/// Counts the windows of `size` terms; none if the counts were made without the order of words.
pub(crate) fn count_windows(
    counts: &Counts,
    lexicon: &Lexicon,
    size: u8,
    gaps: Gaps,
) -> WindowCounts {
    let Some(sequences) = counts.sequences() else {
        return WindowCounts::default();
    };
    let counted = ranges(sequences.documents())
        .into_par_iter()
        .map(|documents| {
            let mut counter = WindowCounter::new(lexicon, size, gaps);
            let mut reader = sequences.reader();
            for document in documents {
                counter.count(reader.read(document));
            }
            counter.finish()
        });
    counted.reduce(WindowCounts::default, WindowCounts::merge)
}
