//! An option with its value, as one types it.

use std::fmt;

/// An option with its value: `--case lower`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flag {
    name: &'static str,
    value: String,
}

impl Flag {
    pub(super) fn new(name: &'static str, value: impl Into<String>) -> Flag {
        let value = value.into();
        Flag { name, value }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "--{} {}", self.name, self.value)
    }
}
