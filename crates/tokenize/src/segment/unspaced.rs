//! Segmentation of scripts that are written without spaces, by dictionaries.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

use crate::characters::scripts::{is_kana, is_unspaced};
use crate::dictionary::Dictionary;
use crate::language::Language;
use crate::language::chinese::{Character, character, is_ideograph};
use crate::segment::mecab::{Lattice, MecabDictionary};
use crate::token::Token;

/// A run of at most this many characters after an opening bracket is a name, whatever the built-in
/// dictionary has.
const LONGEST_NAME: usize = 4;

/// The most characters of a run that the dictionary does not know and that is still one token.
const LONGEST_UNKNOWN: usize = 12;

/// The length in bytes of the run of such characters at the start of `text`.
pub(crate) fn run_length(text: &str) -> usize {
    text.find(|c| !is_unspaced(c)).unwrap_or(text.len())
}

/// Whether a run in a document in `language` is Japanese. It must consist of Han and kana. If the
/// document is not Japanese, the run must contain kana; if it is Chinese, where `の` may stand for `的`
/// and brand names keep their kana, at least a third must be kana.
///
/// This depends on the run and the language only, so that a long document gives the same words wherever
/// it is split.
fn is_japanese(run: &str, language: Language) -> bool {
    const FIRST: char = '\u{3005}';
    let (mut all, mut kana) = (0_usize, 0_usize);
    for character in run.chars() {
        if character < FIRST {
            return false;
        }
        all += 1;
        kana += usize::from(is_kana(character));
    }
    match language {
        Language::JAPANESE => true,
        Language::CHINESE => 3 * kana >= all,
        _ => kana > 0,
    }
}

/// The boundary in a Chinese word that the dictionary has as one but that is two function words: a
/// numeral or a determiner and its classifier, a pronoun and a particle.
fn function_word_boundary(word: &str) -> Option<usize> {
    const TWO_HAN: usize = 6;
    if word.len() != TWO_HAN {
        return None;
    }
    let mut characters = word.chars();
    let (first, second) = (characters.next()?, characters.next()?);
    let are_two = match first {
        '这' | '這' | '那' | '每' | '各' | '某' | '几' | '幾' | '多' | '一' | '两' | '兩'
        | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => matches!(
            second,
            '个' | '個' | '种' | '種' | '座' | '支' | '条' | '條' | '层' | '層' | '位'
        ),
        '我' | '你' | '您' | '他' | '她' | '它' => matches!(second, '的' | '是'),
        '之' | '了' | '有' => second == '一',
        '但' => second == '在',
        '中' => second == '的',
        '的' => matches!(second, '是' | '中'),
        '是' => second == '不',
        '也' => matches!(second, '有' | '不'),
        _ => false,
    };
    are_two.then_some(first.len_utf8())
}

/// The dictionaries by which runs are segmented.
#[derive(Clone, Debug)]
pub(crate) struct UnspacedDictionaries {
    built_in: WordSegmenterBorrowed<'static>,
    /// Words that stay whole.
    user: Option<Dictionary>,
    /// Segments Japanese.
    japanese: Option<MecabDictionary>,
}

impl UnspacedDictionaries {
    pub(crate) fn new() -> UnspacedDictionaries {
        UnspacedDictionaries {
            built_in: WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()),
            user: None,
            japanese: None,
        }
    }

    pub(crate) fn with_user(self, user: Dictionary) -> UnspacedDictionaries {
        let user = Some(user).filter(|user| !user.words().is_empty());
        UnspacedDictionaries { user, ..self }
    }

    pub(crate) fn with_japanese(self, dictionary: MecabDictionary) -> UnspacedDictionaries {
        UnspacedDictionaries {
            japanese: Some(dictionary),
            ..self
        }
    }

    /// Whether the surface `run`, from a document in `language`, consists of two or more Chinese
    /// characters that the dictionaries know no word with.
    pub(crate) fn is_unknown_run(&self, run: &str, language: Language) -> bool {
        let is_long = run.chars().nth(1).is_some();
        if !is_long || !run.chars().all(is_ideograph) {
            return false;
        }
        let by_other = self.japanese.is_some() && is_japanese(run, language);
        let is_entry = |user: &Dictionary| user.words().contains(run);
        if by_other || self.user.as_ref().is_some_and(is_entry) {
            return false;
        }
        let mut start = 0;
        self.built_in.segment_str(run).all(|end| {
            let word = &run[start..end];
            start = end;
            word.is_empty() || is_unknown(word)
        })
    }

    /// The segmenter for a document in `language`, which may be unknown.
    pub(crate) fn segmenter(&self, language: Language) -> UnspacedSegmenter<'_> {
        UnspacedSegmenter {
            dictionaries: self,
            language,
            lattice: RefCell::default(),
        }
    }
}

/// Segments the runs of a document into words.
pub(crate) struct UnspacedSegmenter<'a> {
    dictionaries: &'a UnspacedDictionaries,
    language: Language,
    lattice: RefCell<Lattice>,
}

