//! The records of a file of counts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use keyweight_corpus::{InputFile, Metadata, Notice, Skipped};
use keyweight_count::{Context, Surfaces};
use keyweight_tokenize::{Detected, Dictionary, Language, Segmentation};
use serde::{Deserialize, Serialize};

use super::frame::PartError;
use crate::counting::{CountOptions, CountedDocument};
use crate::settings::{LanguageChoice, Settings};
use crate::settings::{MecabFolder, MecabSource};

/// How many surfaces stand in a record.
const SPELLINGS: usize = 4096;

/// The first record: what follows, and how it was counted.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The version of the program that wrote it.
    pub(crate) program: String,
    pub(crate) segmentation: Segmentation,
    pub(crate) dictionary: Option<Dictionary>,
    pub(crate) mecab: Option<MecabSource>,
    pub(crate) language: LanguageChoice,
    /// The arguments that were counted, in byte order.
    pub(crate) origin: Vec<String>,
    pub(crate) surfaces: u64,
    pub(crate) documents: u64,
    /// The lists of names of metadata fields.
    pub(crate) fields: Vec<Vec<String>>,
}

impl Head {
    /// Fails unless the settings say the same of counting, and need nothing that is not counted. What becomes of the counts afterwards
    /// is free.
    pub(crate) fn check(
        &self,
        settings: &Settings,
        options: &CountOptions<'_>,
    ) -> Result<(), PartError> {
        if options.keeps_order(settings) {
            return Err(PartError::Order);
        }
        if self.segmentation != settings.segmentation || self.language != settings.language {
            return Err(PartError::Settings {
                counted: shown(self.segmentation, self.language),
                wanted: shown(settings.segmentation, settings.language),
            });
        }
        let words = |dictionary| Option::map(dictionary, Dictionary::words);
        let (own, wanted_own) = (self.dictionary.as_ref(), settings.dictionary.as_ref());
        let (mecab, wanted_mecab) = (
            self.mecab.as_ref(),
            settings.mecab.as_ref().map(MecabFolder::source),
        );
        let files = |source| Option::map(source, |source: &MecabSource| source.files.as_slice());
        // Where a dictionary lies is free, and one without entries is as none.
        let same_words = words(own)
            .into_iter()
            .flatten()
            .eq(words(wanted_own).into_iter().flatten());
        if same_words && files(mecab) == files(wanted_mecab) {
            return Ok(());
        }
        Err(PartError::Dictionary {
            counted: shown_dictionaries(own, mecab),
            wanted: shown_dictionaries(wanted_own, wanted_mecab),
        })
    }

    pub(crate) fn field_lists(&self) -> Vec<Arc<[String]>> {
        self.fields
            .iter()
            .map(|list| list.as_slice().into())
            .collect()
    }
}

/// The options of the command that decide on counting.
fn shown(segmentation: Segmentation, language: LanguageChoice) -> String {
    let Segmentation { words, hyphens } = segmentation;
    let name =
        |value: serde_json::Result<String>| value.unwrap_or_default().trim_matches('"').to_owned();
    let words = name(serde_json::to_string(&words));
    let hyphens = name(serde_json::to_string(&hyphens));
    let language = match language {
        LanguageChoice::Auto => "auto".to_owned(),
        LanguageChoice::None => "none".to_owned(),
        LanguageChoice::Fixed(language) => language.to_string(),
    };
    format!("--words {words} --hyphens {hyphens} --language {language}")
}

/// Dictionaries as the command has them.
fn shown_dictionaries(own: Option<&Dictionary>, mecab: Option<&MecabSource>) -> String {
    let names = own.map(Dictionary::name).into_iter();
    let names = names.chain(mecab.map(|source| source.folder.as_str()));
    let shown: Vec<String> = names.map(|name| format!("--dictionary {name}")).collect();
    if shown.is_empty() {
        return "no dictionary".to_owned();
    }
    shown.join(" ")
}

/// Some surfaces, in order; each without the beginning that it shares with the one before.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Spellings<'r> {
    /// Bytes shared with the surface before, bytes of its own, and context.
    each: Vec<(u32, u32, u16)>,
    /// The own bytes of all.
    #[serde(borrow)]
    own: Cow<'r, str>,
}

/// All surfaces, in records.
pub(crate) fn spellings(surfaces: &Surfaces) -> impl Iterator<Item = Spellings<'static>> + '_ {
    let length = |text: &str| u32::try_from(text.len()).expect("a surface is part of a text");
    let numbers: Vec<u32> = surfaces.numbers().collect();
    let mut last = "";
    (0..numbers.len().div_ceil(SPELLINGS)).map(move |chunk| {
        let end = numbers.len().min((chunk + 1) * SPELLINGS);
        let mut each = Vec::with_capacity(SPELLINGS);
        let mut own = String::new();
        for id in &numbers[chunk * SPELLINGS..end] {
            let text = surfaces.text(*id);
            let shared = shared_beginning(last, text);
            own.push_str(&text[shared.len()..]);
            let Context(context) = surfaces.context(*id);
            each.push((length(shared), length(&text[shared.len()..]), context));
            last = text;
        }
        Spellings {
            each,
            own: Cow::Owned(own),
        }
    })
}

