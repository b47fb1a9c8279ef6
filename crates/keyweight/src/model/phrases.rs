//! Finds the phrases of a corpus: words so strongly associated that they are better counted as one
//! term.

use keyweight_count::{CombinedUnits, Counts, Gaps, Lexicon, Phrases, Units, Window};
use keyweight_score::Association;

use super::units::{count_units, count_windows};

/// The smallest number of occurrences of a phrase.
const LEAST: u64 = 3;
/// The largest p-value of the log-likelihood of a phrase of two words.
const P_VALUE: f64 = 0.001;
/// The smallest normalized PMI of a phrase of two words. `national government` and `human history`
/// are below it: their words are as common elsewhere.
const NPMI: f64 = 0.5;
/// The smallest normalized PMI of a phrase of three words, both between the first two words and the
/// third and between the first word and the last two. A longer phrase takes occurrences away from a
/// shorter one, so the shorter one must hardly occur without it.
const NPMI_OF_THREE: f64 = 0.7;

/// Counts the phrases of a corpus as one term each; `None` if it has no phrases.
///
/// A phrase that keeps too few occurrences, because longer ones take its places, is not a phrase.
/// Without it, other phrases may match in other places, so all are counted again until each has
/// enough.
pub(crate) fn count_phrases(
    counts: &Counts,
    lexicon: &Lexicon,
    forms: Option<&Lexicon>,
) -> Option<CombinedUnits> {
    let mut found = find(counts, lexicon);
    while !found.is_empty() {
        let phrases: Phrases = found.iter().map(Vec::as_slice).collect();
        let units = Units::Phrases(&phrases);
        let units = count_units(counts, lexicon, forms, units, Gaps::Nothing, 1)?;
        let before = found.len();
        retain_frequent(&mut found, lexicon, &units);
        if found.len() == before {
            return Some(units);
        }
    }
    None
}

/// Keeps the phrases that occur often enough among the `units` that were counted with them.
fn retain_frequent(phrases: &mut Vec<Vec<u32>>, lexicon: &Lexicon, units: &CombinedUnits) {
    let (counts, unit_lexicon) = (&units.counts, &units.lexicon);
    let mut totals = vec![0; unit_lexicon.terms().len()];
    for (surface, count) in (0_u32..).zip(counts.surface_counts()) {
        if let Some(term) = unit_lexicon.term_of(surface) {
            totals[term as usize] += count;
        }
    }
    phrases.retain(|phrase| {
        let words: Vec<&str> = phrase
            .iter()
            .map(|term| lexicon.terms().get(*term))
            .collect();
        let joined = words.join(" ");
        let name = units.names.get(&joined).unwrap_or(&joined);
        let term = unit_lexicon.terms().find(name);
        term.is_some_and(|term| totals[term as usize] >= LEAST)
    });
}

/// Finds phrases, as sequences of terms.
fn find(counts: &Counts, lexicon: &Lexicon) -> Vec<Vec<u32>> {
    let windows =
        |size| count_windows(counts, lexicon, size, Gaps::Nothing).frequent_windows(LEAST);
    let two = windows(2).into_iter().filter(is_phrase_of_two);
    let three = windows(3).into_iter().filter(is_phrase_of_three);
    two.chain(three).map(|window| window.terms).collect()
}

fn is_phrase_of_two(window: &Window) -> bool {
    let association = Association::new(2, &window.marginals);
    association
        .is_some_and(|pair| pair.is_attraction() && pair.p_value() < P_VALUE && pair.npmi() >= NPMI)
}

fn is_phrase_of_three(window: &Window) -> bool {
    let all = &window.marginals;
    // Bits 0, 1 and 2 stand for the three words.
    let splits = [(all[0b011], all[0b100]), (all[0b001], all[0b110])];
    splits.iter().all(|(first, second)| {
        let association = Association::pair(all[0b111], *first, *second, all[0]);
        association.is_some_and(|pair| pair.is_attraction() && pair.npmi() >= NPMI_OF_THREE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(marginals: &[u64]) -> Window {
        Window {
            terms: Vec::new(),
            marginals: marginals.to_vec(),
            documents: 1,
        }
    }

    #[test]
    fn the_words_of_a_phrase_rarely_occur_apart() {
        // `supply chain`, and `new president`, which occurs as often.
        assert!(is_phrase_of_two(&window(&[1_500, 20, 21, 19])));
        assert!(!is_phrase_of_two(&window(&[1_500, 150, 160, 19])));
        // `president donald trump`, and `global supply chain`.
        assert!(is_phrase_of_three(&window(&[1_500, 6, 4, 4, 5, 4, 4, 4])));
        assert!(!is_phrase_of_three(&window(&[
            1_500, 12, 20, 3, 21, 3, 19, 3
        ])));
    }
}
