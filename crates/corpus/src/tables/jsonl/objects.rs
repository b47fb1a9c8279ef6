//! JSON objects read one after another, each as a row.

use crate::options::Options;
use crate::reason::Reason;
use crate::tables::jsonl::object::{Fault, parse};
use crate::tables::jsonl::repair::{Repaired, repaired};
use crate::tables::jsonl::shape::Shape;
use crate::tables::row::{Row, RowPosition};

/// What is known from the objects so far.
#[derive(Default)]
pub(crate) struct Objects {
    shape: Option<Shape>,
    /// Objects without a text, until one has a text: if none has, the file has no text column, and one
    /// message is enough.
    textless: Textless,
    has_ids: bool,
    has_titles: bool,
    /// The first lines with a repair.
    first_surrogate: Option<u64>,
    first_non_number: Option<u64>,
}

#[derive(Default)]
struct Textless {
    is_over: bool,
    rows: Vec<RowPosition>,
    keys: Vec<String>,
}

impl Objects {
    #[cfg(test)]
    pub(crate) fn forget_keys(&mut self) {
        self.shape = None;
    }

    /// The row in an object; `None` if it has no text, and none before has one.
    pub(crate) fn read(
        &mut self,
        json: &str,
        at: RowPosition,
        options: &Options,
    ) -> Option<Result<Row, Fault>> {
        let found = self.read_valid(json, at, options);
        let Some(Err(Fault {
            reason: Reason::Json { .. },
            ..
        })) = found
        else {
            return found;
        };
        let Some(repaired) = repaired(json) else {
            return found;
        };
        let found = self.read_valid(&repaired.json, at, options);
        if !matches!(found, Some(Err(_))) {
            self.note(&repaired, at.line);
        }
        found
    }

    fn read_valid(
        &mut self,
        json: &str,
        at: RowPosition,
        options: &Options,
    ) -> Option<Result<Row, Fault>> {
        if let Some(shape) = &self.shape
            && let Some(row) = shape.expected_row(json, at)
        {
            return Some(Ok(row));
        }
        let object = match parse(json) {
            Ok(object) => object,
            Err(fault) => return Some(Err(fault)),
        };
        let shape = match self.shape.take() {
            Some(shape) if shape.fits(&object) => shape,
            _ => Shape::new(&object, options),
        };
        let shape = self.shape.insert(shape);
        let Some(roles) = shape.roles() else {
            if self.textless.is_over {
                return Some(Err(Reason::EmptyText.into()));
            }
            if self.textless.rows.is_empty() {
                self.textless.keys = shape.keys().to_vec();
            }
            self.textless.rows.push(at);
            return None;
        };
        self.has_ids |= roles.id.is_some();
        self.has_titles |= roles.title.is_some();
        self.textless.is_over = true;
        Some(shape.row(&object, roles, json, at))
    }

    fn note(&mut self, repaired: &Repaired, line: u64) {
        if repaired.has_surrogates {
            self.first_surrogate.get_or_insert(line);
        }
        if repaired.has_non_numbers {
            self.first_non_number.get_or_insert(line);
        }
    }

    /// The objects without a text, once one has a text.
    pub(crate) fn take_textless(&mut self) -> Vec<RowPosition> {
        if !self.textless.is_over {
            return Vec::new();
        }
        std::mem::take(&mut self.textless.rows)
    }

    /// Why there is no row, if there were objects and none has a text.
    pub(crate) fn without_text(&mut self, options: &Options) -> Option<Reason> {
        if self.textless.rows.is_empty() {
            return None;
        }
        let columns = std::mem::take(&mut self.textless.keys);
        Some(match options.text_columns.first() {
            Some(name) => Reason::NoSuchColumn {
                name: name.clone(),
                columns,
            },
            None => Reason::NoTextColumn { columns },
        })
    }

    /// The remarks on the objects, after the last; each is in a `unit`.
    pub(crate) fn remarks(&self, options: &Options, unit: &str) -> Vec<String> {
        let surrogates = self.first_surrogate.map(|line| {
            format!(
                "half of a surrogate pair became the replacement character U+FFFD, first in line {line}"
            )
        });
        let non_numbers = self.first_non_number.map(|line| {
            format!("NaN or Infinity, which is not JSON, was read as null, first in line {line}")
        });
        let lacks = |name: &Option<String>, is_found: bool| {
            name.as_ref()
                .filter(|_| !is_found)
                .map(|name| format!("no {unit} has the key {name:?}"))
        };
        let id = lacks(&options.id_column, self.has_ids);
        let title = lacks(&options.title_column, self.has_titles);
        [surrogates, non_numbers, id, title]
            .into_iter()
            .flatten()
            .collect()
    }
}
