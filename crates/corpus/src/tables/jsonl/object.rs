//! A line of JSON, and its values as text.

use indexmap::IndexMap;
use serde_json::value::RawValue;

use crate::skipped::Reason;

pub(crate) type Object<'a> = IndexMap<String, &'a RawValue>;

/// The values of a line by their keys.
///
/// # Errors
///
/// [`Reason::Json`] if it is none, [`Reason::NotAnObject`] if it is another value.
pub(crate) fn parse(line: &str) -> Result<Object<'_>, Reason> {
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
///
/// # Errors
///
/// [`Reason::Json`], with the place in the line, if a string has half a surrogate pair.
pub(crate) fn plain(value: &RawValue, line: &str) -> Result<String, Reason> {
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
