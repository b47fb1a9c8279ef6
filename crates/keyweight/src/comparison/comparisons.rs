//! Which groups of documents are compared with which others.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};

use crate::counting::CountedDocument;
use crate::model::Analysis;
use crate::model::{Group, GroupError, Groups, key};

/// What is compared with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The metadata field whose values make the groups, or `folder`, or `language`. Without it each
    /// document is a group.
    pub by: Option<String>,
    /// Patterns, each a target: of groups' names with `by`, otherwise of documents' ids, or of a
    /// field's values as `field=pattern`. None of them: each group is a target, but those of the
    /// reference.
    pub targets: Vec<String>,
    /// What a target is compared with.
    pub reference: ReferenceChoice,
}

/// What a target is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReferenceChoice {
    /// With all other documents.
    #[default]
    Rest,
    /// With the documents that match any of these patterns.
    Matching(Vec<String>),
    /// With each other target, one after the other.
    Pairs,
    /// With the last so many documents, which stand for a list of word frequencies of this name.
    List(String, usize),
}

/// A comparison: a target and what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The place of the target among the groups.
    pub target: usize,
    /// The other side.
    pub reference: Reference,
}

/// The other side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// All other groups together, of which none has a document of another.
    Rest,
    /// A group, by its place.
    Group(usize),
}

/// Groups, and which of them are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparisons {
    pub(crate) groups: Vec<Group>,
    pub(crate) pairs: Vec<Comparison>,
    /// How many documents, at the end, stand for a list of word frequencies.
    pub(crate) listed: usize,
    /// How many documents are in no group.
    pub ungrouped: usize,
}

impl Comparisons {
    /// Each document against all others; none if there are fewer than two.
    pub fn of_documents(analysis: &Analysis) -> Comparisons {
        Comparisons::of_groups(Groups::documents(analysis))
    }

    /// Each group, none of which has a document of another, against all others together; none if
    /// there are fewer than two.
    pub fn of_groups(groups: Groups) -> Comparisons {
        let Groups { groups, ungrouped } = groups;
        let pairs = if groups.len() < 2 { 0 } else { groups.len() };
        let against_rest = |target| Comparison {
            target,
            reference: Reference::Rest,
        };
        Comparisons {
            groups,
            pairs: (0..pairs).map(against_rest).collect(),
            listed: 0,
            ungrouped,
        }
    }

    /// The comparisons that `selection` asks for.
    ///
    /// # Errors
    ///
    /// [`GroupError`] if a field or pattern matches nothing, or one side of a comparison is empty
    /// or has a document of the other.
    pub fn new(analysis: &Analysis, selection: &Selection) -> Result<Comparisons, GroupError> {
        let listed = match selection.reference {
            ReferenceChoice::List(_, documents) => documents,
            _ => 0,
        };
        let all = analysis.documents();
        let documents = &all[..all.len() - listed.min(all.len())];
        let base = match &selection.by {
            Some(field) => Groups::by_field(analysis, documents, field)?,
            None => Groups::of_documents(documents),
        };
        let finder = Finder {
            documents,
            base: &base.groups,
            by: selection.by.as_deref(),
        };
        let reference = match &selection.reference {
            ReferenceChoice::Matching(patterns) => Some(finder.union(patterns)?),
            _ => None,
        };
        let mut groups: Vec<Group> = if selection.targets.is_empty() {
            // Nothing is compared with itself.
            let is_target = |group: &&Group| {
                let reference = reference.as_ref();
                reference.is_none_or(|reference| shared(group, reference).is_none())
            };
            base.groups.iter().filter(is_target).cloned().collect()
        } else {
            let targets = selection.targets.iter();
            targets
                .map(|pattern| finder.group(pattern))
                .collect::<Result<_, _>>()?
        };
        let targets = groups.len();
        let each = |reference| move |target| Comparison { target, reference };
        let pairs: Vec<Comparison> = match &selection.reference {
            ReferenceChoice::Rest if selection.targets.is_empty() => {
                (0..targets).map(each(Reference::Rest)).collect()
            }
            ReferenceChoice::Rest => {
                for target in 0..targets {
                    let rest = finder.rest(&groups[target]);
                    groups.push(rest);
                }
                let pair = |target| Comparison {
                    target,
                    reference: Reference::Group(targets + target),
                };
                (0..targets).map(pair).collect()
            }
            ReferenceChoice::Matching(_) => {
                groups.extend(reference);
                (0..targets).map(each(Reference::Group(targets))).collect()
            }
            ReferenceChoice::Pairs => {
                let others = |target| (0..targets).filter(move |other| *other != target);
                let pair = |target, other| Comparison {
                    target,
                    reference: Reference::Group(other),
                };
                let of = |target| others(target).map(move |other| pair(target, other));
                (0..targets).flat_map(of).collect()
            }
            ReferenceChoice::List(name, _) => {
                groups.push(Group {
                    name: name.clone(),
                    documents: (documents.len()..all.len()).collect(),
                });
                (0..targets).map(each(Reference::Group(targets))).collect()
            }
        };
        let comparisons = Comparisons {
            groups,
            pairs,
            listed,
            ungrouped: base.ungrouped,
        };
        comparisons.check(analysis, targets)?;
        Ok(comparisons)
    }

