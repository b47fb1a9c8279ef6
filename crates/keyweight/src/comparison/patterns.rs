//! Patterns of ids, group names and field values, and the documents they match.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};
use keyweight_corpus::composed;

use crate::counting::CountedDocument;
use crate::model::{GlobError, Group, GroupError, key};

/// Finds the documents that patterns match.
pub(super) struct Finder<'a> {
    pub(super) documents: &'a [CountedDocument],
    pub(super) base: &'a [Group],
    pub(super) by: Option<&'a str>,
}

impl Finder<'_> {
    /// The documents that a pattern matches, named after the one group that has just these documents,
    /// or else after the pattern.
    pub(super) fn group(&self, pattern: &str) -> Result<Group, GroupError> {
        let pattern = &*composed(pattern);
        let field = pattern.split_once('=').filter(|(field, _)| {
            let has = |document: &CountedDocument| document.metadata.get(field).is_some();
            self.by.is_none() && self.documents.iter().any(has)
        });
        let documents = match field {
            Some((field, values)) => self.with_value(pattern, field, values)?,
            None => self.named(pattern)?,
        };
        let only = self.base.iter().find(|group| group.documents == documents);
        Ok(Group {
            name: only.map_or(pattern, |group| group.name.as_str()).to_owned(),
            documents,
        })
    }

    fn with_value(
        &self,
        pattern: &str,
        field: &str,
        values: &str,
    ) -> Result<Vec<usize>, GroupError> {
        let matcher = Matcher::new(values)?;
        let value = |document: &CountedDocument| {
            let value = document.metadata.get(field);
            value.unwrap_or_default().trim().to_owned()
        };
        let is_found = |number: &usize| {
            let value = value(&self.documents[*number]);
            // Only an empty pattern finds documents without a value.
            value.is_empty() == values.is_empty() && matcher.matches(&value)
        };
        let found: Vec<usize> = (0..self.documents.len()).filter(is_found).collect();
        if found.is_empty() {
            let mut known: BTreeSet<String> = self.documents.iter().map(value).collect();
            known.remove("");
            return Err(GroupError::NoMatch {
                pattern: pattern.to_owned(),
                of: format!("value of {field}"),
                known: known.into_iter().collect(),
            });
        }
        Ok(found)
    }

    fn named(&self, pattern: &str) -> Result<Vec<usize>, GroupError> {
        let exact = self.base.iter().find(|group| group.name == pattern);
        if let Some(group) = exact {
            return Ok(group.documents.clone());
        }
        let matcher = Matcher::new(pattern)?;
        let groups = self.base.iter();
        let found = groups.filter(|group| matcher.matches(&group.name));
        let mut documents: Vec<usize> = found
            .flat_map(|group| group.documents.iter().copied())
            .collect();
        documents.sort_unstable();
        if documents.is_empty() {
            if let (None, Some((field, _))) = (self.by, pattern.split_once('=')) {
                // It looks like a field and a value: the field is probably unknown.
                key(self.documents, field)?;
            }
            return Err(GroupError::NoMatch {
                pattern: pattern.to_owned(),
                of: self.by.map_or_else(
                    || "document by its id".to_owned(),
                    |field| format!("value of {field}"),
                ),
                known: self.base.iter().map(|group| group.name.clone()).collect(),
            });
        }
        Ok(documents)
    }

    /// The documents that any of the patterns matches.
    pub(super) fn union(&self, patterns: &[String]) -> Result<Group, GroupError> {
        let mut documents = BTreeSet::new();
        for pattern in patterns {
            documents.extend(self.group(pattern)?.documents);
        }
        Ok(Group {
            name: composed(&patterns.join(" | ")).into_owned(),
            documents: documents.into_iter().collect(),
        })
    }

    /// All documents in groups but those of `target`.
    pub(super) fn rest(&self, target: &Group) -> Group {
        let grouped = self.base.iter().flat_map(|group| &group.documents);
        let mut documents: Vec<usize> = grouped
            .copied()
            .filter(|document| target.documents.binary_search(document).is_err())
            .collect();
        documents.sort_unstable();
        Group {
            name: REST.to_owned(),
            documents,
        }
    }
}

/// What all other documents are called in a table.
pub(super) const REST: &str = "rest";

/// A pattern: `*` matches any characters, `?` one, `[ab]` one of these and `{a,b}` one of these
/// texts.
struct Matcher(GlobMatcher);

impl Matcher {
    fn new(pattern: &str) -> Result<Matcher, GroupError> {
        let glob = GlobBuilder::new(pattern).backslash_escape(true).build();
        let glob = glob.map_err(|error| GroupError::Pattern {
            pattern: pattern.to_owned(),
            source: GlobError::new(error),
        })?;
        Ok(Matcher(glob.compile_matcher()))
    }

    fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_as_a_shell_does() {
        let matches = |pattern: &str, text: &str| Matcher::new(pattern).unwrap().matches(text);
        assert!(matches("2024-*", "2024-05-20"));
        assert!(matches("us/*.txt", "us/a/b.txt"));
        assert!(!matches("2024", "2024-05-20"));
        assert!(Matcher::new("[").is_err());
    }
}
