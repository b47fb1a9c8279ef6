//! The ids of a corpus, each used once.

use foldhash::fast::RandomState;
use hashbrown::HashMap;
use hashbrown::hash_map::EntryRef;

use crate::reason::Reason;

/// Who used an id first.
#[derive(Debug, Clone, Copy)]
struct Owner {
    /// The number of the source: each text file is one, each table with all its rows, and each
    /// document given in memory.
    source: usize,
    line: u64,
}

/// The ids used so far.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    owners: HashMap<String, Owner, RandomState>,
}

/// An id that was free, unchanged or qualified with its source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Claimed {
    AsIs(String),
    Qualified(String),
}

impl Ids {
    /// Takes `id`, or, if another source has it, `qualify(id)`.
    ///
    /// # Errors
    ///
    /// [`Reason::DuplicateId`] if the same source has used the id before, and [`Reason::IdTaken`]
    /// if the qualified id belongs to another source, too.
    pub(crate) fn claim(
        &mut self,
        id: String,
        source: usize,
        line: u64,
        qualify: impl FnOnce(&str) -> String,
    ) -> Result<Claimed, Reason> {
        let owner = Owner { source, line };
        let Some(first) = self.take(&id, owner) else {
            return Ok(Claimed::AsIs(id));
        };
        if first.source == source {
            return Err(Reason::DuplicateId {
                id,
                first: first.line,
            });
        }
        let qualified = qualify(&id);
        match self.take(&qualified, owner) {
            None => Ok(Claimed::Qualified(qualified)),
            Some(first) if first.source == source => Err(Reason::DuplicateId {
                id,
                first: first.line,
            }),
            Some(_) => Err(Reason::IdTaken { id: qualified }),
        }
    }

    /// The owner of the id if it has one; otherwise `owner` becomes it.
    fn take(&mut self, id: &str, owner: Owner) -> Option<Owner> {
        match self.owners.entry_ref(id) {
            EntryRef::Occupied(taken) => Some(*taken.get()),
            EntryRef::Vacant(free) => {
                free.insert(owner);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_id_stays_as_it_is() {
        let claimed = Ids::default().claim("a".into(), 0, 2, |_| unreachable!());
        assert_eq!(claimed, Ok(Claimed::AsIs("a".into())));
    }

    #[test]
    fn a_second_row_of_one_source_is_refused_with_the_line_of_the_first() {
        let mut ids = Ids::default();
        ids.claim("a".into(), 0, 2, str::to_owned).unwrap();
        let second = ids.claim("a".into(), 0, 9, str::to_owned);
        assert_eq!(
            second,
            Err(Reason::DuplicateId {
                id: "a".into(),
                first: 2
            })
        );
    }

    #[test]
    fn an_id_of_another_source_is_qualified_and_then_refused() {
        let mut ids = Ids::default();
        let qualify = |id: &str| format!("b.csv:{id}");
        ids.claim("a".into(), 0, 2, qualify).unwrap();
        assert_eq!(
            ids.claim("a".into(), 1, 3, qualify),
            Ok(Claimed::Qualified("b.csv:a".into()))
        );
        assert_eq!(
            ids.claim("a".into(), 1, 4, qualify),
            Err(Reason::DuplicateId {
                id: "a".into(),
                first: 3
            })
        );
        assert_eq!(
            ids.claim("a".into(), 2, 5, qualify),
            Err(Reason::IdTaken {
                id: "b.csv:a".into()
            })
        );
    }
}