impl UnspacedSegmenter<'_> {
    /// Appends the words of the run at `run`; returns the end of the last one, which is after the run if
    /// it is an entry of the user dictionary with a dot.
    pub(crate) fn segment(&self, text: &str, run: Range<usize>, tokens: &mut Vec<Token>) -> usize {
        let find = |from: usize| self.dictionaries.user.as_ref()?.find(text, from..run.end);
        let japanese = self.dictionaries.japanese.as_ref();
        let japanese = japanese.filter(|_| is_japanese(&text[run.clone()], self.language));
        let segment_between = |range: Range<usize>, tokens: &mut Vec<Token>| match japanese {
            Some(dictionary) => self.segment_japanese(dictionary, text, range, tokens),
            None => self.segment_built_in(text, range, tokens),
        };
        let Some(mut found) = find(run.start) else {
            if japanese.is_some() || !is_bracketed_name(text, &run) {
                segment_between(run.clone(), tokens);
            } else {
                tokens.push(Token::new(run.start, run.end));
            }
            return run.end;
        };
        let mut start = run.start;
        loop {
            segment_between(start..found.start, tokens);
            tokens.push(Token::new(found.start, found.end));
            start = found.end;
            if start >= run.end {
                return start;
            }
            match find(start) {
                Some(next) => found = next,
                None => break,
            }
        }
        segment_between(start..run.end, tokens);
        run.end
    }

    /// Appends the words of a Japanese run or of a part of one.
    fn segment_japanese(
        &self,
        dictionary: &MecabDictionary,
        text: &str,
        range: Range<usize>,
        tokens: &mut Vec<Token>,
    ) {
        let mut lattice = self.lattice.borrow_mut();
        lattice.segment(dictionary, &text[range.clone()], |start, end| {
            tokens.push(Token::new(range.start + start, range.start + end));
        });
    }

    /// Appends the words of a run or of a part of one by the built-in dictionary.
    fn segment_built_in(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let run = &*in_canonical_order(&text[range.clone()]);
        let mut start = 0;
        let mut unknown = UnknownRun::default();
        for end in self.dictionaries.built_in.segment_str(run) {
            if end > start {
                if is_unknown(&run[start..end]) {
                    unknown.extend(range.start + start, range.start + end);
                    start = end;
                    continue;
                }
                unknown.flush(text, tokens);
                if let Some(middle) = function_word_boundary(&run[start..end]) {
                    let middle = range.start + start + middle;
                    tokens.push(Token::new(range.start + start, middle));
                    tokens.push(Token::new(middle, range.start + end));
                } else {
                    tokens.push(Token::new(range.start + start, range.start + end));
                }
                start = end;
            }
        }
        unknown.flush(text, tokens);
    }
}

/// Consecutive characters that the built-in dictionary knows no word with. They are one token, so that
/// names and new words are not lost in characters; which words they are is decided by the whole corpus.
#[derive(Debug, Default)]
struct UnknownRun {
    start: usize,
    end: usize,
    characters: usize,
}

impl UnknownRun {
    fn extend(&mut self, start: usize, end: usize) {
        if self.characters == 0 {
            self.start = start;
        }
        self.end = end;
        self.characters += 1;
    }

    /// Appends the run as a token, or each character of a very long one, and starts over.
    fn flush(&mut self, text: &str, tokens: &mut Vec<Token>) {
        if self.characters > LONGEST_UNKNOWN {
            for (at, character) in text[self.start..self.end].char_indices() {
                let start = self.start + at;
                tokens.push(Token::new(start, start + character.len_utf8()));
            }
        } else if self.characters > 0 {
            tokens.push(Token::new(self.start, self.end));
        }
        *self = UnknownRun::default();
    }
}

/// Whether `word` is a single Chinese character that is most often part of a longer word.
fn is_unknown(word: &str) -> bool {
    let mut characters = word.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => is_ideograph(one) && character(one) == Character::Part,
        _ => false,
    }
}

/// `run` with two Burmese marks that many type in the reverse order in their canonical order, which the
/// dictionary uses. Both have the same length, so no offset changes.
fn in_canonical_order(run: &str) -> Cow<'_, str> {
    const TYPED: &str = "\u{103a}\u{1037}";
    if run.contains(TYPED) {
        Cow::Owned(run.replace(TYPED, "\u{1037}\u{103a}"))
    } else {
        Cow::Borrowed(run)
    }
}

/// Whether a run is short and follows an opening bracket.
fn is_bracketed_name(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let short = text[run.clone()].chars().nth(LONGEST_NAME).is_none();
    short && before.is_some_and(|c| matches!(c, '(' | '（' | '《' | '「' | '『' | '〈'))
}

#[cfg(test)]
mod tests {
    use crate::{Segmentation, Segmenter};

    #[test]
    fn joined_chinese_function_words_are_split() {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut tokens = Vec::new();
        let text = "他的一个目的";
        segmenter.segment(text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        assert_eq!(found, ["他", "的", "一", "个", "目的"]);
    }

    #[test]
    fn burmese_is_segmented_alike_in_either_order_of_marks() {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut found = Vec::new();
        // Right and freedom, from the title and the first article of the Declaration of Human Rights.
        let canonical = "အခွင့်အရေးနှင့်လွတ်လပ်ခွင့်".replace("\u{103a}\u{1037}", "\u{1037}\u{103a}");
        let typed = canonical.replace("\u{1037}\u{103a}", "\u{103a}\u{1037}");
        assert_ne!(canonical, typed);
        for text in [&canonical, &typed] {
            let mut tokens = Vec::new();
            segmenter.segment(text, &mut tokens);
            found.push(tokens);
        }
        assert_eq!(found[0], found[1]);
    }

    #[test]
    fn chinese_and_thai_are_segmented_into_words() {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut tokens = Vec::new();
        let text = "台灣的半導體產業，ฉันรักแมว";
        segmenter.segment(text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        // Taiwan, semiconductor, cat: any dictionary of the two languages has them.
        assert!(found.contains(&"台灣"), "{found:?}");
        assert!(found.contains(&"半導體"), "{found:?}");
        assert!(found.contains(&"แมว"), "{found:?}");
    }
}
