//! What the parts of a long document hand on to each other.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Occurrence, Reach};

/// What a part of a document needs to know of those before it.
#[derive(Debug, Default)]
pub(crate) struct Carry {
    /// The number of the document.
    pub(crate) document: usize,
    /// The end of what was read so far, as far as rows still look at it.
    pub(crate) text: String,
    /// Its tokens.
    pub(crate) tokens: Vec<Occurrence>,
    /// How many of these tokens have their rows.
    pub(crate) done: usize,
    /// How many bytes of the document stand before it.
    pub(crate) offset: usize,
    /// How many tokens.
    pub(crate) position: u64,
}

impl Carry {
    /// Adds the next part of the document: `text` with its `tokens`.
    pub(crate) fn extend(&mut self, text: &str, tokens: impl Iterator<Item = Occurrence>) {
        let before = self.text.len();
        if before == 0 {
            text.clone_into(&mut self.text);
        } else {
            self.text.push_str(text);
        }
        self.tokens.extend(tokens.map(|token| Occurrence {
            start: before + token.start,
            end: before + token.end,
            ..token
        }));
    }

    /// What the part behind this one needs, if rows are given up to the token `end`.
    pub(crate) fn rest(&self, end: usize, reach: Reach) -> Carry {
        let first = end.saturating_sub(reach.before);
        let kept = self.tokens.get(first..).unwrap_or_default();
        let start = kept.first().map_or(self.text.len(), |token| token.start);
        let moved = kept.iter().map(|token| Occurrence {
            start: token.start - start,
            end: token.end - start,
            ..*token
        });
        Carry {
            document: self.document,
            text: self.text[start..].to_owned(),
            tokens: moved.collect(),
            done: end - first,
            offset: self.offset + start,
            position: self.position + first as u64,
        }
    }
}

/// Between a part of a document and the next one.
#[derive(Debug, Default)]
pub(crate) struct Link {
    state: Mutex<Handed>,
    changed: Condvar,
}

#[derive(Debug, Default)]
enum Handed {
    #[default]
    NotYet,
    Over(Carry),
    /// The part before could not be read.
    Never,
}

impl Link {
    /// What the part before hands on, when it does; `None` if it never will.
    ///
    /// It was taken up by a thread earlier than whoever waits here, and waits for none behind it.
    pub(crate) fn wait(&self) -> Option<Carry> {
        let is_open = |state: &mut Handed| matches!(state, Handed::NotYet);
        let state = self.changed.wait_while(self.lock(), is_open);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *state, Handed::Never) {
            Handed::Over(carry) => Some(carry),
            Handed::NotYet | Handed::Never => None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Handed> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end of a link that hands over. Dropped without having done so, it says that it never will.
#[derive(Debug)]
pub(crate) struct Giver(pub(crate) Arc<Link>);

impl Giver {
    pub(crate) fn give(self, carry: Carry) {
        *self.0.lock() = Handed::Over(carry);
        self.0.changed.notify_all();
    }
}

impl Drop for Giver {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        if matches!(*state, Handed::NotYet) {
            *state = Handed::Never;
            drop(state);
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_arrives_and_what_is_dropped_never_will() {
        for is_given in [true, false] {
            let link = Arc::new(Link::default());
            let giver = Giver(Arc::clone(&link));
            let waiting = std::thread::spawn(move || link.wait().map(|carry| carry.position));
            if is_given {
                giver.give(Carry {
                    position: 7,
                    ..Carry::default()
                });
            } else {
                drop(giver);
            }
            assert_eq!(waiting.join().unwrap(), is_given.then_some(7));
        }
    }
}
