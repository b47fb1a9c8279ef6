//! Which term a word counts for, if any.

use clap::Args;
use keyweight::tokenize::{
    Addresses, Case, Emoji, Normalization, Numbers, Possessives, Stem, StopWords,
};
use keyweight::{DocumentBound, LanguageChoice, Settings};

use super::choice::{Choice, one_of, word_for};
use super::flag::Flag;
use super::settings::set;
use super::stop_words::{parse_stop_words, stop_words_text};

/// The values of `--case`.
const CASE: &[Choice<Case>] = &[
    Choice(
        "auto",
        "lower case, except acronyms, recognized from the corpus: US is not us",
        Case::Auto,
    ),
    Choice("lower", "lower case", Case::Lower),
    Choice("keep", "as written", Case::Keep),
];

/// The values of `--numbers`.
const NUMBERS: &[Choice<Numbers>] = &[
    Choice(
        "drop",
        "not counted; 3D and 2-nanometer are words",
        Numbers::Drop,
    ),
    Choice("keep", "counted like words", Numbers::Keep),
];

/// The values of `--stem`.
const STEM: &[Choice<Stem>] = &[
    Choice("none", "every form is a separate term", Stem::None),
    Choice(
        "plural",
        "an English plural and its singular, if both occur, count as the more frequent of them, but \
         names and verbs in -s stay separate; Korean nouns lose their particles; in other languages \
         the same as none",
        Stem::Plural,
    ),
    Choice(
        "snowball",
        "forms with the same Snowball stem count as the most frequent one, in 34 languages",
        Stem::Snowball,
    ),
];

/// The values of `--possessives`.
const POSSESSIVES: &[Choice<Possessives>] = &[
    Choice(
        "cut",
        "Taiwan's counts as taiwan; in French, l'Europe counts as europe; in Swedish, EU:s as EU",
        Possessives::Cut,
    ),
    Choice("keep", "Taiwan's is a separate term", Possessives::Keep),
];

/// The values of `--normalization`.
const NORMALIZATION: &[Choice<Normalization>] = &[
    Choice(
        "nfkc",
        "NFKC, but superscript digits stay; straight apostrophes and hyphens; no invisible characters \
         (zero-width joiners stay between letters of scripts that join them); no dots in acronyms; \
         no vowel marks in Arabic and Hebrew; capitals get the accents they lack in Greek, French, \
         Spanish and Portuguese; in German, Strasse is Straße; in Russian, самолет is самолёт",
        Normalization::Nfkc,
    ),
    Choice("none", "as written", Normalization::None),
];

/// The values of `--addresses`.
const ADDRESSES: &[Choice<Addresses>] = &[
    Choice("drop", "not counted", Addresses::Drop),
    Choice("keep", "counted like words", Addresses::Keep),
];

/// The values of `--emoji`.
const EMOJI: &[Choice<Emoji>] = &[
    Choice("drop", "not counted", Emoji::Drop),
    Choice(
        "keep",
        "counted like words, each sequence as a whole: 👍🏽, 👩‍🔬, 🇫🇷",
        Emoji::Keep,
    ),
];

