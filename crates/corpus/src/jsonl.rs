//! JSON Lines: one object per line.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::value::RawValue;

use crate::columns::{self, Roles};
use crate::decompress::Compression;
use crate::document::Metadata;
use crate::encoding;
use crate::options::Options;
use crate::skipped::Reason;
use crate::stream::Stream;
use crate::table::{Failure, Row};

/// A file of JSON objects.
pub(crate) struct JsonLines {
    reader: BufReader<Box<dyn Read + Send>>,
    compression: Compression,
    buffer: Vec<u8>,
    line: u64,
    /// Objects and broken lines so far.
    row: u64,
    is_done: bool,
    shape: Option<Shape>,
    /// Lines without a text, while none had one: if none ever has, the file has no text column and
    /// they are not worth a message each.
    textless: Textless,
    ready: VecDeque<Result<Row, Failure>>,
    first_undecoded: Option<u64>,
    has_ids: bool,
    has_titles: bool,
}

/// The keys of the latest object, which most often are those of the next one too.
struct Shape {
    keys: Vec<String>,
    roles: Option<Roles>,
    fields: Arc<[String]>,
}

#[derive(Default)]
struct Textless {
    is_over: bool,
    lines: Vec<u64>,
    keys: Vec<String>,
}

impl JsonLines {
    pub(crate) fn open(stream: Stream) -> JsonLines {
        JsonLines {
            reader: BufReader::with_capacity(1 << 16, stream.reader),
            compression: stream.compression,
            buffer: Vec::new(),
            line: 0,
            row: 0,
            is_done: false,
            shape: None,
            textless: Textless::default(),
            ready: VecDeque::new(),
            first_undecoded: None,
            has_ids: false,
            has_titles: false,
        }
    }

    /// What there is to say after the last row.
    pub(crate) fn remarks(&self, options: &Options) -> Vec<String> {
        let undecoded = self.first_undecoded.map(encoding::rows_remark);
        let lacks = |name: &Option<String>, is_met: bool| {
            name.as_ref()
                .filter(|_| !is_met)
                .map(|name| format!("no line has the key {name:?}"))
        };
        let id = lacks(&options.id_column, self.has_ids);
        let title = lacks(&options.title_column, self.has_titles);
        [undecoded, id, title].into_iter().flatten().collect()
    }

    /// The next row.
    ///
    /// # Errors
    ///
    /// The line and the reason; no line if none of them has a text.
    pub(crate) fn next_row(&mut self, options: &Options) -> Option<Result<Row, Failure>> {
        while self.ready.is_empty() && !self.is_done {
            self.advance(options);
        }
        self.ready.pop_front()
    }

    fn advance(&mut self, options: &Options) {
        self.buffer.clear();
        self.line += 1;
        match self.reader.read_until(b'\n', &mut self.buffer) {
            Err(error) => {
                self.end(options);
                self.ready
                    .push_back(Err((Some(self.line), self.compression.reason(&error))));
            }
            Ok(0) => self.end(options),
            Ok(_) if self.buffer.trim_ascii().is_empty() => {}
            Ok(_) => {
                self.row += 1;
                if let Some(found) = self.read_line(options) {
                    self.ready
                        .push_back(found.map_err(|reason| (Some(self.line), reason)));
                }
            }
        }
    }

    fn end(&mut self, options: &Options) {
        self.is_done = true;
        if !self.textless.lines.is_empty() {
            let columns = std::mem::take(&mut self.textless.keys);
            let reason = match options.text_columns.first() {
                Some(name) => Reason::NoSuchColumn {
                    name: name.clone(),
                    columns,
                },
                None => Reason::NoTextColumn { columns },
            };
            self.ready.push_back(Err((None, reason)));
        }
    }

