//! How many rows of a table are written.

use std::fmt;
use std::num::NonZeroUsize;
use std::str::FromStr;

use thiserror::Error;

/// How many rows of a table are written, from the first on.
///
/// In text it is a number or `all`.
///
/// # Examples
///
/// ```
/// use keyweight::tables::Top;
///
/// assert_eq!("2".parse::<Top>()?.of(3), 2);
/// assert_eq!("5".parse::<Top>()?.of(3), 3);
/// assert_eq!("all".parse::<Top>()?.of(3), 3);
/// # Ok::<(), keyweight::tables::TopError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// Up to this many.
    First(NonZeroUsize),
    /// All.
    All,
}

/// A text is not a [`Top`].
#[derive(Debug, Error)]
#[error("{found:?} is neither a positive whole number nor `all`")]
pub struct TopError {
    found: String,
}

impl Top {
    /// Up to `rows` rows, but at least one.
    pub fn first(rows: usize) -> Top {
        Top::First(NonZeroUsize::new(rows).unwrap_or(NonZeroUsize::MIN))
    }

    /// How many of `rows` rows are written.
    pub fn of(self, rows: usize) -> usize {
        match self {
            Top::First(first) => rows.min(first.get()),
            Top::All => rows,
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

impl fmt::Display for Top {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Top::First(rows) => rows.fmt(formatter),
            Top::All => formatter.write_str("all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_or_all_is_parsed_and_anything_else_refused() {
        assert_eq!("20".parse::<Top>().unwrap(), Top::first(20));
        assert_eq!("all".parse::<Top>().unwrap(), Top::All);
        for wrong in ["0", "-1", "ALL", ""] {
            assert!(wrong.parse::<Top>().is_err(), "{wrong}");
        }
    }
}
