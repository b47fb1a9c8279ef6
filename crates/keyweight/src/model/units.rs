//! Units of several tokens: n-grams, and the phrases that a corpus itself shows.

use keyweight_count::{
    Counts, Gaps, Lexicon, UnitCounter, UnitCounts, Units, WindowCounter, WindowCounts,
};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::execution::ranges;
use crate::settings::{NgramGaps, NgramSizes};

/// Counts n-grams in place of words; see [`count_units`].
pub(crate) fn count_ngrams(
    counts: &Counts,
    lexicon: &Lexicon,
    sizes: NgramSizes,
    gaps: NgramGaps,
    least: u64,
) -> Option<(Counts, Lexicon)> {
    let units = Units::Ngrams {
        min: sizes.min(),
        max: sizes.max(),
    };
    count_units(counts, lexicon, units, gaps.into(), least)
}

/// Counts units of several words in place of words. `None` if the counts were made without the order
/// of words, as those of an empty corpus are.
pub(crate) fn count_units(
    counts: &Counts,
    lexicon: &Lexicon,
    units: Units<'_>,
    gaps: Gaps,
    least: u64,
) -> Option<(Counts, Lexicon)> {
    let sequences = counts.sequences()?;
    let ordinals: Vec<u64> = counts.ordinals().collect();
    let parts = ranges(ordinals.len()).into_par_iter().map(|documents| {
        let mut counter = UnitCounter::new(lexicon, units, gaps, None);
        let mut reader = sequences.reader();
        for document in documents {
            counter.count(ordinals[document], reader.read(document));
        }
        counter.finish()
    });
    let parts: Vec<UnitCounts> = parts.collect();
    Some(UnitCounts::combine(parts, counts, lexicon, least))
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
