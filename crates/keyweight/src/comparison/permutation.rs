//! Permutation tests: documents are shuffled between the sides to see how often chance does as well.

use keyweight_score::{Frequency, log_likelihood};
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::tested::Tested;
use crate::execution::Progress;
use crate::model::Analysis;

/// How many permutations are done in one pass over the documents.
const LANES: usize = 8;
const PER_BLOCK: u32 = 8;
/// A score that is smaller than the observed one by no more than this share counts as equal: rounding
/// may have made it smaller.
const ROUNDING: f64 = 1e-10;

/// How often documents are shuffled between the sides, and the seed.
///
/// Permutation i is shuffled by stream i of the `ChaCha8` generator of this seed, so that it does not
/// depend on the number of threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Permutations {
    /// How many permutations.
    pub number: u32,
    /// The seed.
    pub seed: u64,
}

/// The documents of both sides, with the terms that were tested.
struct Documents {
    /// The (place among the tested, count) pairs of all documents, one after the other.
    pairs: Vec<(u32, u32)>,
    /// Where those of each document begin; one more than there are documents.
    starts: Vec<usize>,
    tokens: Vec<u64>,
    all_tokens: u64,
    /// How many documents the smaller side has.
    smaller: usize,
}

/// A term as observed.
struct Observed {
    /// Its count on both sides.
    count: u64,
    /// Its score, made a little smaller to allow for rounding.
    score: f64,
}

impl Permutations {
    /// For each term tested the share of permutations, with the observed division as one of them, in
    /// which its |G²| is at least as large as observed: (1 + as extreme) / (N + 1).
    ///
    /// `None` if `progress` cancels it.
    pub(super) fn p_values(
        self,
        analysis: &Analysis,
        sides: [&[usize]; 2],
        tested: &[Tested],
        progress: &dyn Progress,
    ) -> Option<Vec<f64>> {
        let documents = Documents::new(analysis, sides, tested);
        let observed: Vec<Observed> = tested
            .iter()
            .map(|one| Observed {
                count: one.sides.target.count() + one.sides.reference.count(),
                score: one.log_likelihood.abs() * (1.0 - ROUNDING),
            })
            .collect();
        let blocks = self.number.div_ceil(PER_BLOCK);
        let none = || vec![0_u32; tested.len()];
        let extreme = (0..blocks)
            .into_par_iter()
            .try_fold(none, |mut extreme, block| {
                if progress.is_cancelled() {
                    return None;
                }
                let first = block * PER_BLOCK;
                let lanes = (self.number - first).min(PER_BLOCK);
                self.shuffle(&documents, &observed, first..first + lanes, &mut extreme);
                Some(extreme)
            })
            .try_reduce(none, |mut left, right| {
                for (left, right) in left.iter_mut().zip(right) {
                    *left += right;
                }
                Some(left)
            })?;
        let all = f64::from(self.number) + 1.0;
        let share = |extreme: u32| (1.0 + f64::from(extreme)) / all;
        Some(extreme.into_iter().map(share).collect())
    }

    /// Adds to `extreme` the number of these permutations in which each term is as extreme as observed.
    fn shuffle(
        self,
        documents: &Documents,
        observed: &[Observed],
        permutations: std::ops::Range<u32>,
        extreme: &mut [u32],
    ) {
        let number = documents.tokens.len();
        // All ones where a permutation has the document on the smaller side.
        let mut masks = vec![[0_u64; LANES]; number];
        let mut tokens = [0_u64; LANES];
        let lanes = permutations.len();
        for (lane, permutation) in permutations.enumerate() {
            let mut random = ChaCha8Rng::seed_from_u64(self.seed);
            random.set_stream(u64::from(permutation));
            let mut order: Vec<usize> = (0..number).collect();
            let (chosen, _) = order.partial_shuffle(&mut random, documents.smaller);
            for document in chosen {
                masks[*document][lane] = u64::MAX;
                tokens[lane] += documents.tokens[*document];
            }
        }
        let mut sums = vec![[0_u64; LANES]; observed.len()];
        for (document, mask) in masks.iter().enumerate() {
            if mask.iter().all(|lane| *lane == 0) {
                continue;
            }
            let pairs =
                &documents.pairs[documents.starts[document]..documents.starts[document + 1]];
            for (place, count) in pairs {
                let sums = &mut sums[*place as usize];
                for (sum, mask) in sums.iter_mut().zip(mask) {
                    *sum += u64::from(*count) & mask;
                }
            }
        }
        for ((sums, observed), extreme) in sums.iter().zip(observed).zip(extreme) {
            for (count, tokens) in sums.iter().zip(&tokens).take(lanes) {
                let smaller = Frequency::new(*count, *tokens);
                let rest = observed.count.saturating_sub(*count);
                let larger = Frequency::new(rest, documents.all_tokens - tokens);
                let score = match (smaller, larger) {
                    (Ok(smaller), Ok(larger)) => log_likelihood(smaller, larger).abs(),
                    // One side has no tokens: no difference can be seen.
                    _ => 0.0,
                };
                *extreme += u32::from(score >= observed.score);
            }
        }
    }
}

impl Documents {
    fn new(analysis: &Analysis, sides: [&[usize]; 2], tested: &[Tested]) -> Documents {
        let mut place = vec![u32::MAX; analysis.matrix().terms().len()];
        for (row, one) in (0..).zip(tested) {
            place[one.term as usize] = row;
        }
        let mut documents = sides.concat();
        documents.sort_unstable();
        let mut all = Documents {
            pairs: Vec::new(),
            starts: vec![0],
            tokens: Vec::new(),
            all_tokens: 0,
            smaller: sides[0].len().min(sides[1].len()),
        };
        let mut reader = analysis.reader();
        for document in documents {
            let row = reader.counts(document).iter();
            let known = row.map(|(term, count)| (place[*term as usize], *count));
            all.pairs
                .extend(known.filter(|(place, _)| *place != u32::MAX));
            all.starts.push(all.pairs.len());
            let tokens = analysis.documents()[document].tokens;
            all.tokens.push(tokens);
            all.all_tokens += tokens;
        }
        all
    }
}
