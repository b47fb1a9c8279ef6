//! Rows and names that a notice gives as examples, of many.

/// The maximum number of names that a notice gives as examples.
pub(crate) const EXAMPLES: usize = 5;

/// A row for something that an earlier one describes.
pub(crate) struct Repeated {
    pub(crate) line: u64,
    pub(crate) key: String,
    pub(crate) used: u64,
}

/// Rows for something that an earlier one describes: their number, and the first of them.
#[derive(Default)]
pub(crate) struct RepeatedRows {
    pub(crate) number: usize,
    /// In the order of their lines.
    pub(crate) first: Vec<Repeated>,
}

/// Some names, and the number of all.
#[derive(Default)]
pub(crate) struct Examples {
    pub(crate) number: usize,
    pub(crate) names: Vec<String>,
}

impl RepeatedRows {
    /// Adds one.
    pub(crate) fn add(&mut self, row: Repeated) {
        self.number += 1;
        let at = self.first.partition_point(|known| known.line < row.line);
        if at < EXAMPLES {
            self.first.insert(at, row);
            self.first.truncate(EXAMPLES);
        }
    }
}

impl Examples {
    /// Adds one.
    pub(crate) fn add(&mut self, name: &str) {
        self.number += 1;
        if self.names.len() < EXAMPLES {
            self.names.push(name.to_owned());
        }
    }

    /// Their number and some of them, if there are any.
    pub(crate) fn describe(&self, one: &str, many: &str) -> Option<String> {
        let names = self.names.join(", ");
        match self.number {
            0 => None,
            1 => Some(format!("1 {one} ({names})")),
            number if number > EXAMPLES => Some(format!("{number} {many} ({names}, …)")),
            number => Some(format!("{number} {many} ({names})")),
        }
    }
}
