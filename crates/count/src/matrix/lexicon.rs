//! The map from surfaces to terms.

use crate::error::CountsError;
use crate::strings::{StringList, sort_by_bytes};

/// The term that each surface of some [`Counts`](crate::Counts) counts for, if any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Distinct, in byte order.
    terms: StringList,
    /// For each surface, the position of its term, or [`DROPPED`].
    term_of: Vec<u32>,
}

/// Marks a surface that counts for no term.
pub(crate) const DROPPED: u32 = u32::MAX;

impl Lexicon {
    /// Builds a lexicon from the term of each surface, in the order of the surfaces; `None` drops a
    /// surface.
    ///
    /// # Panics
    ///
    /// If there are more than `u32::MAX` surfaces, which no [`Counts`](crate::Counts) has.
    pub fn new<'t>(terms: impl IntoIterator<Item = Option<&'t str>>) -> Lexicon {
        let mut term_of = Vec::new();
        let mut kept: Vec<(&str, u32)> = Vec::new();
        for (surface, term) in (0..).zip(terms) {
            term_of.push(DROPPED);
            kept.extend(term.map(|term| (term, surface)));
        }
        let mut sorted = StringList::with_capacity(kept.len());
        let mut last = None;
        for index in sort_by_bytes(kept.len(), |index| kept[index as usize].0, |_| ()) {
            let (text, surface) = kept[index as usize];
            let term = match last {
                Some((known, term)) if known == text => term,
                _ => sorted.push(text),
            };
            last = Some((text, term));
            term_of[surface as usize] = term;
        }
        Lexicon {
            terms: sorted,
            term_of,
        }
    }

    /// A lexicon from the names of terms, which several may share, and for each surface the place of
    /// its term's name. Takes less memory than [`Lexicon::new`] where many surfaces share a term.
    pub(crate) fn of_names<'t>(
        names: usize,
        name: impl Fn(u32) -> &'t str,
        places: impl Iterator<Item = u32>,
    ) -> Lexicon {
        let mut terms = StringList::with_capacity(names);
        let mut term_at = vec![DROPPED; names];
        let mut last = None;
        for place in sort_by_bytes(names, &name, |_| ()) {
            let text = name(place);
            let term = match last {
                Some((known, term)) if known == text => term,
                _ => terms.push(text),
            };
            last = Some((text, term));
            term_at[place as usize] = term;
        }
        Lexicon {
            terms,
            term_of: places.map(|place| term_at[place as usize]).collect(),
        }
    }

    /// A lexicon from its terms and, for each surface, the position of its term, if it has one.
    ///
    /// # Errors
    ///
    /// [`CountsError::Lexicon`] if the terms are not distinct and in byte order, or if there is no term
    /// at one of these positions.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Lexicon, StringList};
    ///
    /// let terms: StringList = ["chip", "tariff"].into_iter().collect();
    /// let lexicon = Lexicon::from_parts(terms.clone(), [Some(1), None])?;
    /// assert_eq!(lexicon.term_of(0), Some(1));
    /// assert!(Lexicon::from_parts(terms, [Some(2)]).is_err());
    /// # Ok::<(), keyweight_count::CountsError>(())
    /// ```
    pub fn from_parts(
        terms: StringList,
        term_of: impl IntoIterator<Item = Option<u32>>,
    ) -> Result<Lexicon, CountsError> {
        let known = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        let term_of = term_of.into_iter().map(|term| match term {
            None => Ok(DROPPED),
            Some(term) if term < known => Ok(term),
            Some(_) => Err(CountsError::Lexicon),
        });
        let term_of = term_of.collect::<Result<_, _>>()?;
        let is_sorted = terms
            .iter()
            .zip(terms.iter().skip(1))
            .all(|(one, next)| one.as_bytes() < next.as_bytes());
        if !is_sorted {
            return Err(CountsError::Lexicon);
        }
        Ok(Lexicon { terms, term_of })
    }

    /// The distinct terms, in byte order.
    pub fn terms(&self) -> &StringList {
        &self.terms
    }

    /// The number of surfaces that the lexicon was made for.
    pub fn surface_count(&self) -> usize {
        self.term_of.len()
    }

    /// The position of the surface's term in [`terms`](Lexicon::terms), or `None` if the surface is
    /// dropped.
    ///
    /// # Panics
    ///
    /// If `surface` is not below [`surface_count`](Lexicon::surface_count).
    pub fn term_of(&self, surface: u32) -> Option<u32> {
        let term = self.term_of[surface as usize];
        (term != DROPPED).then_some(term)
    }

    /// The same lexicon for the first `surfaces` surfaces alone. Its terms stay, even those that no
    /// surface is left for.
    #[must_use]
    pub fn keep_surfaces(mut self, surfaces: usize) -> Lexicon {
        self.term_of.truncate(surfaces);
        self
    }

    /// The same lexicon without the terms for which `keep` is false; their surfaces are dropped.
    #[must_use]
    pub fn retain_terms(mut self, keep: impl Fn(u32) -> bool) -> Lexicon {
        let mut kept = StringList::default();
        let new: Vec<u32> = (0_u32..)
            .zip(self.terms.iter())
            .map(|(id, term)| if keep(id) { kept.push(term) } else { DROPPED })
            .collect();
        for term in self.term_of.iter_mut().filter(|term| **term != DROPPED) {
            *term = new[*term as usize];
        }
        Lexicon {
            terms: kept,
            term_of: self.term_of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms_of(lexicon: &Lexicon) -> Vec<Option<u32>> {
        let surfaces = u32::try_from(lexicon.surface_count()).unwrap();
        (0..surfaces)
            .map(|surface| lexicon.term_of(surface))
            .collect()
    }

    #[test]
    fn terms_are_distinct_and_in_byte_order() {
        let lexicon = Lexicon::new([Some("b"), None, Some("US"), Some("b"), Some("a")]);
        assert_eq!(lexicon.terms().iter().collect::<Vec<_>>(), ["US", "a", "b"]);
        assert_eq!(
            terms_of(&lexicon),
            [Some(2), None, Some(0), Some(2), Some(1)]
        );
    }

    #[test]
    fn the_surfaces_of_a_removed_term_are_dropped() {
        let lexicon = Lexicon::new([Some("b"), None, Some("c"), Some("a")]);
        let some = lexicon.retain_terms(|term| term != 1);
        assert_eq!(some.terms().iter().collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(terms_of(&some), [None, None, Some(1), Some(0)]);
    }
}
