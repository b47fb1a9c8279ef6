//! JSON Lines: one object per line.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;

use crate::bytes::block_buffer::Blocks;
use crate::bytes::compression::Compression;
use crate::document::Metadata;
use crate::encoding::recognize as encoding;
use crate::long_texts::pieces::LONG;
use crate::options::Options;
use crate::skipped::Reason;
use crate::tables::columns::{self, Roles};
use crate::tables::documents::{Failure, Row};
use crate::tables::jsonl::object::{Object, parse, plain};
use crate::tables::jsonl::repeated_keys::{Expected, Value};
use crate::tables::text_stream::Stream;

/// A file of JSON objects.
pub(crate) struct JsonLines {
    /// They begin with the latest line.
    blocks: Blocks<Box<dyn Read + Send>>,
    compression: Compression,
    /// The length of the latest line, with its end.
    length: usize,
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
    /// What to expect of the next line.
    expected: Option<Expected>,
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
            blocks: Blocks::new(stream.reader),
            compression: stream.compression,
            length: 0,
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
        self.line += 1;
        match self.find_line() {
            Err(error) => {
                self.end(options);
                self.ready
                    .push_back(Err((Some(self.line), self.compression.reason(&error))));
            }
            Ok(()) if self.length == 0 => self.end(options),
            Ok(()) if self.blocks.bytes()[..self.length].trim_ascii().is_empty() => {}
            Ok(()) => {
                self.row += 1;
                if let Some(found) = self.read_line(options) {
                    self.ready
                        .push_back(found.map_err(|reason| (Some(self.line), reason)));
                }
            }
        }
    }

    /// Moves on to the next line, of no length at the end of the stream.
    fn find_line(&mut self) -> io::Result<()> {
        self.blocks.pass(self.length);
        self.length = 0;
        loop {
            let known = self.blocks.bytes();
            if let Some(end) = memchr::memchr(b'\n', &known[self.length..]) {
                self.length += end + 1;
                return Ok(());
            }
            self.length = known.len();
            if !self.blocks.more()? {
                return Ok(());
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

    /// The row in the line; `None` if it has no text and it is too early to say so.
    fn read_line(&mut self, options: &Options) -> Option<Result<Row, Reason>> {
        let taken;
        let bytes = if self.length > LONG {
            // Its memory is not kept for lines that are not so long.
            taken = self.blocks.take(std::mem::take(&mut self.length));
            taken.as_slice()
        } else {
            &self.blocks.bytes()[..self.length]
        };
        let decoded;
        let line = if let Ok(line) = simdutf8::basic::from_utf8(bytes) {
            line
        } else {
            self.first_undecoded.get_or_insert(self.line);
            let encoding = encoding::guess_row(bytes);
            decoded = encoding.decode_without_bom_handling(bytes).0;
            &decoded
        };
        let place = (self.line, self.row);
        if let Some(shape) = &self.shape
            && let Some(row) = shape.expected_row(line, place)
        {
            return Some(Ok(row));
        }
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
        Some(shape.row(&object, roles, line, place))
    }
}

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
            expected: roles.as_ref().and_then(|roles| Expected::new(&keys, roles)),
            keys,
            roles,
            fields,
        }
    }

    /// As [`Shape::row`], if all is as expected; else that must be asked.
    fn expected_row(&self, line: &str, (line_number, number): (u64, u64)) -> Option<Row> {
        let roles = self.roles.as_ref()?;
        let mut values = self.expected.as_ref()?.read(line)?;
        let mut value = |&at: &usize| match std::mem::take(values.get_mut(at)?) {
            Value::Text(text) => Some(text),
            Value::Raw(value) => plain(value, line).ok(),
        };
        let mut take = |places: &[usize]| {
            let values = places.iter().map(&mut value);
            values.collect::<Option<Vec<_>>>()
        };
        Some(Row {
            line: line_number,
            number,
            id: take(roles.id.as_slice())?.pop(),
            title: take(roles.title.as_slice())?.pop(),
            texts: take(&roles.text)?,
            metadata: Metadata::new(Arc::clone(&self.fields), take(&roles.fields)?),
        })
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::bytes::stored_bytes::Source;
    use crate::options::Fingerprint;

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

    /// The rows with nothing known of the line before.
    fn unexpected_rows(bytes: &[u8]) -> Vec<Result<Row, (Option<u64>, String)>> {
        let options = Options::default();
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        let mut lines = JsonLines::open(Stream::open(source, Path::new("a.jsonl")).unwrap());
        std::iter::from_fn(|| {
            lines.shape = None;
            lines.next_row(&options)
        })
        .map(|row| row.map_err(|(line, reason)| (line, reason.to_string())))
        .collect()
    }

    fn almost_an_object() -> impl Strategy<Value = String> {
        let keys = ["\"id\"", "\"text\"", "\"title\"", "\"x\"", "\"t\\u0065xt\""];
        let values = [
            "\"a\"",
            "\"\"",
            "\"\\n\"",
            "\"é\\u00e9\"",
            "\"\\ud800\"",
            "1.50",
            "null",
            "[1, 2]",
            "oops",
            "\"",
            " true ",
            "\"\t\"",
        ];
        let pair = (select(keys.to_vec()), select(values.to_vec()));
        let pairs = proptest::collection::vec(pair, 0..5);
        (pairs, select(vec!["{}", "{} ", "{},", "{"])).prop_map(|(pairs, frame)| {
            let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
            frame.replacen('{', &format!("{{{}", pairs.join(", ")), 1)
        })
    }

    proptest! {
        #[test]
        fn a_line_is_read_the_same_whatever_stood_before_it(
            first in almost_an_object(),
            second in almost_an_object(),
            is_repeated in any::<bool>(),
        ) {
            let last = if is_repeated { &first } else { &second };
            let start = "{\"id\":1,\"text\":\"a\"}";
            let file = [start, &first, last, &second, &first, last].join("\n");
            let found = rows(file.as_bytes(), &Options::default());
            prop_assert_eq!(found, unexpected_rows(file.as_bytes()));
        }
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
