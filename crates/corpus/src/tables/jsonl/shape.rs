//! The keys of a line of JSON, and what each of them is.

use std::sync::Arc;

use crate::document::Metadata;
use crate::options::Options;
use crate::tables::columns::{self, Roles};
use crate::tables::jsonl::object::{Fault, Object, plain};
use crate::tables::jsonl::repeated_keys::{RepeatedKeys, Value};
use crate::tables::row::{Row, RowPosition};

/// The keys of the latest object. Most often the next one has the same.
pub(crate) struct Shape {
    keys: Vec<String>,
    roles: Option<Roles>,
    fields: Arc<[String]>,
    /// To read a next line with the same keys.
    repeated: Option<RepeatedKeys>,
}

impl Shape {
    pub(crate) fn new(object: &Object<'_>, options: &Options) -> Shape {
        let keys: Vec<String> = object.keys().cloned().collect();
        let roles = roles(&keys, options);
        let fields = roles
            .iter()
            .flat_map(|roles| &roles.fields)
            .map(|&at| keys[at].clone());
        let fields = fields.collect();
        Shape {
            repeated: roles
                .as_ref()
                .and_then(|roles| RepeatedKeys::new(&keys, roles)),
            keys,
            roles,
            fields,
        }
    }

    /// Whether the object has the same keys in the same order.
    pub(crate) fn fits(&self, object: &Object<'_>) -> bool {
        self.keys.iter().eq(object.keys())
    }

    pub(crate) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// What each key is; `None` if there is no text among them.
    pub(crate) fn roles(&self) -> Option<&Roles> {
        self.roles.as_ref()
    }

    /// The row in a line with the same keys; otherwise `None`, and [`Shape::row`] must be used.
    pub(crate) fn expected_row(&self, json: &str, at: RowPosition) -> Option<Row> {
        let roles = self.roles.as_ref()?;
        let mut values = self.repeated.as_ref()?.read(json)?;
        let mut value = |&at: &usize| match std::mem::take(values.get_mut(at)?) {
            Value::Text(text) => Some(text),
            Value::Raw(value) => plain(value, json).ok(),
        };
        let mut take = |keys: &[usize]| {
            let values = keys.iter().map(&mut value);
            values.collect::<Option<Vec<_>>>()
        };
        Some(Row {
            at,
            id: take(roles.id.as_slice())?.pop(),
            title: take(roles.title.as_slice())?.pop(),
            texts: take(&roles.text)?,
            metadata: Metadata::new(Arc::clone(&self.fields), take(&roles.fields)?),
        })
    }

    /// The row in a line that was parsed as `object`.
    ///
    /// # Errors
    ///
    /// [`Reason::Json`] if a string in it is not valid.
    pub(crate) fn row(
        &self,
        object: &Object<'_>,
        roles: &Roles,
        json: &str,
        at: RowPosition,
    ) -> Result<Row, Fault> {
        let value = |&at: &usize| {
            object
                .get_index(at)
                .map_or(Ok(String::new()), |(_, v)| plain(v, json))
        };
        let values = |keys: &[usize]| keys.iter().map(value).collect::<Result<Vec<_>, _>>();
        Ok(Row {
            at,
            id: roles.id.as_ref().map(value).transpose()?,
            title: roles.title.as_ref().map(value).transpose()?,
            texts: values(&roles.text)?,
            metadata: Metadata::new(Arc::clone(&self.fields), values(&roles.fields)?),
        })
    }
}

/// What each key is; `None` without a text. All other keys may be absent from a line.
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
    let options = Options {
        text_columns,
        id_column,
        title_column,
        ..Options::default()
    };
    Roles::find(keys, &options).ok()
}
