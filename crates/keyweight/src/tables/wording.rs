//! The exact wording of a pattern, with the signs between its words, compared with a text.

/// A pattern or a part of it, character for character, with one space for any white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording(String);

/// What a pattern has between two words, or before or after all of them.
///
/// Typing and typesetting are alike: `"` is `“`, `-` is `–`, `...` is `…`, and invisible characters do
/// not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap(String);

/// The white space that stands for an empty line.
const PARAGRAPH: char = '\n';

impl Wording {
    pub(crate) fn new(pattern: &str) -> Wording {
        let mut wording = String::with_capacity(pattern.len());
        push_collapsed(pattern.trim().chars(), &mut wording);
        Wording(wording)
    }

    /// The largest number of tokens it can have.
    pub(crate) fn most_tokens(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether a token that starts with `byte` may begin with it.
    pub(crate) fn may_start_with(&self, byte: u8) -> bool {
        !byte.is_ascii() || self.0.as_bytes().first() == Some(&byte)
    }

    /// Where it ends in `text`, which begins with it; `None` if it does not.
    pub(crate) fn end_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        let mut after_hyphen = false;
        for expected in self.0.chars() {
            if after_hyphen && expected != ' ' {
                rest = without_line_end(rest);
            }
            after_hyphen = expected == '-';
            let next = rest.chars().next()?;
            if after_hyphen && next == '\u{2010}' {
                let line = &rest[next.len_utf8()..];
                rest = without_line_end(line);
                (rest.len() < line.len()).then_some(())?;
                continue;
            }
            let length = if next.is_whitespace() {
                let after = rest.trim_start();
                let space = &rest[..rest.len() - after.len()];
                (collapsed(space) == expected).then_some(space.len())?
            } else {
                (next == expected).then_some(next.len_utf8())?
            };
            rest = &rest[length..];
        }
        Some(text.len() - rest.len())
    }
}

/// `text`, which follows a hyphen, without a line end and the blanks around it.
fn without_line_end(text: &str) -> &str {
    let after = text.trim_start();
    let space = &text[..text.len() - after.len()];
    let is_line_end = space.contains('\n') && collapsed(space) == ' ';
    if is_line_end { after } else { text }
}

impl Gap {
    pub(crate) fn new(text: &str) -> Gap {
        let mut gap = String::with_capacity(text.len());
        let visible = text.chars().filter(|character| !is_invisible(*character));
        push_collapsed(visible.map(as_typed), &mut gap);
        Gap(gap.replace('…', "..."))
    }

    /// Whether it is no more than white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Whether `text` ends with it.
    pub(crate) fn ends(&self, text: &str) -> bool {
        // White space in a gap is at least as long as in the pattern.
        let reach = text.char_indices().rev();
        let mut starts = reach.map(|(start, _)| &text[start..]);
        self.0.is_empty() || starts.any(|end| Gap::new(end) == *self)
    }

    /// Whether `text` starts with it.
    pub(crate) fn starts(&self, text: &str) -> bool {
        let ends = text.char_indices();
        let mut ends = ends.map(|(start, one)| &text[..start + one.len_utf8()]);
        self.0.is_empty() || ends.any(|start| Gap::new(start) == *self)
    }
}

/// Appends characters, with one for any white space.
fn push_collapsed(characters: impl Iterator<Item = char>, collapsed_text: &mut String) {
    let mut space = String::new();
    for character in characters {
        if character.is_whitespace() {
            space.push(character);
            continue;
        }
        if !space.is_empty() {
            collapsed_text.push(collapsed(&space));
            space.clear();
        }
        collapsed_text.push(character);
    }
    if !space.is_empty() {
        collapsed_text.push(collapsed(&space));
    }
}

/// The one character for white space: another for an empty line, which ends a paragraph.
fn collapsed(space: &str) -> char {
    let is_line_end = |character: &char| matches!(character, '\n' | '\u{85}' | '\u{2028}');
    let lines = space.chars().filter(is_line_end).count();
    if lines > 1 || space.contains(['\u{2029}', '\u{c}']) {
        PARAGRAPH
    } else {
        ' '
    }
}

/// The character of a keyboard for one of typesetting.
fn as_typed(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// Soft hyphens, zero-width characters and marks of the writing direction.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_found_whatever_the_white_space() {
        let wording = Wording::new(" ended.  We ");
        assert_eq!(wording.end_in("ended. We left"), Some(9));
        assert_eq!(wording.end_in("ended.\r\n\u{a0}We"), Some(12));
        for other in [
            "ended.We",
            "ended. we",
            "ended.\n\nWe",
            "ended",
            "It ended. We",
        ] {
            assert_eq!(wording.end_in(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_hyphen_may_end_a_line() {
        let wording = Wording::new("long-term");
        for text in ["long-term", "long-\nterm", "long\u{2010}\r\n  term"] {
            assert_eq!(wording.end_in(text), Some(text.len()), "{text:?}");
        }
        for other in [
            "long- term",
            "long-\n\nterm",
            "long\nterm",
            "long\u{2010}term",
        ] {
            assert_eq!(wording.end_in(other), None, "{other:?}");
        }
        assert_eq!(Wording::new("sea- and").end_in("sea-\nand"), Some(8));
    }

    #[test]
    fn a_gap_is_the_same_as_typed_and_as_typeset() {
        for (typed, typeset) in [
            (", \"", ", “"),
            (" - ", "\u{a0}– "),
            ("... ", "…\n"),
            (". ", ".\u{ad} "),
        ] {
            assert_eq!(Gap::new(typed), Gap::new(typeset), "{typed}");
        }
        assert_ne!(Gap::new(". "), Gap::new(".\n\n"));
        assert_ne!(Gap::new(". "), Gap::new(" "));
        assert!(Gap::new(" \u{200b}").is_blank());
    }

    #[test]
    fn a_gap_is_found_at_either_end_of_a_text() {
        assert!(Gap::new("++").starts("++ code") && Gap::new("+").starts("++ code"));
        assert!(!Gap::new("++").starts("+, ++"));
        assert!(Gap::new("\"").ends("he said: “") && !Gap::new("\"").ends("“he said: "));
        assert!(Gap::new("").ends("") && Gap::new("").starts(""));
    }
}
