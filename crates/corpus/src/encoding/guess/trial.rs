//! How unlikely the words of a text are in one encoding, in each language that it can write.

use crate::encoding::guess::candidates::Candidate;
use crate::encoding::guess::languages::{Language, languages};
use crate::encoding::guess::symbols::Word;
use crate::encoding::guess::word_sample::{CodedWord, WordSample};

/// What a word of another language costs beyond its own cost, in half bits: names and quotations
/// stand in texts of any language.
const OTHER_LANGUAGE: u32 = 22;
/// The same for words of ASCII.
const OTHER_PLAIN: u32 = 12;

/// How much rarer any other language is in an encoding of East Asia, in half bits.
const FOREIGN: u32 = 16;

/// One encoding, tried on some words.
pub(crate) struct Trial {
    pub(crate) candidate: &'static Candidate,
    /// The cost so far in each language of the candidate, in half bits.
    costs: Vec<u32>,
    /// The decoded words.
    pub(crate) text: String,
    pub(crate) letters: u32,
    buffer: Vec<char>,
}

/// The cost of the words of ASCII in each language, by the place of the language in [`languages`].
pub(crate) fn plain_costs(sample: &WordSample) -> Vec<u32> {
    let mut costs: Vec<u32> = languages().iter().map(|language| language.rarity).collect();
    let mut characters = Vec::new();
    for word in sample.plain() {
        characters.clear();
        characters.extend(word.iter().map(|&byte| char::from(byte)));
        let word = Word::new(&characters);
        let of_word: Vec<u32> = languages().iter().map(|l| l.cost(&word.units)).collect();
        add(&mut costs, &of_word, OTHER_PLAIN);
    }
    costs
}

impl Trial {
    pub(crate) fn new(candidate: &'static Candidate, plain: &[u32]) -> Trial {
        let costs = candidate.languages.iter().map(|language| {
            let place = languages()
                .iter()
                .position(|other| std::ptr::eq(other, *language));
            let is_foreign = candidate.is_east_asian() && !candidate.is_home_of(language);
            let rarity = candidate.rarity + if is_foreign { FOREIGN } else { 0 };
            place.map_or(0, |place| plain[place]) + rarity
        });
        Trial {
            candidate,
            costs: costs.collect(),
            text: String::new(),
            letters: 0,
            buffer: Vec::new(),
        }
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, coded: &CodedWord) {
        self.buffer.clear();
        let start = self.text.len();
        if let Some(table) = &self.candidate.table {
            let characters = coded.bytes.iter().map(|&byte| table[usize::from(byte)]);
            self.buffer.extend(characters);
            self.text.extend(&self.buffer);
        } else {
            let mut decoder = self.candidate.encoding.new_decoder();
            decoder.decode_block(&coded.bytes, !coded.is_cut, &mut self.text);
            self.buffer.extend(self.text[start..].chars());
        }
        self.text.push(' ');
        let word = Word::new(&self.buffer);
        self.letters += word.letters;
        let cost = |language: &&Language| word.cost + language.cost(&word.units);
        let costs: Vec<u32> = self.candidate.languages.iter().map(cost).collect();
        add(&mut self.costs, &costs, OTHER_LANGUAGE);
    }

    /// The cost in the likeliest language.
    pub(crate) fn cost(&self) -> u32 {
        self.costs.iter().copied().min().unwrap_or(u32::MAX / 2)
    }
}

/// Adds the costs of a word; in none of the languages more than in the likeliest one and `other`.
fn add(costs: &mut [u32], of_word: &[u32], other: u32) {
    let most = of_word.iter().min().map_or(0, |least| least + other);
    for (cost, of_word) in costs.iter_mut().zip(of_word) {
        *cost += most.min(*of_word);
    }
}
