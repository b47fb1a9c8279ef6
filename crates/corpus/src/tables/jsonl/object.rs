//! A JSON object, and its values as text.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::normal_form::into_composed;
use crate::reason::Reason;

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
/// [`Reason::Json`] if it is not JSON, [`Reason::NotAnObject`] if it is another value, and
/// [`Reason::RepeatedKey`] if two of its keys are equal.
pub(crate) fn parse(json: &str) -> Result<Object<'_>, Fault> {
    let parsed: Parsed<'_> = serde_json::from_str(json).map_err(|error| {
        let is_object = json.trim_start().starts_with('{');
        if !is_object && serde_json::from_str::<&RawValue>(json).is_ok() {
            return Reason::NotAnObject.into();
        }
        Fault {
            lines: (error.line() as u64).saturating_sub(1),
            reason: invalid(&error, error.column()),
        }
    })?;
    match parsed.repeated {
        Some(key) => Err(Reason::RepeatedKey { key }.into()),
        None => Ok(parsed.object),
    }
}

/// An object, and the first key that it has twice.
struct Parsed<'a> {
    object: Object<'a>,
    repeated: Option<String>,
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
            match object.entry(into_composed(key)) {
                Entry::Occupied(first) => {
                    repeated.get_or_insert_with(|| first.key().clone());
                }
                Entry::Vacant(free) => {
                    free.insert(value);
                }
            }
        }
        Ok(Parsed { object, repeated })
    }
}

/// The reason for an error in this column of its line, from 1.
fn invalid(error: &serde_json::Error, column: usize) -> Reason {
    let message = error.to_string();
    // serde_json adds its own line and column.
    let cause = message
        .split(" at line ")
        .next()
        .unwrap_or(&message)
        .to_owned();
    Reason::Json {
        cause,
        column: column.max(1),
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
            let before = json.as_bytes().get(..offset).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
            Fault {
                reason: invalid(&error, before.len() - start + error.column().max(1)),
                lines: memchr::memchr_iter(b'\n', before).count() as u64,
            }
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
