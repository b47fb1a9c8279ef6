//! Weights of terms in documents: term frequency, inverse document frequency and norm.

mod idf;
mod log_base;
mod norm;
mod tf;
mod weights;

pub use idf::Idf;
pub use log_base::LogBase;
pub use norm::Norm;
pub use tf::{CountSummary, Tf};
pub use weights::{Weighting, Weights};
