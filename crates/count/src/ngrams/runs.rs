//! Splits the tokens of a document into uninterrupted runs.

use crate::matrix::Lexicon;

/// What may separate the tokens of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// Nothing: a unit ends before a token that stands apart, and at a token without a term.
    #[default]
    Nothing,
    /// Tokens without a term, which are skipped.
    Dropped,
    /// Anything: tokens without a term are skipped, and only the end of the document ends a unit.
    Anything,
}

/// Passes every uninterrupted run of (surface, term) pairs to `take`.
pub(crate) fn for_each_run(
    sequence: &[(u32, bool)],
    lexicon: &Lexicon,
    gaps: Gaps,
    run: &mut Vec<(u32, u32)>,
    mut take: impl FnMut(&[(u32, u32)]),
) {
    run.clear();
    for (surface, is_apart) in sequence {
        let term = lexicon.term_of(*surface);
        let ends = match gaps {
            Gaps::Nothing => *is_apart || term.is_none(),
            Gaps::Dropped => *is_apart,
            Gaps::Anything => false,
        };
        if ends && !run.is_empty() {
            take(run);
            run.clear();
        }
        run.extend(term.map(|term| (*surface, term)));
    }
    take(run);
    run.clear();
}
