//! The counts of a word list, by the terms that its words are folded into.

use std::sync::Arc;

use crate::model::Model;

/// The counts of a word list by term: one side of a comparison; made by
/// [`ReferenceList::fold_with`](crate::ReferenceList::fold_with).
#[derive(Clone, Debug)]
pub struct ListCounts(Arc<Counts>);

/// Two are equal if they are the same list, folded once.
impl PartialEq for ListCounts {
    fn eq(&self, other: &ListCounts) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for ListCounts {}

#[derive(Debug)]
struct Counts {
    /// The model that the words were folded into.
    model: Arc<Model>,
    name: String,
    total: u64,
    /// By term.
    terms: Vec<ListedTerm>,
}

/// What a word list says of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ListedTerm {
    count: u64,
    /// How many documents contain it, if the list says so.
    documents: Option<u64>,
    /// How many words of the list count for it.
    words: u32,
}

/// A word of a list with its count and, if the list says so, its number of documents.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListedWord {
    /// The term that it counts for, if any.
    pub(super) term: Option<u32>,
    pub(super) count: u64,
    pub(super) documents: Option<u64>,
}

impl ListCounts {
    /// The counts of `words`, which count for terms of `model`.
    pub(super) fn new(
        name: &str,
        total: u64,
        model: &Arc<Model>,
        words: impl Iterator<Item = ListedWord>,
    ) -> ListCounts {
        let mut listed = vec![ListedTerm::default(); model.terms().len()];
        for word in words {
            let Some(term) = word.term else {
                continue;
            };
            let known = &mut listed[term as usize];
            known.count += word.count;
            known.documents = word.documents;
            known.words += 1;
        }
        ListCounts(Arc::new(Counts {
            model: Arc::clone(model),
            name: name.to_owned(),
            total,
            terms: listed,
        }))
    }

    /// Whether the words were folded into this model.
    pub(super) fn is_of(&self, model: &Arc<Model>) -> bool {
        Arc::ptr_eq(&self.0.model, model)
    }

    /// The name of the list.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// How many tokens the corpus that the list was made from has.
    pub fn total(&self) -> u64 {
        self.0.total
    }

    /// How often the list has a term.
    ///
    /// # Panics
    ///
    /// If the model has no such term.
    #[inline]
    pub fn count(&self, term: u32) -> u64 {
        self.0.terms[term as usize].count
    }

    /// How many documents contain a term; `None` if the list does not say, or if several of its words
    /// count for the term: they may share documents.
    ///
    /// # Panics
    ///
    /// If the model has no such term.
    pub fn documents(&self, term: u32) -> Option<u64> {
        let listed = &self.0.terms[term as usize];
        listed.documents.filter(|_| listed.words == 1)
    }
}
