//! A line of JSON, and its values as text.

use indexmap::IndexMap;
use serde_json::value::RawValue;

use crate::reason::Reason;

pub(crate) type Object<'a> = IndexMap<String, &'a RawValue>;

/// The values of a line by their keys.
///
/// # Errors
///
/// [`Reason::Json`] if it is not JSON, [`Reason::NotAnObject`] if it is another value.
pub(crate) fn parse(line: &str) -> Result<Object<'_>, Reason> {
    // After a line end serde_json would restart the count of columns.
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
    // serde_json adds its own line and column; the line is always 1.
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

/// A value as text: a string itself, null as nothing, numbers and Booleans as written, anything else
/// without spaces.
///
/// # Errors
///
/// [`Reason::Json`], with the column in the line, if a string has an unpaired surrogate.
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
