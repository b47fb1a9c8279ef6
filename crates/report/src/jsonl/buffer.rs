//! Rows of JSON Lines in memory.

use std::sync::Arc;

use serde::Serialize;

use super::JsonlStyle;
use crate::number::{self, Precision};
use crate::sink::RowBuffer;
use crate::table::{Cell, RowSink, Schema};

/// Rows of JSON Lines in memory; made by [`JsonlStyle::buffer`].
///
/// # Examples
///
/// ```
/// use keyweight_report::{Cell, Column, JsonlStyle, RowSink, Schema};
///
/// let columns = vec![Column::text("term", "a word"), Column::real("idf", "how rare it is")];
/// let mut buffer = JsonlStyle::default().buffer(&Schema::new("terms", columns));
/// buffer.row(&[Cell::Text("=\"chip\""), Cell::real(1.5)]);
/// buffer.row(&[Cell::Text("fab"), Cell::Empty]);
/// let lines = "{\"term\":\"=\\\"chip\\\"\",\"idf\":1.5}\n{\"term\":\"fab\",\"idf\":null}\n";
/// assert_eq!(buffer.bytes(), lines.as_bytes());
/// ```
#[derive(Debug)]
pub struct JsonlBuffer {
    /// For each column what precedes its cell: `{"term":` or `,"idf":`.
    keys: Arc<[Vec<u8>]>,
    precision: Precision,
    bytes: Vec<u8>,
    rows: u64,
}

/// A text with its count, as an element of an array.
#[derive(Serialize)]
struct Counted<'a> {
    form: &'a str,
    count: u64,
}

impl JsonlBuffer {
    pub(super) fn new(style: JsonlStyle, schema: &Schema) -> JsonlBuffer {
        let key = |(number, name): (usize, &str)| {
            let mut key = vec![if number == 0 { b'{' } else { b',' }];
            json(&name, &mut key);
            key.push(b':');
            key
        };
        let names = schema.columns.iter().map(|column| column.name.as_str());
        JsonlBuffer {
            keys: names.enumerate().map(key).collect(),
            precision: style.precision,
            bytes: Vec::new(),
            rows: 0,
        }
    }

    /// What was appended since the buffer was made or cleared.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn text(&mut self, text: &str) {
        json(&(!text.is_empty()).then_some(text), &mut self.bytes);
    }

    fn cell(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Empty => self.bytes.extend(b"null"),
            Cell::Text(text) => self.text(text),
            Cell::Counted(words) => {
                self.bytes.push(b'[');
                for (number, &(form, count)) in words.iter().enumerate() {
                    if number > 0 {
                        self.bytes.push(b',');
                    }
                    json(&Counted { form, count }, &mut self.bytes);
                }
                self.bytes.push(b']');
            }
            Cell::Integer(value) => json(&value, &mut self.bytes),
            // A finite number is laid out as JSON allows it.
            Cell::Real(value) => number::write(value, self.precision, &mut self.bytes),
        }
    }
}

impl RowSink for JsonlBuffer {
    fn row(&mut self, cells: &[Cell<'_>]) {
        for (number, cell) in cells.iter().enumerate() {
            if let Some(key) = self.keys.get(number) {
                self.bytes.extend_from_slice(key);
                self.cell(*cell);
            }
        }
        let end: &[u8] = if self.keys.is_empty() {
            b"{}\n"
        } else {
            b"}\n"
        };
        self.bytes.extend_from_slice(end);
        self.rows += 1;
    }
}

impl RowBuffer for JsonlBuffer {
    fn another(&self) -> JsonlBuffer {
        JsonlBuffer {
            keys: Arc::clone(&self.keys),
            precision: self.precision,
            bytes: Vec::new(),
            rows: 0,
        }
    }

    fn rows(&self) -> u64 {
        self.rows
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.rows = 0;
    }
}

/// Appends `value` as JSON.
fn json(value: &impl Serialize, bytes: &mut Vec<u8>) {
    serde_json::to_writer(bytes, value)
        .expect("texts and counts are valid JSON, and memory takes every write");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;
    use proptest::prelude::*;
    use serde_json::Value;

    fn rows(columns: &[&str], rows: &[Vec<Cell<'_>>]) -> Vec<Value> {
        let columns = columns.iter().map(|name| Column::text(*name, "any"));
        let schema = Schema::new("table", columns.collect());
        let mut buffer = JsonlStyle::default().buffer(&schema);
        for row in rows {
            buffer.row(row);
        }
        assert_eq!(buffer.rows(), rows.len() as u64);
        let text = str::from_utf8(buffer.bytes()).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.collect()
    }

    #[test]
    fn words_with_counts_are_an_array() {
        let cells = vec![
            Cell::Counted(&[]),
            Cell::Counted(&[("US", 22), ("U.S.", 3)]),
        ];
        let expected = serde_json::json!({
            "none": [],
            "forms": [{"form": "US", "count": 22}, {"form": "U.S.", "count": 3}],
        });
        assert_eq!(rows(&["none", "forms"], &[cells]), [expected]);
    }

    #[test]
    fn an_empty_text_is_an_empty_cell() {
        let cells = vec![Cell::Empty, Cell::Text("")];
        let expected = serde_json::json!({"cell": null, "text": null});
        assert_eq!(rows(&["cell", "text"], &[cells]), [expected]);
    }

    #[test]
    fn a_row_without_columns_is_an_empty_object() {
        assert_eq!(rows(&[], &[vec![]]), [serde_json::json!({})]);
    }

    proptest! {
        #[test]
        fn any_row_reads_back(name: String, text: String, count: u64, value: f64) {
            let cells = vec![Cell::Text(&text), Cell::Integer(count), Cell::real(value)];
            let read = &rows(&[&name, "count", "value"], &[cells])[0];
            if name != "count" && name != "value" {
                prop_assert_eq!(read[&name].as_str(), Some(text.as_str()).filter(|text| !text.is_empty()));
                prop_assert_eq!(read["count"].as_u64(), Some(count));
                // Six digits.
                let near = read["value"]
                    .as_f64()
                    .is_some_and(|read| (read - value).abs() <= value.abs() * 1e-5);
                prop_assert!(near || read["value"].is_null() && !value.is_finite());
            }
        }
    }
}
