//! A JSON object, and its values as text.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::normal_form::into_composed;
use crate::reason::Reason;
use crate::tables::limits;
use crate::tables::line_ends::LineEnds;

pub(crate) type Object<'a> = IndexMap<String, &'a RawValue>;

/// Why a JSON text gives no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) reason: Reason,
    /// The number of line ends between the beginning of the text and the fault.
    pub(crate) lines: u64,
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Fault {
        Fault { reason, lines: 0 }
    }
}

/// The values of an object by their keys; `json` has no white space after it.
///
/// # Errors
///
/// [`Reason::Json`] if it is not JSON, [`Reason::NotAnObject`] if it is another value,
/// [`Reason::RepeatedKey`] if two of its keys are equal, and [`Reason::TooManyKeys`].
pub(crate) fn parse(json: &str) -> Result<Object<'_>, Fault> {
    let parsed: Parsed<'_> = serde_json::from_str(json).map_err(|error| {
        let is_object = json.trim_start().starts_with('{');
        if !is_object && serde_json::from_str::<&RawValue>(json).is_ok() {
            return Reason::NotAnObject.into();
        }
        fault(&error, json, 0)
    })?;
    match parsed.repeated {
        _ if parsed.is_overfull => Err(Reason::TooManyKeys {
            most: limits::COLUMNS,
        }
        .into()),
        Some(key) => Err(Reason::RepeatedKey { key }.into()),
        None => Ok(parsed.object),
    }
}

/// An object, and the first key that it has twice.
struct Parsed<'a> {
    object: Object<'a>,
    repeated: Option<String>,
    /// Whether it has more keys than an object may have; these are not kept.
    is_overfull: bool,
}

impl<'de> Deserialize<'de> for Parsed<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Parsed<'de>, D::Error> {
        json.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Parsed<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parsed<'de>, A::Error> {
        let mut object = Object::new();
        let mut repeated = None;
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            if object.len() == limits::COLUMNS {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(Parsed {
                    object,
                    repeated,
                    is_overfull: true,
                });
            }
            match object.entry(into_composed(key)) {
                Entry::Occupied(first) => {
                    repeated.get_or_insert_with(|| first.key().clone());
                }
                Entry::Vacant(free) => {
                    free.insert(value);
                }
            }
        }
        Ok(Parsed {
            object,
            repeated,
            is_overfull: false,
        })
    }
}

/// The fault for an error in the part of `json` that begins at `start`.
fn fault(error: &serde_json::Error, json: &str, start: usize) -> Fault {
    let part = &json.as_bytes()[start..];
    // serde_json counts only the lines that end in `\n`.
    let before = error.line().saturating_sub(1);
    let line = match before.checked_sub(1) {
        None => 0,
        Some(last) => memchr::memchr_iter(b'\n', part)
            .nth(last)
            .map_or(0, |end| end + 1),
    };
    let end = (start + line + error.column()).min(json.len());
    let bytes = &json.as_bytes()[..end];
    let line_start = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |end| end + 1);
    let message = error.to_string();
    // serde_json adds its own line and column.
    let cause = message
        .split(" at line ")
        .next()
        .unwrap_or(&message)
        .to_owned();
    Fault {
        reason: Reason::Json {
            cause,
            column: (end - line_start).max(1),
        },
        lines: LineEnds::within(bytes),
    }
}

/// A value as text: a string itself, null as nothing, numbers and Booleans as written, anything else
/// without spaces. `json` contains the value.
///
/// # Errors
///
/// [`Reason::Json`] if a string has an unpaired surrogate.
pub(crate) fn plain(value: &RawValue, json: &str) -> Result<String, Fault> {
    let written = value.get();
    match written.as_bytes().first() {
        Some(b'"') => serde_json::from_str(written).map_err(|error| {
            let offset = (written.as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
            fault(&error, json, offset.min(json.len()))
        }),
        Some(b'n') | None => Ok(String::new()),
        Some(b'{' | b'[') => Ok(compact(written)),
        Some(_) => Ok(written.to_owned()),
    }
}

/// JSON without the white space between its tokens.
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
