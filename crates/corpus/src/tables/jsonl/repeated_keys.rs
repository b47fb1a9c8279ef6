//! A line of JSON with the same keys as the line before, read in one pass.
//!
//! Texts are unescaped at once. If anything differs from the line before, the whole line is read
//! again by the slower and more exact way in `object.rs`, which reports what is wrong with it.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::tables::columns::Roles;

/// The keys of a line in their order, and whether the value of each is a text.
pub(crate) struct RepeatedKeys {
    keys: Vec<(String, bool)>,
}

/// The value of a key.
pub(crate) enum Value<'a> {
    Text(String),
    Raw(&'a RawValue),
}

impl RepeatedKeys {
    /// `None` if a value is used twice.
    pub(crate) fn new(keys: &[String], roles: &Roles) -> Option<RepeatedKeys> {
        let uses = |key: usize| {
            let texts = roles.text.iter().filter(|text| **text == key).count();
            texts + usize::from(roles.id == Some(key)) + usize::from(roles.title == Some(key))
        };
        let keys = keys.iter().enumerate();
        keys.map(|(at, key)| (uses(at) < 2).then(|| (key.clone(), roles.text.contains(&at))))
            .collect::<Option<_>>()
            .map(|keys| RepeatedKeys { keys })
    }

    /// The values of the keys in their order; `None` if the line has other keys or is not valid.
    pub(crate) fn read<'a>(&self, line: &'a str) -> Option<Vec<Value<'a>>> {
        let mut json = serde_json::Deserializer::from_str(line);
        let values = self.deserialize(&mut json).ok()?;
        json.end().is_ok().then_some(values)
    }
}

impl<'de> DeserializeSeed<'de> for &RepeatedKeys {
    type Value = Vec<Value<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &RepeatedKeys {
    type Value = Vec<Value<'de>>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the keys of the line before")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::with_capacity(self.keys.len());
        for (key, is_text) in &self.keys {
            map.next_key_seed(Key(key))?
                .ok_or_else(|| A::Error::custom("a key is missing"))?;
            values.push(if *is_text {
                Value::Text(map.next_value()?)
            } else {
                Value::Raw(map.next_value()?)
            });
        }
        match map.next_key_seed(Key(""))? {
            None => Ok(values),
            Some(()) => Err(A::Error::custom("there are more keys")),
        }
    }
}

impl Default for Value<'_> {
    fn default() -> Self {
        Value::Text(String::new())
    }
}

/// The one key that is expected next.
struct Key<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the key {:?}", self.0)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        if key == self.0 {
            Ok(())
        } else {
            Err(E::custom("another key"))
        }
    }
}
