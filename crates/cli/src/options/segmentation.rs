//! Where words begin and end, and in which language.

use std::path::Path;

use clap::Args;
use clap::builder::TypedValueParser;
use keyweight::tokenize::{Dictionary, Hyphens, Words};
use keyweight::{Entities, LanguageChoice, MecabFolder, Settings};

use super::choice::{Choice, Suggesting, one_of, word_for};
use super::flag::Flag;
use super::list_file::read_list;
use super::settings::{SettingsArgs, set};
use crate::terminal::UsageError;

/// The values of `--words`.
const WORDS: &[Choice<Words>] = &[
    Choice(
        "article",
        "UAX #29 words, but compounds, acronyms, R&D, URLs, #tags and amounts stay whole, and \
         l'économie is two words",
        Words::Article,
    ),
    Choice("unicode", "plain UAX #29 words", Words::Unicode),
    Choice(
        "sklearn",
        "scikit-learn's pattern: two or more word characters of the lowercased text",
        Words::Sklearn,
    ),
];

/// The values of `--hyphens`.
const HYPHENS: &[Choice<Hyphens>] = &[
    Choice("keep", "one word: indo-pacific", Hyphens::Keep),
    Choice("split", "separate words: indo, pacific", Hyphens::Split),
];

/// The values of `--entities`.
const ENTITIES: &[Choice<Entities>] = &[
    Choice("decode", "caf&eacute; is café", Entities::Decode),
    Choice(
        "keep",
        "as written, as in programs that do not decode them",
        Entities::Keep,
    ),
];

/// Options that decide where words begin and end, and in which language.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(crate) struct SegmentArgs {
    /// Set the language (ISO 639-1 code); auto detects it for each document
    ///
    /// none turns detection off. Presets in which nothing depends on the language use it; an option
    /// that needs the language (--stop-words auto, --stem, --possessives cut, --normalization nfkc)
    /// turns detection on again.
    #[arg(long, value_name = "CODE", value_parser = language_parser(), hide_possible_values = true)]
    language: Option<LanguageChoice>,
    /// Choose the rules that split text into words
    #[arg(long, value_name = "RULE", value_parser = one_of(WORDS), hide_short_help = true)]
    words: Option<Words>,
    /// Keep or split hyphenated compounds
    #[arg(long, value_name = "RULE", value_parser = one_of(HYPHENS), hide_short_help = true)]
    hyphens: Option<Hyphens>,
    /// Decode or keep HTML entities
    ///
    /// Only entities that end in a semicolon are decoded, once: &amp;amp; is &amp;. Titles and fields
    /// are decoded like the text, ids are not. A note says how many there were. The columns start and
    /// end of tokens and kwic count bytes of the text as read.
    #[arg(long, value_name = "RULE", value_parser = one_of(ENTITIES), hide_short_help = true)]
    entities: Option<Entities>,
    /// Keep your own words and phrases whole, or segment Japanese with a MeCab dictionary
    ///
    /// FILE lists words and phrases, such as New York, .NET or 賴清德: one per line; lines that start
    /// with # are ignored. The longest entry at each place is one token and one term, which no stop
    /// list and no length drops. An entry matches whole words in any case, but one word of capital
    /// letters (IT) does not match small letters (it). White space between its words may include a line
    /// end. An ending after an apostrophe is cut as usual (New York's). In Chinese, Japanese, Thai, Lao,
    /// Burmese and Khmer text, an entry matches anywhere. --phrases finds words that belong together
    /// without a list.
    ///
    /// FOLDER is a compiled MeCab dictionary in UTF-8, such as IPADIC or UniDic: sys.dic, unk.dic,
    /// matrix.bin and char.bin. It segments Japanese far better than the built-in rules: Japanese
    /// documents as a whole, and passages with kana in other documents. Repeat the option to use both.
    #[arg(long, value_name = "FILE|FOLDER", value_parser = parse_dictionary, value_hint = clap::ValueHint::AnyPath, hide_short_help = true)]
    dictionary: Vec<DictionaryChoice>,
}

/// What `--dictionary` names.
#[derive(Clone, Debug)]
enum DictionaryChoice {
    Own(Dictionary),
    Mecab(MecabFolder),
}

impl SettingsArgs for SegmentArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        set(&mut settings.entities, self.entities);
        set(&mut settings.segmentation.words, self.words);
        set(&mut settings.segmentation.hyphens, self.hyphens);
        set(&mut settings.language, self.language);
        for choice in &self.dictionary {
            let is_second = match choice {
                DictionaryChoice::Own(own) => {
                    settings.rules.dictionary.replace(own.clone()).is_some()
                }
                DictionaryChoice::Mecab(mecab) => settings.mecab.replace(mecab.clone()).is_some(),
            };
            if is_second {
                return Err(UsageError(
                    "--dictionary takes one FILE of words and one FOLDER of MeCab, not two of the \
                     same kind"
                        .to_owned(),
                ));
            }
        }
        Ok(())
    }
}

impl SegmentArgs {
    /// The options that stand for `settings`.
    pub(super) fn flags(settings: &Settings) -> Vec<Flag> {
        let language = match settings.language {
            LanguageChoice::Auto => "auto".to_owned(),
            LanguageChoice::None => "none".to_owned(),
            LanguageChoice::Fixed(language) => language.to_string(),
        };
        vec![
            Flag::new("words", word_for(WORDS, &settings.segmentation.words)),
            Flag::new("hyphens", word_for(HYPHENS, &settings.segmentation.hyphens)),
            Flag::new("entities", word_for(ENTITIES, &settings.entities)),
            Flag::new("language", language),
        ]
    }
}

fn parse_dictionary(path: &str) -> Result<DictionaryChoice, String> {
    if Path::new(path).is_dir() {
        let mecab = MecabFolder::open(path.as_ref())
            .map_err(|error| format!("{:#}", anyhow::Error::new(error)))?;
        return Ok(DictionaryChoice::Mecab(mecab));
    }
    let text = read_list(path).map_err(|error| error.to_string())?;
    let own = Dictionary::from_lines(path, &text)
        .map_err(|error| format!("{:#}", anyhow::Error::new(error)))?;
    Ok(DictionaryChoice::Own(own))
}

fn language_parser() -> impl TypedValueParser<Value = LanguageChoice> {
    Suggesting::new(parse_language, ["auto", "none"])
}

fn parse_language(text: &str) -> Result<LanguageChoice, String> {
    match text {
        "auto" => Ok(LanguageChoice::Auto),
        "none" => Ok(LanguageChoice::None),
        code => match code.parse() {
            Ok(language) => Ok(LanguageChoice::Fixed(language)),
            Err(error) => Err(format!("{error}")),
        },
    }
}
