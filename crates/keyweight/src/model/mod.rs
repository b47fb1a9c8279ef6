//! What is known of a counted corpus: terms, document frequencies, weights, units and groups.

mod analysis;
mod collocations;
mod groups;
mod phrases;
mod ranking;
mod reader;
mod units;

pub use analysis::{Analysis, Dropped, Grouped};
pub(crate) use analysis::{Loss, Unit, common_language};
pub use collocations::{AssociationMeasure, CollocationOptions};
pub(crate) use collocations::{Collocation, find, texts, written};
pub(crate) use groups::key;
pub use groups::{Group, GroupError, Groups};
pub(crate) use ranking::Ranking;
pub use reader::DocumentReader;
pub(crate) use reader::Weighed;
