//! The words of a text that are kept for the guess: some of ASCII, and those that depend on the
//! encoding.

use std::collections::HashSet;

/// How many bytes are kept of words of ASCII.
const PLAIN: usize = 600;
/// How many are kept of other words.
const CODED: usize = 4 << 10;
/// How many more of words with a byte that no earlier word has.
const RARE: usize = 1 << 10;
/// A word is cut after this many bytes: a Chinese text has no spaces.
const WORD: usize = 400;

/// Distinct words of a text, collected block by block in bounded memory.
#[derive(Debug)]
pub(crate) struct WordSample {
    plain: Vec<Vec<u8>>,
    coded: Vec<CodedWord>,
    /// Words that are UTF-8: they show little if there are others.
    utf8: Vec<CodedWord>,
    utf8_words: usize,
    known: HashSet<Vec<u8>>,
    plain_bytes: usize,
    coded_bytes: usize,
    seen: [bool; 256],
    /// The word at the end of the latest block.
    open: Vec<u8>,
}

/// A word with bytes beyond ASCII.
#[derive(Debug)]
pub(crate) struct CodedWord {
    pub(crate) bytes: Vec<u8>,
    /// Whether it may end within a character.
    pub(crate) is_cut: bool,
}

impl Default for WordSample {
    fn default() -> WordSample {
        WordSample {
            plain: Vec::new(),
            coded: Vec::new(),
            utf8: Vec::new(),
            utf8_words: 0,
            known: HashSet::new(),
            plain_bytes: 0,
            coded_bytes: 0,
            seen: [false; 256],
            open: Vec::new(),
        }
    }
}

impl WordSample {
    /// Takes the next bytes.
    pub(crate) fn feed(&mut self, block: &[u8]) {
        let mut rest = block;
        while !rest.is_empty() {
            if self.is_full() && self.open.is_empty() && !self.has_unseen(rest) {
                return;
            }
            let end = rest.iter().position(|&byte| is_space(byte));
            let length = end.unwrap_or(rest.len());
            // One more byte than is kept shows that the word was cut.
            let missing = (WORD + 1).saturating_sub(self.open.len()).min(length);
            self.open.extend_from_slice(&rest[..missing]);
            if end.is_none() {
                return;
            }
            self.close();
            rest = &rest[length + 1..];
        }
    }

    /// Ends the last word.
    pub(crate) fn finish(&mut self) {
        self.close();
        self.utf8_words = self.utf8.len();
        if self.coded.is_empty() {
            self.coded = std::mem::take(&mut self.utf8);
        }
    }

    pub(crate) fn plain(&self) -> impl Iterator<Item = &[u8]> {
        self.plain.iter().map(Vec::as_slice)
    }

    /// Whether at least as many words are UTF-8 as are not.
    pub(crate) fn has_utf8_words(&self) -> bool {
        self.utf8_words >= self.coded.len().max(1)
    }

    pub(crate) fn coded(&self) -> &[CodedWord] {
        &self.coded
    }

    fn is_full(&self) -> bool {
        self.plain_bytes >= PLAIN && self.coded_bytes >= CODED
    }

    fn has_unseen(&self, bytes: &[u8]) -> bool {
        self.coded_bytes < CODED + RARE
            && bytes
                .iter()
                .any(|&byte| !byte.is_ascii() && !self.seen[usize::from(byte)])
    }

    fn close(&mut self) {
        let mut word = std::mem::take(&mut self.open);
        let is_cut = word.len() > WORD;
        word.truncate(WORD);
        if word.is_ascii() {
            let has_letters = word.iter().any(u8::is_ascii_alphabetic);
            if has_letters && self.plain_bytes < PLAIN && self.known.insert(word.clone()) {
                self.plain_bytes += word.len();
                self.plain.push(word);
            }
            return;
        }
        if (self.coded_bytes >= CODED && !self.has_unseen(&word)) || self.known.contains(&word) {
            return;
        }
        for &byte in &word {
            self.seen[usize::from(byte)] = true;
        }
        self.known.insert(word.clone());
        self.coded_bytes += word.len();
        let words = match simdutf8::basic::from_utf8(&word) {
            Ok(_) => &mut self.utf8,
            Err(_) => &mut self.coded,
        };
        words.push(CodedWord {
            bytes: word,
            is_cut,
        });
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_the_text_is_cut() {
        let text = [
            b"one caf\xE9 two \xA35m one ".as_slice(),
            &[0xE9; 900],
            b" end",
        ]
        .concat();
        let sample = |step: usize| {
            let mut sample = WordSample::default();
            text.chunks(step).for_each(|block| sample.feed(block));
            sample.finish();
            sample
        };
        let whole = format!("{:?}", sample(text.len()).coded);
        for step in 1..9 {
            assert_eq!(format!("{:?}", sample(step).coded), whole);
        }
        let whole = sample(text.len());
        let plain: Vec<&[u8]> = whole.plain().collect();
        assert_eq!(plain, [&b"one"[..], b"two", b"end"]);
        let coded: Vec<(usize, bool)> = whole
            .coded
            .iter()
            .map(|w| (w.bytes.len(), w.is_cut))
            .collect();
        assert_eq!(coded, [(4, false), (3, false), (400, true)]);
    }

    #[test]
    fn a_late_word_with_a_new_byte_is_kept() {
        let mut sample = WordSample::default();
        for number in 0..9000 {
            sample.feed(format!("w{number} ").as_bytes());
            sample.feed(&[b"\xE9".as_slice(), number.to_string().as_bytes(), b" "].concat());
        }
        sample.feed(b"\xA35m \xE9z ");
        sample.finish();
        assert_eq!(sample.coded.last().unwrap().bytes, b"\xA35m");
        assert!(sample.coded_bytes < CODED + RARE);
    }
}
