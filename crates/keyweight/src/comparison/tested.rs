//! A tested term, and how it is spread over documents.

use keyweight_score::{Direction, direction};

use super::measure::Sides;

/// A term that was tested.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tested {
    pub(crate) term: u32,
    pub(crate) sides: Sides,
    pub(crate) log_likelihood: f64,
    pub(crate) p_value: f64,
    pub(crate) log10_p: f64,
    pub(crate) p_adjusted: f64,
    pub(crate) permutation_p: Option<f64>,
    pub(super) is_significant: bool,
    /// By the first measure.
    pub(super) strength: f64,
}

/// How a term is spread over documents.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spread {
    pub(crate) target_documents: Option<u64>,
    pub(crate) reference_documents: Option<u64>,
    pub(crate) dispersion: Option<f64>,
    pub(crate) top_document_share: Option<f64>,
}

impl Tested {
    pub(crate) fn direction(&self) -> Direction {
        direction(self.sides.target, self.sides.reference)
    }
}
