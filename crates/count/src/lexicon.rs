//! The map from surfaces to terms.

/// Which term each surface of some [`Counts`](crate::Counts) counts for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Distinct, in byte order.
    terms: Vec<String>,
    term_of: Vec<Option<u32>>,
}

impl Lexicon {
    /// A lexicon from the term of each surface, in the order of the surfaces; `None` drops it.
    ///
    /// # Panics
    ///
    /// If there are more than `u32::MAX` surfaces, which no [`Counts`](crate::Counts) has.
    pub fn new<'t>(terms: impl IntoIterator<Item = Option<&'t str>>) -> Lexicon {
        let by_surface: Vec<Option<&str>> = terms.into_iter().collect();
        let mut distinct: Vec<&str> = by_surface.iter().copied().flatten().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let term_of = by_surface
            .into_iter()
            .map(|term| {
                let place = distinct.binary_search(&term?).ok()?;
                Some(u32::try_from(place).expect("surfaces are numbered by u32"))
            })
            .collect();
        Lexicon {
            terms: distinct.into_iter().map(str::to_owned).collect(),
            term_of,
        }
    }

    /// The distinct terms, in byte order.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// How many surfaces it was made for.
    pub fn surfaces(&self) -> usize {
        self.term_of.len()
    }

    /// The place of the surface's term among [`terms`](Lexicon::terms), or that it is dropped.
    ///
    /// # Panics
    ///
    /// If `surface` is not below [`surfaces`](Lexicon::surfaces).
    pub fn term_of(&self, surface: u32) -> Option<u32> {
        self.term_of[surface as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_distinct_and_in_byte_order() {
        let lexicon = Lexicon::new([Some("b"), None, Some("US"), Some("b"), Some("a")]);
        assert_eq!(lexicon.terms(), ["US", "a", "b"]);
        let places: Vec<_> = (0..5).map(|surface| lexicon.term_of(surface)).collect();
        assert_eq!(places, [Some(2), None, Some(0), Some(2), Some(1)]);
    }
}
