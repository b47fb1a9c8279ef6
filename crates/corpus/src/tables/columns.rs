//! The columns of a table, found by name.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::normal_form::composed;
use crate::options::Options;
use crate::reason::Reason;
use crate::usual_names::{ID_NAMES, TEXT_NAMES, TITLE_NAMES};

/// The columns of a table by their use, as indices into its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Roles {
    /// Never empty.
    pub(crate) text: Vec<usize>,
    pub(crate) id: Option<usize>,
    pub(crate) title: Option<usize>,
    /// All others.
    pub(crate) fields: Vec<usize>,
}

impl Roles {
    /// # Errors
    ///
    /// [`Reason::NoTextColumn`] if none has a usual name, [`Reason::NoSuchColumn`] if one that was
    /// asked for is missing.
    pub(crate) fn find(columns: &[String], options: &Options) -> Result<Roles, Reason> {
        let text = match options.text_columns.as_slice() {
            [] => vec![
                usual(columns, &TEXT_NAMES).ok_or_else(|| Reason::NoTextColumn {
                    columns: columns.to_vec(),
                })?,
            ],
            names => names
                .iter()
                .map(|name| named(columns, name))
                .collect::<Result<Vec<_>, _>>()?,
        };
        let id = match &options.id_column {
            Some(name) => Some(named(columns, name)?),
            None => usual(columns, &ID_NAMES).filter(|column| !text.contains(column)),
        };
        let title = match &options.title_column {
            Some(name) => Some(named(columns, name)?),
            None => usual(columns, &TITLE_NAMES),
        };
        let fields = (0..columns.len())
            .filter(|column| {
                !text.contains(column) && id != Some(*column) && title != Some(*column)
            })
            .collect();
        Ok(Roles {
            text,
            id,
            title,
            fields,
        })
    }
}

/// The column with exactly this name; otherwise the first with a similar name.
pub(crate) fn named(columns: &[String], name: &str) -> Result<usize, Reason> {
    columns
        .iter()
        .position(|column| column == name)
        .or_else(|| {
            columns
                .iter()
                .position(|column| normalized(column) == normalized(name))
        })
        .ok_or_else(|| Reason::NoSuchColumn {
            name: name.to_owned(),
            columns: columns.to_vec(),
        })
}

/// The first column with the likeliest of the usual names that occur.
pub(crate) fn usual(columns: &[String], names: &[&str]) -> Option<usize> {
    let columns: Vec<String> = columns.iter().map(|column| normalized(column)).collect();
    names
        .iter()
        .find_map(|name| columns.iter().position(|column| column == name))
}

/// Makes names equal that differ only in normal form, in case, or in spaces, hyphens and underscores.
pub(crate) fn normalized(name: &str) -> String {
    let name = composed(name.trim());
    name.to_lowercase().replace([' ', '-'], "_")
}

/// A header with a different composed name for each column: an empty one becomes `column_3`, a second `date`
/// becomes `date_2`.
pub(crate) fn distinct(header: &[String]) -> Vec<String> {
    let header: Vec<Cow<'_, str>> = header.iter().map(|name| composed(name.trim())).collect();
    let written: HashSet<&str> = header.iter().map(AsRef::as_ref).collect();
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(header.len());
    for (i, name) in header.iter().enumerate() {
        let base = match name.as_ref() {
            "" => format!("column_{}", i + 1),
            name => name.to_owned(),
        };
        let mut name = base.clone();
        let mut number = 2;
        // A made-up name must not be that of another column.
        while taken.contains(&name) || (name != base && written.contains(name.as_str())) {
            name = format!("{base}_{number}");
            number += 1;
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn the_usual_names_are_found_in_any_case_and_with_any_separators() {
        let roles = Roles::find(
            &columns(&["Doc-ID", "HEADLINE", "Date", "Full Text"]),
            &Options::default(),
        );
        let expected = Roles {
            text: vec![3],
            id: Some(0),
            title: Some(1),
            fields: vec![2],
        };
        assert_eq!(roles, Ok(expected));
    }

    #[test]
    fn the_likelier_name_wins_over_the_earlier_column() {
        let roles = Roles::find(&columns(&["body", "text"]), &Options::default()).unwrap();
        assert_eq!((roles.text, roles.fields), (vec![1], vec![0]));
    }

    #[test]
    fn no_text_column_lists_the_columns() {
        let reason = Roles::find(&columns(&["a", "b"]), &Options::default()).unwrap_err();
        assert!(
            reason.to_string().contains("the columns are a, b;"),
            "{reason}"
        );
    }

    #[test]
    fn named_columns_are_taken_and_a_missing_one_is_an_error() {
        let options = Options::default()
            .text_columns(["lead", "Body"])
            .id_column("nr")
            .title_column("lead");
        let roles = Roles::find(&columns(&["nr", "lead", "body", "date"]), &options).unwrap();
        assert_eq!(roles.text, [1, 2]);
        assert_eq!(
            (roles.id, roles.title, roles.fields),
            (Some(0), Some(1), vec![3])
        );
        let reason = Roles::find(&columns(&["nr", "lead", "date"]), &options).unwrap_err();
        assert_eq!(
            reason.to_string(),
            "there is no column \"Body\"; the columns are nr, lead, date"
        );
    }

    #[test]
    fn header_names_become_distinct() {
        let header = columns(&["date", "", "date", "date_2", "date", "column_2", "", " a "]);
        assert_eq!(
            distinct(&header),
            [
                "date",
                "column_2",
                "date_3",
                "date_2",
                "date_4",
                "column_2_2",
                "column_7",
                "a"
            ]
        );
    }
}
