//! Meanings of columns that several tables have.

use crate::model::Unit;

/// The column `term`.
pub(super) const TERM: &str = "the counted term; its forms are counted together";

/// The column `term`, where what is dropped has none.
pub(super) const TERM_IF_ANY: &str = "the term that it is counted as; empty if it is dropped";

/// The column `count`, if it counts all that is weighed.
pub(super) fn total_count(unit: Unit) -> &'static str {
    match unit {
        Unit::Document => "occurrences in the corpus",
        Unit::Group => "occurrences in all groups",
    }
}

/// The column `idf`.
pub(super) fn idf(unit: Unit) -> String {
    let name = unit.name();
    format!("inverse {name} frequency; formula in manifest.json")
}

/// The column of the number of documents or groups with a term.
pub(super) fn frequency(unit: Unit) -> String {
    format!("{}s that contain the term", unit.name())
}
