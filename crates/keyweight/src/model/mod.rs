//! The model of a corpus, and the rows, documents or groups, that are weighed against it.
//!
//! What is known of a corpus as a whole is a [`Model`]; an [`Analysis`] is a model with its rows.

mod analysis;
mod bounds;
mod collocations;
mod fold;
mod grouping;
mod groups;
#[expect(
    clippy::module_inception,
    reason = "the room is named after its main concept"
)]
mod model;
mod phrases;
mod ranking;
mod reader;
mod rows;
mod stored;
mod units;
mod usual_forms;
mod vocabulary;

pub use analysis::Analysis;
pub use collocations::{AssociationMeasure, CollocationOptions};
pub(crate) use collocations::{Collocation, find, texts, written};
pub use fold::Dropped;
pub(crate) use fold::{Loss, common_language, fold_words};
pub use grouping::Grouped;
pub(crate) use groups::key;
pub use groups::{GlobError, Group, GroupError, Groups};
pub use model::Model;
pub(crate) use ranking::Ranking;
pub use reader::RowReader;
pub(crate) use reader::Weighed;
pub(crate) use rows::Unit;
pub use rows::{DocumentRows, GroupRow, Row, Rows};
pub use stored::ModelError;
pub use vocabulary::Vocabulary;
