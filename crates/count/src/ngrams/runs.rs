//! Runs of tokens that nothing interrupts.

use crate::matrix::Lexicon;

/// What tokens of a unit may have between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// Nothing: a unit ends where the sequence says that tokens stand apart, and at a token that
    /// counts for no term.
    #[default]
    Nothing,
    /// Tokens that count for no term, which are passed over.
    Dropped,
    /// Anything: what is dropped is passed over, and nothing ends a unit but the document.
    Anything,
}

/// Gives the runs of tokens with terms that nothing interrupts to `take`.
pub(crate) fn runs(
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
