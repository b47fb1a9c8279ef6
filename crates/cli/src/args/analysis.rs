//! Which numbers come out.

use std::fs;
use std::path::Path;

use clap::Args;
use keyweight::score::{Idf, LogBase, Norm, Tf};
use keyweight::tokenize::{
    Addresses, Case, Dictionary, Hyphens, Language, Normalization, Numbers, Possessives, Stem,
    StopList, StopSource, StopWords, Words,
};
use keyweight::{
    DocumentBound, LanguageChoice, MecabFolder, NgramGaps, NgramSizes, PhraseChoice, Preset,
    Settings,
};

use super::choice;
use crate::console::UsageError;

/// Options that decide which numbers come out, as many of them as matter to a command. A preset makes
/// all choices; an option changes one.
pub(crate) trait Choices: Sync {
    /// Makes the choices that were asked for.
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError>;

    /// The settings that were asked for, starting from those of `preset`.
    ///
    /// A dictionary is refused where nothing would look into it.
    fn settings(&self, preset: Preset) -> Result<Settings, UsageError> {
        let mut settings = preset.settings();
        self.apply(&mut settings)?;
        let has_dictionary = settings.dictionary.is_some() || settings.mecab.is_some();
        if has_dictionary && settings.segmentation.words != Words::Article {
            return Err(UsageError(
                "--dictionary needs --words article; the other rules cut no script without spaces \
                 into words"
                    .to_owned(),
            ));
        }
        Ok(settings)
    }
}

/// Options of a table of weights.
#[derive(Debug, Args)]
pub(crate) struct AnalysisArgs {
    #[command(flatten)]
    units: UnitArgs,
    #[command(flatten)]
    weights: WeightArgs,
}

/// Options of a table of counts, of words or of several in a row.
#[derive(Debug, Args)]
pub(crate) struct UnitArgs {
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    ngrams: NgramArgs,
}

/// Options of a table about words in a row, each of which counts alone.
#[derive(Debug, Args)]
pub(crate) struct SequenceArgs {
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    gaps: GapArgs,
}

/// Options that decide which words are counted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(crate) struct WordArgs {
    #[command(flatten)]
    segments: SegmentArgs,
    #[command(flatten)]
    rules: RuleArgs,
}

/// Options that decide where words begin and end, and in which language.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub(crate) struct SegmentArgs {
    /// Which stretches of a text are words
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("article", "UAX #29 words; compounds, acronyms, R&D, URLs, #tags and amounts stay whole, l'économie is two", Words::Article),
        ("unicode", "plain UAX #29 words", Words::Unicode),
        ("sklearn", "scikit-learn's pattern: two and more word characters of the lowercased text", Words::Sklearn),
    ]))]
    words: Option<Words>,
    /// Words for scripts without spaces: a FILE of your own that stay whole, names such as 賴清德; a
    /// FOLDER of MeCab for Japanese
    ///
    /// FILE has one word per line, lines beginning with # left out. Where the text is Chinese, Japanese,
    /// Thai, Lao, Burmese or Khmer, the longest entry at each place is one token, and what lies between
    /// entries is cut as ever. The parts of a name may be joined by a middle dot. Other scripts have
    /// spaces; words that belong together are found by --phrases.
    ///
    /// FOLDER is a compiled dictionary of MeCab in UTF-8, such as IPADIC or UniDic (with sys.dic,
    /// unk.dic, matrix.bin and char.bin), and cuts Japanese far better than what is built in: all of it
    /// in Japanese documents, and what has kana in others. Give the option twice for both.
    #[arg(long, value_name = "FILE|FOLDER", value_parser = parse_dictionary)]
    dictionary: Vec<DictionaryChoice>,
    /// The language of all documents, by its ISO 639-1 code; auto finds it for each
    ///
    /// none looks for no language; it is the choice of a preset of which nothing depends on it, unless
    /// another option does (--stop-words auto, --stem, --possessives cut, --normalization nfkc).
    #[arg(long, value_name = "auto|none|CODE", value_parser = parse_language)]
    language: Option<LanguageChoice>,
    /// Compounds written with hyphens
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("keep", "one word: indo-pacific", Hyphens::Keep),
        ("split", "a word each: indo, pacific", Hyphens::Split),
    ]))]
    hyphens: Option<Hyphens>,
}

