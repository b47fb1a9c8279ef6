//! Emoji: sequences of characters that readers see as one picture.
//!
//! The definitions are those of UTS #51. The properties of characters come from `unicode-properties`, the
//! boundaries of a sequence from the extended grapheme clusters of `unicode-segmentation`.

use unicode_properties::UnicodeEmoji;
use unicode_properties::emoji::{EmojiStatus, is_regional_indicator};
use unicode_segmentation::UnicodeSegmentation;

/// Asks for the text presentation of the character before it.
const TEXT_SELECTOR: char = '\u{fe0e}';
/// Asks for the emoji presentation of the character before it.
pub(crate) const EMOJI_SELECTOR: char = '\u{fe0f}';
/// The key around the digit before it.
pub(crate) const KEYCAP: char = '\u{20e3}';

/// Whether `text` is one emoji: a pictogram with its variation selector and skin tone, several that are
/// joined, a flag, or a keycap.
///
/// A character that is an emoji only if an emoji selector follows (`©`, `™`, `↔`) is not an emoji without it.
/// Of those in the blocks Miscellaneous Symbols and Dingbats and in the supplementary planes, all but
/// those with a text selector are emoji, since many texts lack the selector: `❤`, `☀`, `✈`.
pub(crate) fn is_emoji(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let is_one = may_start(first, text) && text.graphemes(true).nth(1).is_none();
    is_one && !text.contains(TEXT_SELECTOR) && is_presented(first, text)
}

/// The places of the emoji in `segment`, the text between two word boundaries.
pub(crate) fn emoji(segment: &str) -> impl Iterator<Item = (usize, &str)> {
    let may_have = segment
        .chars()
        .next()
        .is_some_and(|first| may_start(first, segment));
    let clusters = may_have.then(|| segment.grapheme_indices(true));
    let clusters = clusters.into_iter().flatten();
    clusters.filter(|(_, cluster)| is_emoji(cluster))
}

/// Whether a segment that starts with `first` may have an emoji: nearly all signs are single characters
/// that are not emoji.
fn may_start(first: char, segment: &str) -> bool {
    matches!(first, '\u{231a}'..='\u{2b55}' | '\u{1f000}'..) || segment.len() > first.len_utf8()
}

/// Whether the grapheme cluster `cluster`, which starts with `first`, is displayed as an emoji.
fn is_presented(first: char, cluster: &str) -> bool {
    if matches!(first, '#' | '*' | '0'..='9') {
        return cluster.ends_with(KEYCAP);
    }
    if is_regional_indicator(first) {
        return cluster
            .chars()
            .filter(|c| is_regional_indicator(*c))
            .count()
            == 2;
    }
    match first.emoji_status() {
        EmojiStatus::EmojiPresentation
        | EmojiStatus::EmojiPresentationAndModifierBase
        | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent => true,
        EmojiStatus::EmojiOther | EmojiStatus::EmojiModifierBase => {
            matches!(first, '\u{2600}'..='\u{27bf}' | '\u{1f200}'..)
                || cluster.contains(EMOJI_SELECTOR)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sequences of emoji-test.txt, Unicode 16.
    #[test]
    fn sequences_of_the_standard_are_one_emoji() {
        for emoji in [
            "😀",
            "☀️",
            "☀",
            "❤️",
            "❤",
            "👍🏽",
            "☝🏿",
            "👩‍🔬",
            "👩🏽‍🔬",
            "👨‍👩‍👧‍👦",
            "❤️‍🔥",
            "🏳️‍🌈",
            "🇩🇪",
            "🇹🇼",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "1️⃣",
            "#️⃣",
            "*️⃣",
            "1⃣",
            "©️",
            "™️",
            "🅰️",
            "㊗️",
            "⌚",
            "⭐",
        ] {
            assert!(is_emoji(emoji), "{emoji}");
        }
    }

    #[test]
    fn other_characters_and_sequences_are_none() {
        for other in [
            "",
            "a",
            "1",
            "#",
            "*",
            "©",
            "®",
            "™",
            "‼",
            "↔",
            "▶",
            "ℹ",
            "Ⓜ",
            "🅰",
            "㊗",
            "❤\u{fe0e}",
            "🇩",
            "😀😀",
            "😀a",
            "★",
            "→",
            "•",
            "台",
            "é",
            "\u{fe0f}",
            "1\u{fe0f}",
        ] {
            assert!(!is_emoji(other), "{other}");
        }
    }

    #[test]
    fn emoji_are_found_in_a_segment_of_digits() {
        let found: Vec<_> = emoji("1️⃣2️⃣0").collect();
        assert_eq!(found, [(0, "1️⃣"), (7, "2️⃣")]);
        assert_eq!(emoji("•").count() + emoji("é").count(), 0);
    }
}