/// The characters that both begin with.
fn shared_beginning<'t>(a: &str, b: &'t str) -> &'t str {
    let pairs = a.chars().zip(b.char_indices());
    let end = pairs
        .take_while(|(a, (_, b))| a == b)
        .last()
        .map_or(0, |(_, (at, character))| at + character.len_utf8());
    &b[..end]
}

impl Spellings<'_> {
    /// Adds the surfaces behind others, of which `last` is the last one.
    pub(crate) fn append_to(
        &self,
        surfaces: &mut Surfaces,
        last: &mut String,
    ) -> Result<(), PartError> {
        let misfit = || PartError::damaged("a surface does not fit its length");
        if self.each.is_empty() {
            return Err(misfit());
        }
        let mut own = self.own.as_ref();
        for (shared, length, context) in &self.each {
            let (shared, length) = (*shared as usize, *length as usize);
            if !last.is_char_boundary(shared) || !own.is_char_boundary(length) {
                return Err(misfit());
            }
            last.truncate(shared);
            let (text, rest) = own.split_at(length);
            last.push_str(text);
            own = rest;
            surfaces
                .append(last, Context(*context))
                .map_err(PartError::damaged)?;
        }
        if own.is_empty() {
            Ok(())
        } else {
            Err(misfit())
        }
    }
}

/// The lists of names of metadata fields, each once.
pub(crate) struct Fields<'d> {
    lists: Vec<&'d [String]>,
    numbers: HashMap<&'d [String], u32>,
}

impl<'d> Fields<'d> {
    pub(crate) fn of(documents: &'d [CountedDocument]) -> Fields<'d> {
        let mut fields = Fields {
            lists: Vec::new(),
            numbers: HashMap::new(),
        };
        for document in documents {
            let list = document.metadata.fields();
            let next = u32::try_from(fields.lists.len()).expect("there are fewer tables");
            if *fields.numbers.entry(list).or_insert(next) == next {
                fields.lists.push(list);
            }
        }
        fields
    }

    pub(crate) fn lists(&self) -> Vec<Vec<String>> {
        self.lists.iter().map(|list| list.to_vec()).collect()
    }
}

/// A document and its row.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Document<'r> {
    id: Cow<'r, str>,
    title: Cow<'r, str>,
    language: Language,
    reliable: bool,
    other_languages: Cow<'r, [(Language, u64)]>,
    tokens: u64,
    /// Which list of metadata fields it has.
    fields: u32,
    values: Vec<Cow<'r, str>>,
    /// For each surface its distance from the one before, and its count.
    row: Vec<(u32, u32)>,
}

impl<'r> Document<'r> {
    pub(crate) fn new(
        document: &'r CountedDocument,
        fields: &Fields<'_>,
        row: &[(u32, u32)],
    ) -> Document<'r> {
        let mut last = 0;
        let distance = |(surface, count): &(u32, u32)| {
            let distance = surface - last;
            last = *surface;
            (distance, *count)
        };
        Document {
            id: Cow::Borrowed(&document.id),
            title: Cow::Borrowed(&document.title),
            language: document.language.language,
            reliable: document.language.reliable,
            other_languages: Cow::Borrowed(&document.other_languages),
            tokens: document.tokens,
            fields: fields.numbers[document.metadata.fields()],
            values: document
                .metadata
                .iter()
                .map(|(_, value)| Cow::Borrowed(value))
                .collect(),
            row: row.iter().map(distance).collect(),
        }
    }

    /// The document and its (surface, count) pairs, which are not checked.
    pub(crate) fn into_counted(
        self,
        fields: &[Arc<[String]>],
    ) -> Result<(CountedDocument, Vec<(u32, u32)>), PartError> {
        let misfit = || PartError::damaged("metadata do not fit their fields");
        let fields = fields.get(self.fields as usize).ok_or_else(misfit)?;
        let values = self.values.into_iter().map(Cow::into_owned).collect();
        let metadata = Metadata::with_values(Arc::clone(fields), values).ok_or_else(misfit)?;
        let mut last = 0_u32;
        let row = self.row.into_iter().map(|(distance, count)| {
            // One that is too large is on no list of surfaces.
            last = last.saturating_add(distance);
            (last, count)
        });
        let document = CountedDocument {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            metadata,
            language: Detected {
                language: self.language,
                reliable: self.reliable,
            },
            other_languages: self.other_languages.into_owned(),
            tokens: self.tokens,
        };
        Ok((document, row.collect()))
    }
}

/// The last record: what else a report tells.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct End {
    pub(crate) inputs: Vec<InputFile>,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) notices: Vec<Notice>,
}