/// Options that decide which term a word counts for, if any.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
struct RuleArgs {
    /// Words to leave out: one or more lists, separated by commas, or none
    ///
    /// auto is the built-in list of each document's language; CODE, the ISO 639-1 code of a language,
    /// its built-in list for all documents; FILE a list of your own, one word per line, lines beginning
    /// with # left out. auto,own.txt adds your own words to the built-in ones. Entries pass through the
    /// same rules as the text. An acronym is left out only by an entry in capitals.
    #[arg(long, value_name = "auto|none|CODE|FILE", value_parser = parse_stop_words)]
    stop_words: Option<StopWords>,
    /// Upper and lower case
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("auto", "lower case, but acronyms as the corpus shows them: US is not us", Case::Auto),
        ("lower", "lower case", Case::Lower),
        ("keep", "as written", Case::Keep),
    ]))]
    case: Option<Case>,
    /// Numbers and amounts of money
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("drop", "left out; 3D and 2-nanometer are words", Numbers::Drop),
        ("keep", "counted like words", Numbers::Keep),
    ]))]
    numbers: Option<Numbers>,
    /// Inflected forms
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("none", "every form is a term of its own", Stem::None),
        ("plural", "regular English plurals count for their singular; other languages as with none", Stem::Plural),
        ("snowball", "forms with the same Snowball stem count for the most frequent one, in 34 languages", Stem::Snowball),
    ]))]
    stem: Option<Stem>,
    /// What an apostrophe joins to a word: English possessives, French, Italian and Catalan elisions,
    /// endings of Turkish names
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("cut", "Taiwan's counts for taiwan, in French l'Europe for europe", Possessives::Cut),
        ("keep", "Taiwan's is a term of its own", Possessives::Keep),
    ]))]
    possessives: Option<Possessives>,
    /// Unicode normalization
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("nfkc", "NFKC, straight apostrophes, no invisible characters (zero-width joiners only where they mean nothing: Latin, Greek, Cyrillic), no dots in acronyms, no vowel marks in Arabic and Hebrew; Strasse is Straße in German", Normalization::Nfkc),
        ("none", "as written", Normalization::None),
    ]))]
    normalization: Option<Normalization>,
    /// URLs, e-mail addresses and @mentions
    #[arg(long, value_name = "RULE", value_parser = choice(&[
        ("drop", "left out", Addresses::Drop),
        ("keep", "counted like words", Addresses::Keep),
    ]))]
    addresses: Option<Addresses>,
    /// Leave out terms of fewer characters
    #[arg(long, value_name = "N")]
    min_length: Option<usize>,
    /// Leave out terms of more characters
    #[arg(long, value_name = "N")]
    max_length: Option<usize>,
    /// Leave out terms that fewer documents contain: a number, or a percentage such as 5%
    #[arg(long, value_name = "N|N%")]
    min_documents: Option<DocumentBound>,
    /// Leave out terms that more documents contain: a number, or a percentage such as 90%
    #[arg(long, value_name = "N|N%")]
    max_documents: Option<DocumentBound>,
}

/// What `--dictionary` names.
#[derive(Clone, Debug)]
enum DictionaryChoice {
    Own(Dictionary),
    Mecab(MecabFolder),
}

/// Options that decide how many words are counted as one.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words in a row")]
struct NgramArgs {
    /// Count n-grams: terms of MIN to MAX words in a row, such as 1..2 or 2
    #[arg(long, value_name = "MIN..MAX")]
    ngrams: Option<NgramSizes>,
    /// Whether phrases count as one word
    #[arg(long, value_name = "PHRASES", conflicts_with = "ngrams", value_parser = choice(&[
        ("none", "every word counts alone", PhraseChoice::None),
        ("auto", "pairs that occur three times or more, with NPMI ≥ 0.5 and p < 0.001, and triples with NPMI ≥ 0.7 at both joints count as one, such as supply chain; their words no longer count alone there. Not together with --ngrams or a .kwc file", PhraseChoice::Auto),
    ]))]
    phrases: Option<PhraseChoice>,
    #[command(flatten)]
    gaps: GapArgs,
}

/// What may lie between words in a row.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words in a row")]
struct GapArgs {
    /// What may lie between the words of an n-gram
    #[arg(long, value_name = "GAPS", value_parser = choice(&[
        ("none", "nothing: punctuation, the end of a sentence or paragraph (an empty line) and a word left out end it", NgramGaps::None),
        ("words", "words left out", NgramGaps::Words),
        ("all", "anything, as with scikit-learn", NgramGaps::All),
    ]))]
    ngram_gaps: Option<NgramGaps>,
}

/// Options that decide what a count weighs.
#[derive(Debug, Args)]
#[command(next_help_heading = "Weights")]
struct WeightArgs {
    /// Term frequency: what a count in a document is worth
    #[arg(long, value_name = "TF", value_parser = choice(&[
        ("count", "the count", Tf::Count),
        ("binary", "1", Tf::Binary),
        ("log", "1 + log(count)", Tf::Log),
        ("relative", "count / sum of the document's counts", Tf::Relative),
        ("augmented", "0.5 + 0.5 * count / largest count of the document", Tf::Augmented),
    ]))]
    tf: Option<Tf>,
    /// Inverse document frequency; N documents, df of them with the term
    #[arg(long, value_name = "IDF", value_parser = choice(&[
        ("none", "1", Idf::None),
        ("plain", "log(N / df)", Idf::Plain),
        ("plain-plus-one", "log(N / df) + 1", Idf::PlainPlusOne),
        ("smooth", "log((1 + N) / (1 + df)) + 1", Idf::Smooth),
        ("probabilistic", "max(0, log((N - df) / df))", Idf::Probabilistic),
        ("max", "log(largest df / df)", Idf::Max),
    ]))]
    idf: Option<Idf>,
    /// Scale of the weights of a document
    #[arg(long, value_name = "NORM", value_parser = choice(&[
        ("none", "as they are", Norm::None),
        ("l1", "they add up to 1", Norm::L1),
        ("l2", "their squares add up to 1", Norm::L2),
    ]))]
    norm: Option<Norm>,
    /// Base of the logarithms in tf and idf
    #[arg(long, value_name = "BASE", value_parser = choice(&[
        ("e", "natural logarithms", LogBase::E),
        ("2", "base 2", LogBase::Two),
        ("10", "base 10", LogBase::Ten),
    ]))]
    log_base: Option<LogBase>,
}

