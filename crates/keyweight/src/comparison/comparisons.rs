//! Which documents are compared with which others, or with a word list.

use super::patterns::{Finder, REST};
use super::word_list::ListCounts;
use crate::model::{Analysis, Group, GroupError, Groups, Rows};

/// What to compare with what.
///
/// # Examples
///
/// ```
/// use keyweight::{ReferenceChoice, Selection};
///
/// let selection = Selection::default()
///     .by("party")
///     .target("left")
///     .reference(ReferenceChoice::Matching(vec!["right".to_owned()]));
/// assert_eq!(selection.targets, ["left"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// The metadata field whose values make the groups, or `folder`, or `language`. Without it each
    /// document is a group.
    pub by: Option<String>,
    /// Patterns, each a target: of group names with `by`, otherwise of document ids, or of a field's
    /// values as `field=pattern`. Without any, every group is a target unless it shares a document
    /// with the reference.
    pub targets: Vec<String>,
    /// What a target is compared with.
    pub reference: ReferenceChoice,
}

/// What a target is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReferenceChoice {
    /// All other documents.
    #[default]
    Rest,
    /// The documents that match any of these patterns.
    Matching(Vec<String>),
    /// Each other target in turn.
    Pairs,
    /// A word list.
    List(ListCounts),
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
    /// All other groups together, none of which shares a document with another.
    Rest,
    /// A group, by its place.
    Group(usize),
    /// The word list of the [`Comparisons`].
    WordList,
}

/// Groups, and which of them are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparisons {
    pub(crate) groups: Vec<Group>,
    pub(crate) pairs: Vec<Comparison>,
    /// The word list, if targets are compared with one.
    pub(crate) list: Option<ListCounts>,
    ungrouped: usize,
}

impl Selection {
    /// The same with groups made by the values of `field`.
    #[must_use]
    pub fn by(mut self, field: impl Into<String>) -> Selection {
        self.by = Some(field.into());
        self
    }

    /// The same with one more target.
    #[must_use]
    pub fn target(mut self, pattern: impl Into<String>) -> Selection {
        self.targets.push(pattern.into());
        self
    }

    /// The same with another reference.
    #[must_use]
    pub fn reference(mut self, reference: ReferenceChoice) -> Selection {
        self.reference = reference;
        self
    }
}

impl Comparisons {
    /// Each document against all others; none if there are fewer than two, or if the rows of the analysis
    /// are groups.
    pub fn of_documents(analysis: &Analysis) -> Comparisons {
        Comparisons::of_groups(Groups::of_documents(analysis.documents()))
    }

    /// Each group against all others together; none if there are fewer than two. No document may be
    /// in two groups.
    pub fn of_groups(groups: Groups) -> Comparisons {
        let Groups { groups, ungrouped } = groups;
        let pairs = if groups.len() < 2 { 0 } else { groups.len() };
        Comparisons {
            pairs: each(pairs, Reference::Rest),
            groups,
            list: None,
            ungrouped,
        }
    }

    /// The comparisons that `selection` asks for.
    ///
    /// # Errors
    ///
    /// [`GroupError`] if a field or pattern matches nothing, if one side of a comparison is empty or
    /// shares a document with the other, if a word list was folded with another corpus, or if the rows of
    /// the analysis are groups.
    pub fn new(analysis: &Analysis, selection: &Selection) -> Result<Comparisons, GroupError> {
        if matches!(analysis.rows(), Rows::Groups(_)) {
            return Err(GroupError::AlreadyGrouped);
        }
        let documents = analysis.documents();
        let base = match &selection.by {
            Some(field) => analysis.groups(field)?,
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
        let mut list = None;
        let pairs = match &selection.reference {
            ReferenceChoice::Rest if selection.targets.is_empty() => each(targets, Reference::Rest),
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
                each(targets, Reference::Group(targets))
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
            ReferenceChoice::List(counts) => {
                if !counts.is_of(analysis.model()) {
                    let list = counts.name().to_owned();
                    return Err(GroupError::OtherList { list });
                }
                list = Some(counts.clone());
                each(targets, Reference::WordList)
            }
        };
        let comparisons = Comparisons {
            groups,
            pairs,
            list,
            ungrouped: base.ungrouped,
        };
        comparisons.check(analysis, targets)?;
        Ok(comparisons)
    }

    /// How many documents are in no group, and so in no comparison.
    pub fn ungrouped(&self) -> usize {
        self.ungrouped
    }

    /// For each comparison of documents with documents: how many ways there are to split its
    /// documents into two sides of these sizes. A split and its mirror image are the same. No
    /// permutation p-value can be much smaller than one in this many.
    pub fn divisions(&self) -> Vec<u64> {
        let size = |group: usize| self.groups[group].documents.len() as u64;
        let all: u64 = (0..self.groups.len()).map(size).sum();
        let of = |comparison: &Comparison| {
            let target = size(comparison.target);
            match comparison.reference {
                Reference::Rest => Some(divisions(target, all - target)),
                Reference::Group(group) => Some(divisions(target, size(group))),
                Reference::WordList => None,
            }
        };
        self.pairs.iter().filter_map(of).collect()
    }

    /// What the other side of a comparison is called in a table.
    pub(crate) fn reference_name(&self, reference: Reference) -> &str {
        match (reference, &self.list) {
            (Reference::Group(group), _) => &self.groups[group].name,
            (Reference::WordList, Some(list)) => list.name(),
            (Reference::Rest | Reference::WordList, _) => REST,
        }
    }

    /// Fails if there is nothing to compare.
    fn check(&self, analysis: &Analysis, targets: usize) -> Result<(), GroupError> {
        let nothing_else = |group: &Group| GroupError::NothingElse {
            target: group.name.clone(),
        };
        if let ([only], None) = (&self.groups[..], &self.list) {
            return Err(nothing_else(only));
        }
        for Comparison { target, reference } in &self.pairs {
            let target = &self.groups[*target];
            let reference = match reference {
                Reference::Rest => continue,
                Reference::Group(group) => Some(&self.groups[*group]),
                Reference::WordList => None,
            };
            if let Some(reference) = reference {
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
            }
            // With many targets, one without tokens is just one without rows.
            for side in [Some(target), reference].into_iter().flatten() {
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

/// Each of the first `targets` groups against the same reference.
fn each(targets: usize, reference: Reference) -> Vec<Comparison> {
    let pair = |target| Comparison { target, reference };
    (0..targets).map(pair).collect()
}

/// How many ways there are to split `left + right` things into sides of these sizes, whichever side is
/// which; `u64::MAX` if there are more.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_are_binomial_coefficients_and_mirror_images_count_once() {
        // Python: math.comb(5, 1), comb(2, 1) / 2, comb(6, 3) / 2, comb(10, 3).
        assert_eq!(divisions(1, 4), 5);
        assert_eq!(divisions(1, 1), 1);
        assert_eq!(divisions(3, 3), 10);
        assert_eq!(divisions(7, 3), 120);
        assert_eq!(divisions(500, 500), u64::MAX);
    }
}
