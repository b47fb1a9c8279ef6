//! The tables: what each row is, which columns it has, and in what order rows come.

use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::str::FromStr;

use keyweight_report::Column;
use thiserror::Error;

use crate::model::Unit;

mod collocations;
mod documents;
mod forms;
mod groups;
mod keyness;
mod keywords;
mod kwic;
mod lexicon;
mod matrix;
mod pattern;
mod surfaces;
mod terms;
mod text_table;
mod tokens;

pub use collocations::Collocations;
pub use documents::Documents;
pub use groups::Groups;
pub use keyness::Keyness;
pub use keywords::Keywords;
pub use kwic::Kwic;
pub use lexicon::Lexicon;
pub use matrix::{Matrix, Value};
pub use pattern::{Matching, PatternError};
pub use terms::Terms;
pub use text_table::{Basis, Occurrence, Passage, Reach, TextTable};
pub use tokens::Tokens;

/// How many rows of a table are wanted.
///
/// Of three rows, `First(2)` gives the first two and `All` gives three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// At most so many.
    First(NonZeroUsize),
    /// All there are.
    All,
}

/// A number of rows could not be understood.
#[derive(Debug, Error)]
#[error("{found:?} is neither a whole number from 1 nor `all`")]
pub struct TopError {
    found: String,
}

impl Top {
    /// At most `rows` rows, at least one.
    pub fn first(rows: usize) -> Top {
        Top::First(NonZeroUsize::new(rows).unwrap_or(NonZeroUsize::MIN))
    }

    pub(crate) fn limit(self) -> usize {
        match self {
            Top::First(rows) => rows.get(),
            Top::All => usize::MAX,
        }
    }
}

impl FromStr for Top {
    type Err = TopError;

    fn from_str(text: &str) -> Result<Top, TopError> {
        if text == "all" {
            return Ok(Top::All);
        }
        text.parse().map(Top::First).map_err(|_| TopError {
            found: text.to_owned(),
        })
    }
}

impl std::fmt::Display for Top {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Top::First(rows) => rows.fmt(formatter),
            Top::All => formatter.write_str("all"),
        }
    }
}

/// The names of columns behind `columns`: `names`, with `prefix` before one that is there already.
fn distinct(columns: &[Column], names: &[&str], prefix: &str) -> Vec<String> {
    let mut taken: HashSet<String> = columns.iter().map(|column| column.name.clone()).collect();
    taken.extend(names.iter().map(|name| (*name).to_owned()));
    names
        .iter()
        .map(|name| {
            let mut distinct = (*name).to_owned();
            if columns.iter().any(|column| column.name == distinct) {
                while !taken.insert(distinct.clone()) {
                    distinct.insert_str(0, prefix);
                }
            }
            distinct
        })
        .collect()
}

/// What a count in the whole corpus means.
fn of_corpus(unit: Unit) -> &'static str {
    match unit {
        Unit::Document => "occurrences in the corpus",
        Unit::Group => "occurrences in all groups",
    }
}

/// How many blocks of `size` there are in `length`.
fn blocks(length: usize, size: usize) -> usize {
    length.div_ceil(size)
}

/// The part of `length` that block number `block` of `size` is.
fn block(block: usize, size: usize, length: usize) -> Range<usize> {
    let start = (block * size).min(length);
    start..(start + size).min(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_rows_is_a_number_or_all() {
        assert_eq!("20".parse::<Top>().unwrap().limit(), 20);
        assert_eq!("all".parse::<Top>().unwrap(), Top::All);
        for wrong in ["0", "-1", "ALL", ""] {
            assert!(wrong.parse::<Top>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn blocks_cover_the_whole() {
        let covered: Vec<usize> = (0..blocks(7, 3))
            .flat_map(|index| block(index, 3, 7))
            .collect();
        assert_eq!(covered, (0..7).collect::<Vec<_>>());
        assert_eq!(blocks(0, 3), 0);
    }
}
