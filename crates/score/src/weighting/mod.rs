//! Weights of terms in documents: term frequency, inverse document frequency, norm.

mod idf;
mod norm;
mod tf;
mod weights;

pub use idf::Idf;
pub use norm::Norm;
pub use tf::{Row, Tf};
pub use weights::{Weighting, Weights};
