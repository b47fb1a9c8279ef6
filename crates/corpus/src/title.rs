//! The title of a text: its first line with letters.

/// The longest title made from a text, in characters.
const LONGEST_TITLE: usize = 100;
/// How much of a line is kept, in bytes; the title is at its beginning.
const KEPT: usize = 1 << 16;

/// The first line with a letter or digit, without Markdown around it and shortened if it is long.
///
/// A rule such as `---` is not a title. The title of a text without letters is its first line.
pub(crate) fn title(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().next().unwrap_or_default();
    let line = lines
        .find(|line| line.contains(char::is_alphanumeric))
        .unwrap_or(first);
    shorten(&collapse_start(without_decoration(line), LONGEST_TITLE + 1))
}

/// Replaces white space of any kind and length by one space.
pub(crate) fn collapse(text: &str) -> String {
    collapse_start(text, usize::MAX)
}

/// As [`collapse`], but stops after at least this many characters.
fn collapse_start(text: &str, characters: usize) -> String {
    let mut collapsed = String::with_capacity(text.len().min(characters));
    let mut missing = characters;
    for word in text.split_whitespace() {
        if missing == 0 {
            break;
        }
        missing = missing.saturating_sub(word.chars().count());
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// The title of a text that is read in parts.
#[derive(Debug, Default)]
pub(crate) struct TitleSearch {
    /// The current line; of a very long one, the beginning.
    line: String,
    /// The first line that is not blank.
    first: String,
    has_letters: bool,
    is_over: bool,
}

impl TitleSearch {
    /// Takes the next part of the text.
    pub(crate) fn feed(&mut self, text: &str) {
        for part in text.split_inclusive('\n') {
            if self.is_over {
                return;
            }
            self.has_letters |= part.contains(char::is_alphanumeric);
            if self.line.len() < KEPT {
                self.line.push_str(part);
            }
            if part.ends_with('\n') {
                self.end_line();
            }
        }
    }

    /// As [`title`] of all the text.
    pub(crate) fn finish(mut self) -> String {
        self.end_line();
        let line = if self.is_over {
            &self.line
        } else {
            &self.first
        };
        title(line)
    }

    fn end_line(&mut self) {
        if self.is_over || self.has_letters {
            self.is_over = true;
            return;
        }
        if self.first.trim().is_empty() {
            self.first.clone_from(&self.line);
        }
        self.line.clear();
    }
}

fn without_decoration(line: &str) -> &str {
    // A `#` at the end closes a heading only after a space: the title may be about C#.
    let opened = line.trim_start_matches('#');
    let closed = opened.trim_end_matches('#');
    let heading = if closed.ends_with(char::is_whitespace) {
        closed
    } else {
        opened
    };
    let bare = heading.trim().trim_matches(['*', '_']).trim();
    // A line that is only `***` stays as it is.
    if bare.is_empty() { line } else { bare }
}

fn shorten(title: &str) -> String {
    let start_of = |character| title.char_indices().nth(character).map(|(start, _)| start);
    let (Some(last), Some(end)) = (start_of(LONGEST_TITLE - 1), start_of(LONGEST_TITLE)) else {
        return title.to_owned();
    };
    // In a script without spaces the only space may be near the beginning.
    let cut = title[..end]
        .rfind(' ')
        .filter(|space| *space > end / 2)
        .unwrap_or(last);
    format!("{}…", &title[..cut])
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    proptest! {
        #[test]
        fn only_the_beginning_of_a_line_is_read(line in "[a半 ]{0,400}") {
            prop_assert_eq!(title(&line), shorten(&collapse(&line)));
        }

        #[test]
        fn the_title_is_the_same_if_the_text_is_read_in_parts(
            parts in vec(select(vec!["a", "\n", " ", "#", "*", "\r\n", "半", "—", "a b c ", "---"]), 0..40)
        ) {
            let mut search = TitleSearch::default();
            for part in &parts {
                search.feed(part);
            }
            prop_assert_eq!(search.finish(), title(&parts.concat()));
        }
    }

    #[test]
    fn the_title_is_the_first_line_without_markdown() {
        for (text, expected) in [
            ("Plain title\nText", "Plain title"),
            ("\n\n  # A  heading\t#\n", "A heading"),
            ("**Bold title**\n", "Bold title"),
            ("## _Both_ ##", "Both"),
            ("---\nAfter a rule", "After a rule"),
            ("Learning C#", "Learning C#"),
            ("***", "***"),
            ("\r\n半導體\r\n", "半導體"),
            ("", ""),
        ] {
            assert_eq!(title(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let cut = title(&"word ".repeat(40));
        assert_eq!(cut, format!("{}…", "word ".repeat(20).trim_end()));
        assert_eq!(cut.chars().count(), 100);
        assert_eq!(
            title(&format!("台 {}", "半".repeat(200))),
            format!("台 {}…", "半".repeat(97))
        );
        assert_eq!(title(&"半".repeat(101)), format!("{}…", "半".repeat(99)));
        assert_eq!(title(&"半".repeat(100)), "半".repeat(100));
    }
}
