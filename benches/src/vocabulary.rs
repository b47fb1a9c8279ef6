//! Draws words from a Pitman–Yor process: a few are frequent, and new ones keep appearing.

use std::collections::HashSet;

use crate::rng::Rng;
use crate::spelling;

/// The discount of the process is 3/5: after n draws there are about n^(3/5) words.
const DISCOUNT: (u64, u64) = (3, 5);
/// How readily the process invents words, especially at the start. It is chosen so that 200 MB have
/// about 350,000 types.
const CONCENTRATION: u64 = 200;

/// This many first words, which stay the most frequent, are plain: an accent or a hyphen in one of
/// them would be everywhere.
const EARLY: usize = 300;

/// How a word behaves in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Takes endings.
    Common,
    /// Always capitalized.
    Name,
    /// All capitals.
    Acronym,
    /// Two words with a hyphen.
    Compound,
}

/// An invented word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) kind: Kind,
}

/// The words so far, and every draw of one of them.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    rng: Rng,
    words: Vec<Word>,
    /// For each draw, twice the word's id, plus one if it was the word's first draw.
    draws: Vec<u32>,
    /// The spellings that are taken; never iterated.
    taken: HashSet<String>,
}

impl Vocabulary {
    pub(crate) fn new(seed: u64) -> Vocabulary {
        Vocabulary {
            rng: Rng::new(seed),
            words: Vec::new(),
            draws: Vec::new(),
            taken: HashSet::new(),
        }
    }

    pub(crate) fn word(&self, id: u32) -> &Word {
        &self.words[id as usize]
    }

    /// Draws a word.
    ///
    /// # Formula
    ///
    /// ```text
    /// P(new)    = (θ + d·K) / (θ + n)        n draws so far, K words, d discount, θ concentration
    /// P(word w) = (n_w − d) / (θ + n)        n_w draws of w so far
    /// ```
    ///
    /// To choose a word w with a probability proportional to `n_w − d`, it picks any earlier draw,
    /// and rejects a word's first draw with probability d.
    ///
    /// # Source
    ///
    /// Pitman and Yor (1997), The two-parameter Poisson–Dirichlet distribution derived from a
    /// stable subordinator, The Annals of Probability 25(2), 855–900,
    /// <https://doi.org/10.1214/aop/1024404422>.
    pub(crate) fn draw(&mut self) -> u32 {
        let (numerator, denominator) = DISCOUNT;
        let draws = self.draws.len() as u64;
        let words = self.words.len() as u64;
        let new = denominator * CONCENTRATION + numerator * words;
        if self.rng.below(denominator * (CONCENTRATION + draws)) < new {
            return self.invent();
        }
        loop {
            let draw = self.draws[self.rng.index(self.draws.len())];
            let is_first = draw % 2 == 1;
            if !is_first || self.rng.below(denominator) >= numerator {
                self.draws.push(draw & !1);
                return draw / 2;
            }
        }
    }

    fn invent(&mut self) -> u32 {
        let id = u32::try_from(self.words.len())
            .ok()
            .filter(|id| *id < u32::MAX / 2)
            .expect("a corpus with two billion distinct words does not fit onto a disk");
        let mut word = self.spelled();
        while !self.taken.insert(word.text.clone()) {
            match word.kind {
                Kind::Acronym => word.text = spelling::acronym(&mut self.rng),
                Kind::Compound => word = self.compound(),
                Kind::Common | Kind::Name => spelling::syllable(&mut self.rng, &mut word.text),
            }
            if word.kind == Kind::Acronym && self.rng.per_mille(200) {
                // Short acronyms are few and run out.
                word.kind = Kind::Name;
                word.text = spelling::capitalized(&spelling::word(&mut self.rng, 3));
            }
        }
        self.words.push(word);
        self.draws.push(id * 2 + 1);
        id
    }

    fn spelled(&mut self) -> Word {
        let syllables = match self.words.len() {
            0..2_000 => 1 + self.rng.below(2),
            2_000..30_000 => 2 + self.rng.below(2),
            _ => 2 + self.rng.below(3),
        };
        let lower = spelling::word(&mut self.rng, syllables);
        let (text, kind) = match self.rng.below(1_000) {
            620..624 if self.words.len() > EARLY => (spelling::accented(&lower), Kind::Common),
            624..864 => (spelling::capitalized(&lower), Kind::Name),
            864..870 if self.words.len() > EARLY => (
                spelling::capitalized(&spelling::accented(&lower)),
                Kind::Name,
            ),
            870..900 => (spelling::acronym(&mut self.rng), Kind::Acronym),
            900.. if self.words.len() > EARLY => return self.compound(),
            _ => (lower, Kind::Common),
        };
        Word { text, kind }
    }

    /// Two earlier words, joined by a hyphen.
    fn compound(&mut self) -> Word {
        let mut part = || {
            let draw = self.draws[self.rng.index(self.draws.len())];
            self.words[(draw / 2) as usize].text.clone()
        };
        let text = format!("{}-{}", part(), part());
        if text.matches('-').count() > 2 {
            return Word {
                text: spelling::word(&mut self.rng, 4),
                kind: Kind::Common,
            };
        }
        Word {
            text,
            kind: Kind::Compound,
        }
    }
}
