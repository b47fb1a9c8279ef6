//! Case mapping by language.

use crate::characters::lowercase::{to_lowercase, with_lowercase};
use crate::language::Language;

/// How letters change their case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Casing {
    /// By the default mapping of Unicode.
    #[default]
    Plain,
    /// The same, but `İ` becomes a plain `i`, without a combining dot.
    OneDot,
    /// As in Turkish: `I` and `ı` are one letter, `İ` and `i` another.
    Turkic,
}

impl Casing {
    /// The case mapping of texts in `language`.
    pub(crate) fn of(language: Language) -> Casing {
        const TURKIC: [Language; 2] = [
            Language::from_letters(*b"az"),
            Language::from_letters(*b"tr"),
        ];
        if TURKIC.contains(&language) {
            Casing::Turkic
        } else {
            Casing::OneDot
        }
    }

    /// `text` in lower case.
    pub(crate) fn lower(self, text: &str) -> String {
        match self {
            Casing::Turkic if text.contains(['I', 'İ']) => {
                text.replace('I', "ı").replace('İ', "i").to_lowercase()
            }
            Casing::OneDot if !text.is_ascii() && text.contains('İ') => {
                text.replace('İ', "i").to_lowercase()
            }
            _ => to_lowercase(text),
        }
    }

    /// `text` in capitals.
    pub(crate) fn upper(self, text: &str) -> String {
        match self {
            Casing::Turkic => text.replace('i', "İ").to_uppercase(),
            Casing::Plain | Casing::OneDot => text.to_uppercase(),
        }
    }

    /// Calls `work` with `text` in lower case.
    #[inline]
    pub(crate) fn with_lower<R>(self, text: &str, work: impl FnOnce(&str) -> R) -> R {
        match self {
            Casing::Turkic => work(&self.lower(text)),
            Casing::OneDot if !text.is_ascii() => work(&self.lower(text)),
            _ => with_lowercase(text, work),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_has_two_letters_i() {
        let [turkish, german] = ["tr", "de"].map(|code| Casing::of(code.parse().unwrap()));
        assert_eq!(turkish.lower("ISPARTA İZMİR DIŞ"), "ısparta izmir dış");
        assert_eq!(turkish.upper("ısparta izmir"), "ISPARTA İZMİR");
        assert_eq!(german.lower("ISPARTA İZMİR"), "isparta izmir");
        assert_eq!(Casing::Plain.lower("İ"), "i\u{307}");
        for casing in [turkish, german, Casing::Plain] {
            for text in ["", "I", "İstanbul", "ΟΔΟΣ", "abc"] {
                casing.with_lower(text, |lower| assert_eq!(lower, casing.lower(text)));
            }
        }
    }
}
