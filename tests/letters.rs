//! How often texts and lexicons have each letter and digit.

use std::collections::BTreeMap;

use keyweight::tables::{Lexicon, Top};
use keyweight::{Analysis, Settings};
use keyweight_tokenize::Segmenter;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::support::{Rows, Value};

/// How often each letter (category L) and digit (Nd) occurs. Those that are newer than the Unicode version of
/// the standard library do not count.
type Letters = BTreeMap<char, u64>;

/// Adds the letters and digits of a text that occurs `count` times.
fn add(letters: &mut Letters, text: &str, count: u64) {
    for character in text.chars() {
        let is_letter = character.general_category_group() == GeneralCategoryGroup::Letter;
        let is_digit = character.general_category() == GeneralCategory::DecimalNumber;
        if (is_letter || is_digit) && character.is_alphanumeric() {
            *letters.entry(character).or_default() += count;
        }
    }
}

/// Asserts that the surfaces in the lexicon of `analysis` have all letters and digits of its `texts`, each
/// as often, and that every surface has a term or the reason why it has none.
pub(crate) fn assert_listed<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    settings: &Settings,
    analysis: &Analysis,
) {
    let segmenter = Segmenter::new(settings.segmentation);
    let mut written = Letters::new();
    for text in texts {
        add(&mut written, &segmenter.prepare(text), 1);
    }
    let lexicon = Rows::of(&Lexicon::new(analysis, Top::All));
    let mut listed = Letters::new();
    for row in 0..lexicon.rows.len() {
        let surface = lexicon.cell(row, "surface").text();
        add(&mut listed, surface, lexicon.cell(row, "count").integer());
        let is_kept = *lexicon.cell(row, "term") != Value::Empty;
        let rule = lexicon.cell(row, "rule").text();
        let is_reason = [
            "stop_word",
            "number",
            "money",
            "url",
            "email",
            "mention",
            "entity",
            "short",
            "long",
            "no_match",
        ]
        .contains(&rule);
        assert!(is_kept != is_reason, "{surface:?}: {rule:?}");
    }
    let differing: Vec<(char, u64, u64)> = written
        .iter()
        .map(|(letter, count)| (*letter, *count, listed.get(letter).copied().unwrap_or(0)))
        .filter(|(_, written, listed)| written != listed)
        .collect();
    assert!(
        differing.is_empty(),
        "{:?}: letters, their counts in the texts and in the lexicon: {differing:?}",
        settings.segmentation
    );
}
