//! Runs of Chinese characters that the dictionary knows no word with.

use std::collections::HashMap;
use std::ops::Range;

use crate::fold::Surface;
use crate::language::chinese::is_ideograph;
use crate::resolution::resolver::ResolvedWord;
use crate::segment::Segmenter;
use crate::token::Break;

/// The most characters of a run that is a word although the corpus has it only once: a name in
/// transcription.
const LONGEST_WORD: usize = 6;
/// The fewest times that a run occurs by itself if it is a word that divides other runs.
const LEAST_COUNT: u64 = 2;
/// The most characters of a word that divides other runs.
const LONGEST_PART: usize = 8;

/// The runs that a corpus has, as evidence of words.
#[derive(Clone, Debug, Default)]
pub(super) struct UnknownRuns {
    /// How often the corpus has each run by itself, if that is at least [`LEAST_COUNT`].
    recurring: HashMap<Box<str>, u64>,
}

impl UnknownRuns {
    pub(super) fn new(segmenter: &Segmenter, surfaces: &[Surface<'_>]) -> UnknownRuns {
        let mut recurring: HashMap<Box<str>, u64> = HashMap::new();
        for surface in surfaces {
            let is_run = surface.text.starts_with(is_ideograph)
                && surface.text.chars().count() <= LONGEST_PART
                && segmenter.is_unknown_run(surface.text, surface.language);
            if is_run {
                *recurring.entry(surface.text.into()).or_default() += surface.count;
            }
        }
        recurring.retain(|_, count| *count >= LEAST_COUNT);
        UnknownRuns { recurring }
    }

    /// Whether `surface` is long enough, if it is an unknown run, to be several words.
    pub(super) fn may_divide(surface: &str) -> bool {
        surface.starts_with(is_ideograph) && surface.chars().nth(2).is_some()
    }

    /// The words of an unknown run; `None` if it is a word itself.
    ///
    /// It is divided such that the squared lengths of recurring runs in it have the largest sum; of
    /// equal divisions that with longer words first. What is between them is a word, too.
    pub(super) fn words(&self, run: &str) -> Option<Vec<ResolvedWord>> {
        if self.recurring.contains_key(run) {
            return None;
        }
        let mut bounds: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
        let length = bounds.len();
        bounds.push(run.len());
        let text = |range: &Range<usize>| &run[bounds[range.start]..bounds[range.end]];
        // For each number of characters, the largest sum and the start of the last word.
        let mut best: Vec<(usize, usize)> = vec![(0, 0); length + 1];
        for end in 1..=length {
            best[end] = (best[end - 1].0, end - 1);
            for start in end.saturating_sub(LONGEST_PART)..end.saturating_sub(1) {
                let sum = best[start].0 + (end - start).pow(2);
                if sum > best[end].0 && self.recurring.contains_key(text(&(start..end))) {
                    best[end] = (sum, start);
                }
            }
        }
        if best[length].0 == 0 && length <= LONGEST_WORD {
            return None;
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut end = length;
        while end > 0 {
            let start = best[end].1;
            match words.last_mut() {
                // Characters between recurring runs are a word together.
                Some(last)
                    if end - start == 1 && last.start == end && !self.is_recurring(text(last)) =>
                {
                    last.start = start;
                }
                _ => words.push(start..end),
            }
            end = start;
        }
        words.reverse();
        let words = words.into_iter().flat_map(|word| {
            let is_word = word.len() <= LONGEST_WORD || self.is_recurring(text(&word));
            let step = if is_word { word.len() } else { 1 };
            let starts = word.clone().step_by(step);
            starts.map(move |start| start..start + step)
        });
        let words = words.map(|word| ResolvedWord {
            span: bounds[word.start]..bounds[word.end],
            spelling: None,
            break_before: Break::None,
        });
        Some(words.collect())
    }

    fn is_recurring(&self, run: &str) -> bool {
        self.recurring.contains_key(run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmentation;

    fn words(corpus: &[(&str, u64)], run: &str) -> Vec<String> {
        let surfaces: Vec<Surface<'_>> = corpus
            .iter()
            .map(|(text, count)| Surface {
                text,
                language: Language::CHINESE,
                in_capitals: false,
                count: *count,
            })
            .collect();
        let segmenter = Segmenter::new(Segmentation::default());
        let runs = UnknownRuns::new(&segmenter, &surfaces);
        match runs.words(run) {
            None => vec![run.to_owned()],
            Some(words) => words.iter().map(|word| word.text(run).to_owned()).collect(),
        }
    }

    /// A name in transcription, given name and family name.
    const NAME: &str = "叶甫根尼普鲁申科";

    #[test]
    fn a_short_run_is_a_word_and_a_long_one_is_its_characters() {
        assert_eq!(words(&[], "普鲁申科"), ["普鲁申科"]);
        let characters = ["叶", "甫", "根", "尼", "普", "鲁", "申", "科"];
        assert_eq!(words(&[], NAME), characters);
        assert_eq!(words(&[(NAME, 2)], NAME), [NAME]);
    }

    #[test]
    fn runs_that_recur_divide_others() {
        let corpus = [("普鲁申科", 2), ("桑坦", 1)];
        assert_eq!(words(&corpus, NAME), ["叶甫根尼", "普鲁申科"]);
        assert_eq!(words(&corpus, "靳普鲁申科岗"), ["靳", "普鲁申科", "岗"]);
        assert_eq!(words(&corpus, "靳岗桑坦"), ["靳岗桑坦"]);
    }
}