impl Choices for AnalysisArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.weights.apply(settings);
        self.units.apply(settings)
    }
}

impl Choices for UnitArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        set(&mut settings.ngrams, self.ngrams.ngrams);
        set(&mut settings.phrases, self.ngrams.phrases);
        set(&mut settings.ngram_gaps, self.ngrams.gaps.ngram_gaps);
        self.words.apply(settings)
    }
}

impl Choices for SequenceArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        set(&mut settings.ngram_gaps, self.gaps.ngram_gaps);
        self.words.apply(settings)
    }
}

impl Choices for WordArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        self.rules.apply(settings);
        self.segments.apply(settings)
    }
}

impl Choices for SegmentArgs {
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError> {
        set(&mut settings.segmentation.words, self.words);
        set(&mut settings.segmentation.hyphens, self.hyphens);
        set(&mut settings.language, self.language);
        for choice in &self.dictionary {
            let is_second = match choice {
                DictionaryChoice::Own(own) => settings.dictionary.replace(own.clone()).is_some(),
                DictionaryChoice::Mecab(mecab) => settings.mecab.replace(mecab.clone()).is_some(),
            };
            if is_second {
                return Err(UsageError(
                    "--dictionary takes one FILE of words and one FOLDER of MeCab, not two of a kind"
                        .to_owned(),
                ));
            }
        }
        Ok(())
    }
}

impl UnitArgs {
    /// Refuses units of several words, of which `command` knows nothing.
    pub(crate) fn refuse_units(&self, command: &str) -> Result<(), UsageError> {
        let NgramArgs {
            ngrams, phrases, ..
        } = &self.ngrams;
        let option = if ngrams.is_some_and(|sizes| sizes != NgramSizes::UNIGRAMS) {
            "--ngrams"
        } else if phrases.is_some_and(|choice| choice != PhraseChoice::None) {
            "--phrases"
        } else {
            return Ok(());
        };
        Err(UsageError(format!(
            "{command} is about single words; leave out {option}"
        )))
    }
}

impl RuleArgs {
    /// Makes the choices, also that of a language where the rules ask for one.
    fn apply(&self, settings: &mut Settings) {
        let rules = &mut settings.rules;
        set(&mut rules.case, self.case);
        set(&mut rules.numbers, self.numbers);
        set(&mut rules.stem, self.stem);
        set(&mut rules.possessives, self.possessives);
        set(&mut rules.normalization, self.normalization);
        set(&mut rules.addresses, self.addresses);
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
}

impl WeightArgs {
    fn apply(&self, settings: &mut Settings) {
        let weighting = &mut settings.weighting;
        set(&mut weighting.tf, self.tf);
        set(&mut weighting.idf, self.idf);
        set(&mut weighting.norm, self.norm);
        set(&mut weighting.log_base, self.log_base);
    }
}

fn set<T: Copy>(value: &mut T, chosen: Option<T>) {
    if let Some(chosen) = chosen {
        *value = chosen;
    }
}

fn parse_dictionary(path: &str) -> Result<DictionaryChoice, String> {
    if Path::new(path).is_dir() {
        let mecab = MecabFolder::open(path.as_ref())
            .map_err(|error| format!("{:#}", anyhow::Error::new(error)))?;
        return Ok(DictionaryChoice::Mecab(mecab));
    }
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let own = Dictionary::from_lines(path, &text)
        .map_err(|error| format!("{:#}", anyhow::Error::new(error)))?;
    Ok(DictionaryChoice::Own(own))
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

fn parse_stop_words(text: &str) -> Result<StopWords, String> {
    if text == "none" {
        return Ok(StopWords::none());
    }
    let sources = text.split(',').map(parse_stop_source);
    Ok(StopWords {
        sources: sources.collect::<Result<_, _>>()?,
    })
}

fn parse_stop_source(text: &str) -> Result<StopSource, String> {
    if text == "auto" {
        return Ok(StopSource::Auto);
    }
    if let Ok(language) = text.parse::<Language>() {
        if StopWords::is_known(language) {
            return Ok(StopSource::Language(language));
        }
        if !Path::new(text).exists() {
            return Err(format!("there is no built-in list for the language {text}"));
        }
    }
    match fs::read_to_string(text) {
        Ok(words) => Ok(StopSource::List(StopList::from_lines(text, &words))),
        Err(error) => Err(format!(
            "{text:?} is neither auto, a language code nor a text file that can be read: {error}"
        )),
    }
}
