//! Names that a notice gives as examples.

/// The maximum number of names in a notice.
pub(crate) const EXAMPLES: usize = 5;

/// Some names, and the number of all.
#[derive(Default)]
pub(crate) struct Examples {
    number: usize,
    names: Vec<String>,
}

impl Examples {
    pub(crate) fn add(&mut self, name: &str) {
        self.number += 1;
        if self.names.len() < EXAMPLES {
            self.names.push(name.to_owned());
        }
    }

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
