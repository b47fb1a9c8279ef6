//! Scripts written without spaces, cut into words by a dictionary.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

use crate::characters::scripts::{is_kana, is_unspaced};
use crate::language::Language;
use crate::segment::dictionary::Dictionary;
use crate::segment::mecab::{Lattice, MecabDictionary};
use crate::token::{Token, token};

/// A bracketed run of at most this many characters is a name, whatever the built-in dictionary says of
/// it.
const LONGEST_NAME: usize = 4;

/// The length in bytes of the run of such characters that `text` begins with.
pub(crate) fn run(text: &str) -> usize {
    text.find(|c| !is_unspaced(c)).unwrap_or(text.len())
}

/// Whether a run in a document of `language` is Japanese: it is of Han and kana, and where the
/// document is not Japanese, some of it is kana; in Chinese, where `の` may stand for `的` and a
/// brand keeps its kana, at least a third.
///
/// Nothing but the run and the language counts, so that a long document gives the same words
/// wherever it is cut into pieces.
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

/// Where one Chinese function word ends and another one begins, if `word` is two that the dictionary
/// holds for one: a numeral or a determiner and its classifier, a pronoun and what follows it.
fn between_function_words(word: &str) -> Option<usize> {
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

/// What runs are cut by.
#[derive(Clone, Debug)]
pub(crate) struct Unspaced {
    segmenter: WordSegmenterBorrowed<'static>,
    /// Words that stay whole.
    own: Option<Dictionary>,
    /// What Japanese is cut by.
    japanese: Option<MecabDictionary>,
}

impl Unspaced {
    pub(crate) fn new() -> Unspaced {
        Unspaced {
            segmenter: WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()),
            own: None,
            japanese: None,
        }
    }

    pub(crate) fn with_own(self, own: Dictionary) -> Unspaced {
        let own = Some(own).filter(|own| !own.words().is_empty());
        Unspaced { own, ..self }
    }

    pub(crate) fn with_japanese(self, dictionary: MecabDictionary) -> Unspaced {
        Unspaced {
            japanese: Some(dictionary),
            ..self
        }
    }

    /// For a document of a language, or of one that is not known.
    pub(crate) fn of_language(&self, language: Language) -> Runs<'_> {
        Runs {
            by: self,
            language,
            lattice: RefCell::default(),
        }
    }
}

/// Cuts the runs of a document into words.
pub(crate) struct Runs<'a> {
    by: &'a Unspaced,
    language: Language,
    lattice: RefCell<Lattice>,
}

impl Runs<'_> {
    /// Appends the words of the run at `run`; gives where the last one ends, which is behind the run
    /// if it is a word of one's own with a dot.
    pub(crate) fn cut(&self, text: &str, run: Range<usize>, tokens: &mut Vec<Token>) -> usize {
        let find = |from: usize| self.by.own.as_ref()?.find(text, from..run.end);
        let japanese = self.by.japanese.as_ref();
        let japanese = japanese.filter(|_| is_japanese(&text[run.clone()], self.language));
        let cut_between = |range: Range<usize>, tokens: &mut Vec<Token>| match japanese {
            Some(dictionary) => self.cut_japanese(dictionary, text, range, tokens),
            None => self.cut_anywhere(text, range, tokens),
        };
        let Some(mut found) = find(run.start) else {
            if japanese.is_some() || !is_bracketed_name(text, &run) {
                cut_between(run.clone(), tokens);
            } else {
                tokens.push(token(run.start, run.end));
            }
            return run.end;
        };
        let mut start = run.start;
        loop {
            cut_between(start..found.start, tokens);
            tokens.push(token(found.start, found.end));
            start = found.end;
            if start >= run.end {
                return start;
            }
            match find(start) {
                Some(next) => found = next,
                None => break,
            }
        }
        cut_between(start..run.end, tokens);
        run.end
    }

    /// A run or a part of one that is Japanese.
    fn cut_japanese(
        &self,
        dictionary: &MecabDictionary,
        text: &str,
        range: Range<usize>,
        tokens: &mut Vec<Token>,
    ) {
        let mut lattice = self.lattice.borrow_mut();
        lattice.cut(dictionary, &text[range.clone()], |start, end| {
            tokens.push(token(range.start + start, range.start + end));
        });
    }

    /// A run or a part of one, whatever stands before it.
    fn cut_anywhere(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let run = &*in_canonical_order(&text[range.clone()]);
        let mut start = 0;
        for end in self.by.segmenter.segment_str(run) {
            if end > start {
                if let Some(middle) = between_function_words(&run[start..end]) {
                    let middle = range.start + start + middle;
                    tokens.push(token(range.start + start, middle));
                    tokens.push(token(middle, range.start + end));
                } else {
                    tokens.push(token(range.start + start, range.start + end));
                }
                start = end;
            }
        }
    }
}

/// `run` with the two marks of Burmese that many write the other way round in their canonical order,
/// which is that of the dictionary. They are as long as each other, so every place stays.
fn in_canonical_order(run: &str) -> Cow<'_, str> {
    const TYPED: &str = "\u{103a}\u{1037}";
    if run.contains(TYPED) {
        Cow::Owned(run.replace(TYPED, "\u{1037}\u{103a}"))
    } else {
        Cow::Borrowed(run)
    }
}

/// Whether a run is short and stands behind a bracket.
fn is_bracketed_name(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let short = text[run.clone()].chars().nth(LONGEST_NAME).is_none();
    short && before.is_some_and(|c| matches!(c, '(' | '（' | '《' | '「' | '『' | '〈'))
}

#[cfg(test)]
mod tests {
    use crate::{Segmentation, Segmenter};

    #[test]
    fn function_words_of_chinese_are_two_words() {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut tokens = Vec::new();
        let text = "他的一个目的";
        segmenter.segment(text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        assert_eq!(found, ["他", "的", "一", "个", "目的"]);
    }

    #[test]
    fn burmese_is_cut_alike_in_either_order_of_marks() {
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
    fn chinese_and_thai_are_cut_into_words() {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut tokens = Vec::new();
        let text = "台灣的半導體產業，ฉันรักแมว";
        segmenter.segment(text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        // Taiwan, semiconductor, cat: entries of any dictionary of the two languages.
        assert!(found.contains(&"台灣"), "{found:?}");
        assert!(found.contains(&"半導體"), "{found:?}");
        assert!(found.contains(&"แมว"), "{found:?}");
    }
}