    /// The row in the buffer; `None` if it has no text and it is too early to say so.
    fn read_line(&mut self, options: &Options) -> Option<Result<Row, Reason>> {
        let decoded;
        let line = if let Ok(line) = std::str::from_utf8(&self.buffer) {
            line
        } else {
            self.first_undecoded.get_or_insert(self.line);
            let encoding = encoding::guess_row(&self.buffer);
            decoded = encoding.decode_without_bom_handling(&self.buffer).0;
            &decoded
        };
        let object = match parse(line) {
            Ok(object) => object,
            Err(reason) => return Some(Err(reason)),
        };
        let shape = match self.shape.take() {
            Some(shape) if shape.keys.iter().eq(object.keys()) => shape,
            _ => Shape::new(&object, options),
        };
        let shape = self.shape.insert(shape);
        let Some(roles) = &shape.roles else {
            if self.textless.is_over {
                return Some(Err(Reason::EmptyText));
            }
            if self.textless.lines.is_empty() {
                self.textless.keys.clone_from(&shape.keys);
            }
            self.textless.lines.push(self.line);
            return None;
        };
        self.has_ids |= roles.id.is_some();
        self.has_titles |= roles.title.is_some();
        self.textless.is_over = true;
        let earlier = self.textless.lines.drain(..);
        self.ready
            .extend(earlier.map(|line| Err((Some(line), Reason::EmptyText))));
        Some(shape.row(&object, roles, line, (self.line, self.row)))
    }
}

type Object<'a> = IndexMap<String, &'a RawValue>;

impl Shape {
    fn new(object: &Object<'_>, options: &Options) -> Shape {
        let keys: Vec<String> = object.keys().cloned().collect();
        let roles = roles(&keys, options);
        let fields = roles
            .iter()
            .flat_map(|roles| &roles.fields)
            .map(|&at| keys[at].clone());
        let fields = fields.collect();
        Shape {
            keys,
            roles,
            fields,
        }
    }

    fn row(
        &self,
        object: &Object<'_>,
        roles: &Roles,
        line: &str,
        (line_number, number): (u64, u64),
    ) -> Result<Row, Reason> {
        let value = |&at: &usize| {
            object
                .get_index(at)
                .map_or(Ok(String::new()), |(_, v)| plain(v, line))
        };
        let values = |places: &[usize]| places.iter().map(value).collect::<Result<Vec<_>, _>>();
        Ok(Row {
            line: line_number,
            number,
            id: roles.id.as_ref().map(value).transpose()?,
            title: roles.title.as_ref().map(value).transpose()?,
            texts: values(&roles.text)?,
            metadata: Metadata::new(Arc::clone(&self.fields), values(&roles.fields)?),
        })
    }
}

/// What each key is; keys may be absent from a line, so only a text is required.
fn roles(keys: &[String], options: &Options) -> Option<Roles> {
    let present = |name: &String| columns::named(keys, name).ok();
    let text_columns: Vec<String> = options
        .text_columns
        .iter()
        .filter(|name| present(name).is_some())
        .cloned()
        .collect();
    if text_columns.is_empty() && !options.text_columns.is_empty() {
        return None;
    }
    let id_column = options
        .id_column
        .clone()
        .filter(|name| present(name).is_some());
    let title_column = options
        .title_column
        .clone()
        .filter(|name| present(name).is_some());
    Roles::find(
        keys,
        &Options {
            text_columns,
            id_column,
            title_column,
            ..Options::default()
        },
    )
    .ok()
}

fn parse(line: &str) -> Result<Object<'_>, Reason> {
    // Behind a line end serde_json would count columns anew.
    let line = line.trim_end();
    serde_json::from_str(line).map_err(|error| {
        let is_object = line.trim_start().starts_with('{');
        if !is_object && serde_json::from_str::<&RawValue>(line).is_ok() {
            return Reason::NotAnObject;
        }
        invalid(&error, 0)
    })
}

fn invalid(error: &serde_json::Error, offset: usize) -> Reason {
    let message = error.to_string();
    // serde_json adds a place of its own, in a document of one line.
    let cause = message
        .split(" at line ")
        .next()
        .unwrap_or(&message)
        .to_owned();
    Reason::Json {
        cause,
        column: offset + error.column().max(1),
    }
}

/// A string as it is, nothing for null, numbers and the like as written, the rest without spaces.
fn plain(value: &RawValue, line: &str) -> Result<String, Reason> {
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'"') => serde_json::from_str(json).map_err(|error| {
            let offset = (json.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
            invalid(&error, offset)
        }),
        Some(b'n') | None => Ok(String::new()),
        Some(b'{' | b'[') => Ok(compact(json)),
        Some(_) => Ok(json.to_owned()),
    }
}

