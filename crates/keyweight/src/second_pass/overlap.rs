//! What a section of a long document needs from the sections before it.

use keyweight_tokenize::Break;

use crate::tables::{Occurrence, Reach};

/// The end of the sections so far: a passage that the next section is added to.
#[derive(Debug, Default)]
pub(crate) struct Overlap {
    /// The index of the document.
    pub(crate) document: usize,
    /// The text that rows still look at.
    pub(crate) text: String,
    /// Its tokens.
    pub(crate) tokens: Vec<Occurrence>,
    /// How many of these tokens have their rows.
    pub(crate) written: usize,
    /// How long the sections so far are, in bytes of the text as read.
    pub(crate) source_length: usize,
    /// How many tokens of the document precede the text.
    pub(crate) position: u64,
}

impl Overlap {
    /// Appends the next section of the document: `text` with its `tokens`, read from `source_length`
    /// bytes.
    pub(crate) fn append(
        &mut self,
        text: &str,
        source_length: usize,
        tokens: impl Iterator<Item = Occurrence>,
    ) {
        let before = self.text.len();
        if before == 0 {
            text.clone_into(&mut self.text);
        } else {
            self.text.push_str(text);
        }
        let first = self.tokens.len();
        self.tokens.extend(tokens.map(|token| Occurrence {
            start: before + token.start,
            end: before + token.end,
            source_start: self.source_length + token.source_start,
            source_end: self.source_length + token.source_end,
            ..token
        }));
        self.source_length += source_length;
        if first > 0 {
            self.correct_break(first);
        }
    }

    /// Sets what separates the first token of a section from the token before it; the segmenter sees
    /// a paragraph there. Texts are almost always split after a line end or between two words.
    fn correct_break(&mut self, first: usize) {
        let Some([before, token]) = self.tokens.get_mut(first - 1..=first) else {
            return;
        };
        let gap = &self.text[before.end..token.start];
        token.break_before = match gap.matches('\n').count() {
            _ if !gap.trim().is_empty() => Break::Punctuation,
            0 => Break::None,
            1 => Break::Line,
            _ => Break::Paragraph,
        };
    }

    /// What the next section needs, if rows are written up to the token `end`.
    pub(crate) fn tail(&self, end: usize, reach: Reach) -> Overlap {
        let first = end.saturating_sub(reach.before);
        let kept = self.tokens.get(first..).unwrap_or_default();
        let start = kept.first().map_or(self.text.len(), |token| token.start);
        let moved = kept.iter().map(|token| Occurrence {
            start: token.start - start,
            end: token.end - start,
            ..*token
        });
        Overlap {
            document: self.document,
            text: self.text[start..].to_owned(),
            tokens: moved.collect(),
            written: end - first,
            source_length: self.source_length,
            position: self.position + first as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(start: usize, end: usize) -> Occurrence {
        Occurrence {
            start,
            end,
            source_start: start,
            source_end: end,
            surface: 0,
            break_before: Break::Paragraph,
        }
    }

    #[test]
    fn a_tail_with_the_next_section_is_the_text_around_the_split() {
        let mut overlap = Overlap::default();
        let tokens = [token(0, 1), token(2, 3), token(4, 5)];
        overlap.append("a b c", 9, tokens.into_iter());
        let reach = Reach {
            before: 1,
            after: 1,
        };
        let mut tail = overlap.tail(2, reach);
        assert_eq!(
            (tail.text.as_str(), tail.source_length, tail.position),
            ("b c", 9, 1)
        );
        assert_eq!(tail.written, 1, "b has its rows");
        tail.append("\nd", 2, [token(1, 2)].into_iter());
        assert_eq!(tail.text, "b c\nd");
        let last = tail.tokens.last().unwrap();
        assert_eq!((last.start, last.end), (4, 5));
        assert_eq!((last.source_start, last.source_end), (10, 11));
        assert_eq!(last.break_before, Break::Line);
    }
}