/// Options that decide which term a word counts for, if any.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(super) struct RuleArgs {
    /// Drop the words of these lists: auto, a language code, a file, or none
    ///
    /// auto is the built-in list for the language of each document. An ISO 639-1 code is the built-in
    /// list of that language, for all documents. A file is your own list, with one word per line; lines
    /// that start with # are ignored. none drops no words. Separate several lists with commas:
    /// auto,own.txt adds your own words to the built-in ones. Entries pass through the same rules as
    /// the text. Only an entry in capitals drops an acronym.
    #[arg(long, value_name = "LIST,…", value_parser = parse_stop_words, value_hint = clap::ValueHint::FilePath)]
    stop_words: Option<StopWords>,
    /// Choose how upper and lower case are folded
    #[arg(long, value_name = "RULE", value_parser = one_of(CASE), hide_short_help = true)]
    case: Option<Case>,
    /// Drop or keep numbers and amounts of money
    #[arg(long, value_name = "RULE", value_parser = one_of(NUMBERS), hide_short_help = true)]
    numbers: Option<Numbers>,
    /// Merge inflected forms into one term
    #[arg(long, value_name = "RULE", value_parser = one_of(STEM), hide_short_help = true)]
    stem: Option<Stem>,
    /// Cut or keep what an apostrophe or a colon joins to a word
    ///
    /// This covers English possessives, French, Italian and Catalan elisions, the endings of Turkish
    /// names, and the endings that a colon joins to Swedish and Finnish abbreviations.
    #[arg(long, value_name = "RULE", value_parser = one_of(POSSESSIVES), hide_short_help = true)]
    possessives: Option<Possessives>,
    /// Normalize Unicode characters
    #[arg(long, value_name = "RULE", value_parser = one_of(NORMALIZATION), hide_short_help = true)]
    normalization: Option<Normalization>,
    /// Drop or keep URLs, e-mail addresses and @mentions
    #[arg(long, value_name = "RULE", value_parser = one_of(ADDRESSES), hide_short_help = true)]
    addresses: Option<Addresses>,
    /// Drop or keep emoji, which are tokens only with --words article
    #[arg(long, value_name = "RULE", value_parser = one_of(EMOJI), hide_short_help = true)]
    emoji: Option<Emoji>,
    /// Drop terms shorter than N characters
    #[arg(long, value_name = "N", hide_short_help = true)]
    min_length: Option<usize>,
    /// Drop terms longer than N characters; none sets no limit
    #[arg(long, value_name = "N|none", value_parser = parse_max_length, hide_short_help = true)]
    max_length: Option<usize>,
    /// Drop terms that occur in fewer than N documents or N% of documents
    ///
    /// Any N above 0 also drops terms that occur only in the --reference-list of keyness.
    #[arg(long, value_name = "N|N%")]
    min_documents: Option<DocumentBound>,
    /// Drop terms that occur in more than N documents or N% of documents
    #[arg(long, value_name = "N|N%", hide_short_help = true)]
    max_documents: Option<DocumentBound>,
}

impl RuleArgs {
    /// Changes what the options ask for, and detects languages if the rules need them.
    pub(super) fn apply(&self, settings: &mut Settings) {
        let rules = &mut settings.rules;
        set(&mut rules.case, self.case);
        set(&mut rules.numbers, self.numbers);
        set(&mut rules.stem, self.stem);
        set(&mut rules.possessives, self.possessives);
        set(&mut rules.normalization, self.normalization);
        set(&mut rules.addresses, self.addresses);
        set(&mut rules.emoji, self.emoji);
        set(&mut rules.min_length, self.min_length);
        set(&mut rules.max_length, self.max_length);
        if let Some(stop_words) = &self.stop_words {
            rules.stop_words = stop_words.clone();
        }
        if rules.depend_on_language() && settings.language == LanguageChoice::None {
            settings.language = LanguageChoice::Auto;
        }
        settings.min_documents = self.min_documents.or(settings.min_documents);
        set(&mut settings.max_documents, self.max_documents);
    }

    /// The options that stand for `settings`.
    pub(super) fn flags(settings: &Settings) -> Vec<Flag> {
        let rules = &settings.rules;
        let max_length = match rules.max_length {
            usize::MAX => "none".to_owned(),
            length => length.to_string(),
        };
        let mut flags = vec![
            Flag::new("stop-words", stop_words_text(&rules.stop_words)),
            Flag::new("case", word_for(CASE, &rules.case)),
            Flag::new("numbers", word_for(NUMBERS, &rules.numbers)),
            Flag::new("stem", word_for(STEM, &rules.stem)),
            Flag::new("possessives", word_for(POSSESSIVES, &rules.possessives)),
            Flag::new(
                "normalization",
                word_for(NORMALIZATION, &rules.normalization),
            ),
            Flag::new("addresses", word_for(ADDRESSES, &rules.addresses)),
            Flag::new("emoji", word_for(EMOJI, &rules.emoji)),
            Flag::new("min-length", rules.min_length.to_string()),
            Flag::new("max-length", max_length),
            Flag::new("max-documents", String::from(settings.max_documents)),
        ];
        let min_documents = settings.min_documents.map(String::from);
        flags.extend(min_documents.map(|bound| Flag::new("min-documents", bound)));
        flags
    }
}

fn parse_max_length(text: &str) -> Result<usize, String> {
    match text {
        "none" => Ok(usize::MAX),
        number => number
            .parse()
            .map_err(|_| "neither a whole number nor none".to_owned()),
    }
}