    /// Of each comparison, in how many ways its documents can be dealt out to two sides as large as its
    /// own, a division and its mirror image taken as one. No permutation shows a difference to be rarer
    /// than one of these.
    pub fn divisions(&self) -> Vec<u64> {
        let size = |group: usize| self.groups[group].documents.len() as u64;
        let all: u64 = (0..self.groups.len()).map(size).sum();
        let of = |comparison: &Comparison| {
            let target = size(comparison.target);
            match comparison.reference {
                Reference::Rest => divisions(target, all - target),
                Reference::Group(group) => divisions(target, size(group)),
            }
        };
        self.pairs.iter().map(of).collect()
    }

    /// Fails where there is nothing to compare.
    fn check(&self, analysis: &Analysis, targets: usize) -> Result<(), GroupError> {
        let nothing_else = |group: &Group| GroupError::NothingElse {
            target: group.name.clone(),
        };
        if let [only] = &self.groups[..] {
            return Err(nothing_else(only));
        }
        for Comparison { target, reference } in &self.pairs {
            let Reference::Group(reference) = reference else {
                continue;
            };
            let (target, reference) = (&self.groups[*target], &self.groups[*reference]);
            if reference.documents.is_empty() {
                return Err(nothing_else(target));
            }
            if let Some(document) = shared(target, reference) {
                return Err(GroupError::Overlap {
                    document: analysis.documents()[document].id.clone(),
                    target: target.name.clone(),
                    reference: reference.name.clone(),
                });
            }
            // Among many targets one without tokens is just one without rows.
            for side in [target, reference] {
                if targets == 1 && tokens(analysis, side) == 0 {
                    return Err(GroupError::NoTokens {
                        group: side.name.clone(),
                    });
                }
            }
        }
        Ok(())
    }
}

/// In how many ways `left + right` things can be dealt out to sides of these sizes, whichever side is
/// which; the largest number there is if it is larger.
fn divisions(left: u64, right: u64) -> u64 {
    let (all, smaller) = (left + right, left.min(right));
    let mut ways = 1_u128;
    for chosen in 1..=smaller {
        ways = ways * u128::from(all - smaller + chosen) / u128::from(chosen);
        if ways > u128::from(u64::MAX) {
            return u64::MAX;
        }
    }
    let ways = if left == right { ways / 2 } else { ways };
    u64::try_from(ways).map_or(u64::MAX, |ways| ways.max(1))
}

/// The first document that is in both.
fn shared(left: &Group, right: &Group) -> Option<usize> {
    let mut documents = left.documents.iter();
    let is_shared = |document: &&usize| right.documents.binary_search(document).is_ok();
    documents.find(is_shared).copied()
}

fn tokens(analysis: &Analysis, group: &Group) -> u64 {
    let documents = group.documents.iter();
    documents
        .map(|document| analysis.documents()[*document].tokens)
        .sum()
}

/// Finds what patterns match.
struct Finder<'a> {
    documents: &'a [CountedDocument],
    base: &'a [Group],
    by: Option<&'a str>,
}

impl Finder<'_> {
    /// The documents that a pattern matches, under the name of the one group that has them or else of
    /// the pattern.
    fn group(&self, pattern: &str) -> Result<Group, GroupError> {
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
            // No value is found by nothing but no pattern.
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
                // What has the form of a field and its value most likely is one.
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

    /// What any of the patterns matches.
    fn union(&self, patterns: &[String]) -> Result<Group, GroupError> {
        let mut documents = BTreeSet::new();
        for pattern in patterns {
            documents.extend(self.group(pattern)?.documents);
        }
        Ok(Group {
            name: patterns.join(" | "),
            documents: documents.into_iter().collect(),
        })
    }

    /// All documents in groups that are not in this one.
    fn rest(&self, target: &Group) -> Group {
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
pub(crate) const REST: &str = "rest";

/// A pattern: `*` stands for any characters, `?` for one, `[ab]` for one of these and `{a,b}` for
/// one of these texts.
struct Matcher(GlobMatcher);

impl Matcher {
    fn new(pattern: &str) -> Result<Matcher, GroupError> {
        let glob = GlobBuilder::new(pattern).backslash_escape(true).build();
        let glob = glob.map_err(|error| GroupError::Pattern {
            pattern: pattern.to_owned(),
            reason: error.kind().to_string(),
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
    fn divisions_are_binomial_coefficients_and_halves_are_the_same_whichever_is_which() {
        // Python: math.comb(5, 1), comb(2, 1) / 2, comb(6, 3) / 2, comb(10, 3).
        assert_eq!(divisions(1, 4), 5);
        assert_eq!(divisions(1, 1), 1);
        assert_eq!(divisions(3, 3), 10);
        assert_eq!(divisions(7, 3), 120);
        assert_eq!(divisions(500, 500), u64::MAX);
    }

    #[test]
    fn a_pattern_matches_as_a_shell_does() {
        let matches = |pattern: &str, text: &str| Matcher::new(pattern).unwrap().matches(text);
        assert!(matches("2024-*", "2024-05-20"));
        assert!(matches("us/*.txt", "us/a/b.txt"));
        assert!(!matches("2024", "2024-05-20"));
        assert!(Matcher::new("[").is_err());
    }
}
