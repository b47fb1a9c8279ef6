//! Scripts written without spaces, cut into words by a dictionary.

use std::ops::Range;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

use crate::dictionary::Dictionary;
use crate::segment::{Token, token};

/// A bracketed run of at most this many characters is a name, whatever the dictionary says of it.
const LONGEST_NAME: usize = 4;

/// Whether `character` belongs to a script that does not put spaces between words: Han, Hiragana,
/// Katakana, Thai, Lao, Burmese, Khmer.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0e3e}' | '\u{0e40}'..='\u{0e4e}' // Thai, without ฿ and digits
        | '\u{0e80}'..='\u{0ecf}' // Lao
        | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' // Burmese
        | '\u{1780}'..='\u{17d3}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' // Kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}') // Han
}

/// The length in bytes of the run of such characters that `text` begins with.
pub(crate) fn run(text: &str) -> usize {
    text.find(|c| !is_unspaced(c)).unwrap_or(text.len())
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

/// Cuts runs into words.
#[derive(Clone, Debug)]
pub(crate) struct Unspaced {
    segmenter: WordSegmenterBorrowed<'static>,
    /// Words that stay whole.
    own: Option<Dictionary>,
}

impl Unspaced {
    pub(crate) fn new(own: Option<Dictionary>) -> Unspaced {
        Unspaced {
            segmenter: WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()),
            own: own.filter(|own| !own.words().is_empty()),
        }
    }

    /// Appends the words of the run at `run`; gives where the last one ends, which is behind the run
    /// if it is a word of one's own with a dot.
    pub(crate) fn cut(&self, text: &str, run: Range<usize>, tokens: &mut Vec<Token>) -> usize {
        let find = |from: usize| self.own.as_ref()?.find(text, from..run.end);
        let Some(mut found) = find(run.start) else {
            self.cut_without(text, run.clone(), tokens);
            return run.end;
        };
        let mut start = run.start;
        loop {
            self.cut_anywhere(text, start..found.start, tokens);
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
        self.cut_anywhere(text, start..run.end, tokens);
        run.end
    }

    /// A run that has no word of one's own.
    fn cut_without(&self, text: &str, run: Range<usize>, tokens: &mut Vec<Token>) {
        let before = text[..run.start].chars().next_back();
        let short = text[run.clone()].chars().nth(LONGEST_NAME).is_none();
        if short && before.is_some_and(|c| matches!(c, '(' | '（' | '《' | '「' | '『' | '〈'))
        {
            tokens.push(token(run.start, run.end));
        } else {
            self.cut_anywhere(text, run, tokens);
        }
    }

    /// A run or a part of one, whatever stands before it.
    fn cut_anywhere(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let run = &text[range.clone()];
        let mut start = 0;
        for end in self.segmenter.segment_str(run) {
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