/// JSON without the white space between its parts.
fn compact(json: &str) -> String {
    let (mut is_string, mut is_escaped) = (false, false);
    json.chars()
        .filter(|&character| {
            let keep = is_string || !character.is_ascii_whitespace();
            is_string ^= character == '"' && !is_escaped;
            is_escaped = is_string && character == '\\' && !is_escaped;
            keep
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use super::*;
    use crate::options::Fingerprint;
    use crate::source::Source;

    fn rows(bytes: &[u8], options: &Options) -> Vec<Result<Row, (Option<u64>, String)>> {
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        let mut lines = JsonLines::open(Stream::open(source, Path::new("a.jsonl")).unwrap());
        std::iter::from_fn(|| lines.next_row(options))
            .map(|row| row.map_err(|(line, reason)| (line, reason.to_string())))
            .collect()
    }

    #[test]
    fn values_are_taken_as_written() {
        let line = br#"{"id": 12345678901234567890123, "text": "caf\u00e9\n", "n": 1.50, "b": true,
            "o": {"k": [1, "a \" b"]}, "z": null}"#;
        let line = line.map(|byte| if byte == b'\n' { b' ' } else { byte });
        let rows = rows(&line, &Options::default());
        let row = rows[0].as_ref().unwrap();
        assert_eq!(row.id.as_deref(), Some("12345678901234567890123"));
        assert_eq!(row.texts, ["café\n"]);
        let fields: Vec<_> = row.metadata.iter().collect();
        assert_eq!(
            fields,
            [
                ("n", "1.50"),
                ("b", "true"),
                ("o", r#"{"k":[1,"a \" b"]}"#),
                ("z", "")
            ]
        );
    }

    #[test]
    fn a_broken_line_costs_itself_alone() {
        let file =
            b"{\"text\":\"a\"}\n\n{\"text\": oops}\n[1]\n{\"text\":\"\\ud800\"}\n{\"text\":\"b\"}";
        let rows = rows(file, &Options::default());
        assert_eq!(rows[0].as_ref().unwrap().line, 1);
        assert_eq!(
            rows[1],
            Err((Some(3), "not valid JSON: expected value (column 10)".into()))
        );
        assert_eq!(
            rows[2],
            Err((Some(4), "the line is not a JSON object".into()))
        );
        assert!(
            rows[3]
                .as_ref()
                .unwrap_err()
                .1
                .starts_with("not valid JSON: "),
            "{:?}",
            rows[3]
        );
        let last = rows[4].as_ref().unwrap();
        assert_eq!((last.line, last.number), (6, 5));
    }

    #[test]
    fn keys_may_differ_from_line_to_line() {
        let file = b"{\"id\":1}\n{\"text\":\"a\",\"x\":1}\n{\"y\":2,\"text\":\"b\"}\n{\"id\":4}\n";
        let rows = rows(file, &Options::default());
        assert_eq!(rows[0], Err((Some(1), "the text is empty".into())));
        assert_eq!(rows[1].as_ref().unwrap().metadata.get("x"), Some("1"));
        assert_eq!(rows[2].as_ref().unwrap().metadata.get("y"), Some("2"));
        assert_eq!(rows[3], Err((Some(4), "the text is empty".into())));
    }

    #[test]
    fn a_file_without_any_text_is_one_message() {
        let rows = rows(b"{\"a\":1}\n{\"b\":2}\n", &Options::default());
        assert_eq!(rows.len(), 1);
        let (line, message) = rows[0].as_ref().unwrap_err();
        assert_eq!(*line, None);
        assert!(message.contains("the columns are a;"), "{message}");
    }

    #[test]
    fn a_key_that_no_line_has_is_remarked_on() {
        let options = Options {
            id_column: Some("nr".into()),
            ..Options::default()
        };
        let source = Source::new(Box::new(&b"{\"text\":\"a\"}"[..]), Fingerprint::Off);
        let mut lines = JsonLines::open(Stream::open(source, Path::new("a.jsonl")).unwrap());
        while lines.next_row(&options).is_some() {}
        assert_eq!(lines.remarks(&options), ["no line has the key \"nr\""]);
    }

    #[test]
    fn nesting_does_not_overflow() {
        let line = format!(
            "{{\"text\":\"a\",\"x\":{}1{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let rows = rows(line.as_bytes(), &Options::default());
        assert_eq!(rows.len(), 1);
    }
}
