//! How the texts of a file of counts were counted.

use keyweight_tokenize::{Dictionary, Segmentation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::PartError;
use super::layout::ChunkKind;
use super::record::Record;
use crate::counting::CountOptions;
use crate::settings::{Entities, LanguageChoice, MecabFolder, MecabSource, Settings};

/// The first record: how the texts were counted, and what follows.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The version of the program that wrote it.
    program: String,
    entities: Entities,
    pub(super) segmentation: Segmentation,
    dictionary: Option<DictionarySource>,
    mecab: Option<MecabSource>,
    language: LanguageChoice,
    /// The number of surfaces.
    pub(crate) surfaces: u64,
    /// The number of documents.
    pub(crate) documents: u64,
}

/// Where a user's dictionary comes from, and what is in it.
#[derive(Debug, Serialize, Deserialize)]
struct DictionarySource {
    name: String,
    /// SHA-256 of the entries, each with a line end after it.
    sha256: [u8; 32],
}

impl DictionarySource {
    /// `None` if there is no dictionary, or one without entries.
    fn of(dictionary: Option<&Dictionary>) -> Option<DictionarySource> {
        let dictionary = dictionary.filter(|dictionary| !dictionary.words().is_empty())?;
        let mut hasher = Sha256::new();
        for word in dictionary.words() {
            hasher.update(word);
            hasher.update("\n");
        }
        Some(DictionarySource {
            name: dictionary.name().to_owned(),
            sha256: hasher.finalize().into(),
        })
    }
}

impl Head {
    pub(crate) fn new(settings: &Settings, surfaces: usize, documents: usize) -> Head {
        Head {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            entities: settings.entities,
            segmentation: settings.segmentation,
            dictionary: DictionarySource::of(settings.rules.dictionary.as_ref()),
            mecab: settings.mecab.as_ref().map(MecabFolder::source).cloned(),
            language: settings.language,
            surfaces: surfaces as u64,
            documents: documents as u64,
        }
    }

    /// Fails unless `settings` count in the same way, and need nothing that is not in the file.
    /// Settings that take effect after counting may differ.
    pub(crate) fn check(
        &self,
        settings: &Settings,
        options: &CountOptions<'_>,
    ) -> Result<(), PartError> {
        if options.keeps_order(settings) {
            return Err(PartError::Order);
        }
        let counted = (self.entities, self.segmentation, self.language);
        let wanted = (settings.entities, settings.segmentation, settings.language);
        if counted != wanted {
            return Err(PartError::Settings {
                counted: shown(counted),
                wanted: shown(wanted),
            });
        }
        let own = DictionarySource::of(settings.rules.dictionary.as_ref());
        let mecab = settings.mecab.as_ref().map(MecabFolder::source);
        // The same entries may be in another place.
        let entries = |source| Option::map(source, |source: &DictionarySource| source.sha256);
        let files = |source| Option::map(source, |source: &MecabSource| source.files.as_slice());
        let counted = (self.dictionary.as_ref(), self.mecab.as_ref());
        let wanted = (own.as_ref(), mecab);
        if (entries(counted.0), files(counted.1)) == (entries(wanted.0), files(wanted.1)) {
            return Ok(());
        }
        Err(PartError::Dictionary {
            counted: shown_dictionaries(counted.0, counted.1),
            wanted: shown_dictionaries(wanted.0, wanted.1),
        })
    }
}

impl Record for Head {
    const KIND: ChunkKind = ChunkKind::Head;

    /// There is only one, and it is short.
    fn memory(&self) -> u64 {
        0
    }
}

/// The options of the command that decide on counting.
fn shown(choices: (Entities, Segmentation, LanguageChoice)) -> String {
    let (entities, segmentation, language) = choices;
    let Segmentation { words, hyphens } = segmentation;
    let name =
        |value: serde_json::Result<String>| value.unwrap_or_default().trim_matches('"').to_owned();
    let words = name(serde_json::to_string(&words));
    let hyphens = name(serde_json::to_string(&hyphens));
    let entities = match entities {
        Entities::Decode => "decode",
        Entities::Keep => "keep",
    };
    let language = match language {
        LanguageChoice::Auto => "auto".to_owned(),
        LanguageChoice::None => "none".to_owned(),
        LanguageChoice::Fixed(language) => language.to_string(),
    };
    format!("--entities {entities} --words {words} --hyphens {hyphens} --language {language}")
}

/// Dictionaries as options of the command.
fn shown_dictionaries(own: Option<&DictionarySource>, mecab: Option<&MecabSource>) -> String {
    let names = own.map(|source| source.name.as_str()).into_iter();
    let names = names.chain(mecab.map(|source| source.folder.as_str()));
    let shown: Vec<String> = names.map(|name| format!("--dictionary {name}")).collect();
    if shown.is_empty() {
        return "no dictionary".to_owned();
    }
    shown.join(" ")
}
