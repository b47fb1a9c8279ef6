//! Which surfaces the local ids of counters stand for.

/// For each counter, the surface that each of its local ids stands for, or the surfaces in its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct SurfaceIds {
    /// For each counter and local id, a surface, or [`REPLACED`] plus an index into `replacements`.
    of_counter: Vec<Vec<u32>>,
    /// Surfaces in place of one, each with whether it stands apart from the one before it.
    replacements: Vec<Box<[(u32, bool)]>>,
}

/// Marks an index into the replacements. The interner guarantees that there are no more than two
/// billion surfaces.
const REPLACED: u32 = 1 << 31;

/// What a local id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands<'s> {
    /// A surface.
    For(u32),
    /// These surfaces in order, each with whether it stands apart from the one before it.
    ForAll(&'s [(u32, bool)]),
    /// Nothing.
    ForNothing,
}

/// What takes the place of a surface.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Replaced {
    /// The surface with this number.
    By(u32),
    /// The surfaces at this position of the replacements.
    ByAll(u32),
}

impl SurfaceIds {
    pub(crate) fn new(of_counter: Vec<Vec<u32>>) -> SurfaceIds {
        SurfaceIds {
            of_counter,
            replacements: Vec::new(),
        }
    }

    /// Whether there are no counters.
    pub(crate) fn is_empty(&self) -> bool {
        self.of_counter.is_empty()
    }

    /// The number of counters.
    pub(crate) fn counters(&self) -> usize {
        self.of_counter.len()
    }

    /// For each counter, the values of its local ids; see [`SurfaceIds::decode`].
    pub(crate) fn values(&self) -> &[Vec<u32>] {
        &self.of_counter
    }

    /// What a value of a local id stands for.
    #[inline]
    pub(crate) fn decode(&self, value: u32) -> Stands<'_> {
        if value < REPLACED {
            return Stands::For(value);
        }
        let replacement = self.replacements.get((value - REPLACED) as usize);
        replacement.map_or(Stands::ForNothing, |all| Stands::ForAll(all))
    }

    /// Passes each surface that a local id stands for to `take`. An id past the end stands for nothing.
    #[inline]
    pub(crate) fn for_each(&self, counter: usize, id: u32, mut take: impl FnMut(u32)) {
        if let Some(value) = self.of_counter[counter].get(id as usize) {
            match self.decode(*value) {
                Stands::For(surface) => take(surface),
                Stands::ForAll(all) => all.iter().for_each(|(surface, _)| take(*surface)),
                Stands::ForNothing => {}
            }
        }
    }

    /// Gives every surface the number that `new` has for it.
    pub(crate) fn renumber(&mut self, new: &[u32]) {
        for value in self.of_counter.iter_mut().flatten() {
            if let Some(new) = new.get(*value as usize) {
                *value = *new;
            }
        }
        for (surface, _) in self.replacements.iter_mut().flatten() {
            *surface = new[*surface as usize];
        }
    }

    /// Puts several surfaces in the place of some. `new` has, for each surface, its new number, or the
    /// position of the surfaces in its place in `replacements`, which have new numbers.
    ///
    /// No id may stand for several surfaces yet.
    pub(crate) fn replace(
        &mut self,
        new: impl Fn(u32) -> Replaced,
        replacements: Vec<Box<[(u32, bool)]>>,
    ) {
        assert!(
            self.replacements.is_empty(),
            "surfaces are replaced once, before counts are merged"
        );
        for value in self.of_counter.iter_mut().flatten() {
            *value = match new(*value) {
                Replaced::By(surface) => surface,
                Replaced::ByAll(position) => REPLACED + position,
            };
        }
        self.replacements = replacements;
    }

    /// Appends the counters of `others`.
    pub(crate) fn append(&mut self, mut others: SurfaceIds) {
        let first = self.len_of_replacements();
        for value in others.of_counter.iter_mut().flatten() {
            if *value >= REPLACED {
                *value = value.saturating_add(first);
            }
        }
        self.of_counter.append(&mut others.of_counter);
        self.replacements.append(&mut others.replacements);
    }

    fn len_of_replacements(&self) -> u32 {
        u32::try_from(self.replacements.len()).expect("there are fewer replacements than surfaces")
    }
}
