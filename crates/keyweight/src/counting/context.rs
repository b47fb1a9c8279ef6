//! What the rules for a surface need to know about its surroundings, as one number.

use keyweight_count::Context;
use keyweight_tokenize::Language;

/// What the rules for a surface need to know about its surroundings, in one number.
pub(crate) fn context(language: Language, in_capitals: bool) -> Context {
    Context(language.index() * 2 + u16::from(in_capitals))
}

/// The two halves of a [`context`].
pub(crate) fn from_context(context: Context) -> (Language, bool) {
    let language = Language::from_index(context.0 / 2);
    (language, context.0 % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_holds_language_and_capitals() {
        for code in ["und", "en", "zz"] {
            let language: Language = code.parse().unwrap();
            for in_capitals in [false, true] {
                let context = context(language, in_capitals);
                assert_eq!(from_context(context), (language, in_capitals));
            }
        }
    }
}
