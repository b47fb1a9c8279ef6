//! How letters change their case, by language.

use crate::characters::lowercase::{to_lowercase, with_lowercase};
use crate::language::Language;

/// How capital letters become small ones, and small ones capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Casing {
    /// As Unicode has it for texts of any language.
    #[default]
    Plain,
    /// The same, but `İ` becomes a plain `i`, without another dot above.
    OneDot,
    /// As in Turkish: `I` and `ı` are one letter, `İ` and `i` another.
    Turkic,
}

impl Casing {
    /// How words of texts in `language` are written.
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

    /// Gives `text` in lower case to `work`.
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
