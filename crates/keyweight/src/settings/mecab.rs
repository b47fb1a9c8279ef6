//! A folder with a compiled MeCab dictionary for Japanese.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use keyweight_tokenize::{MecabDictionary, MecabError, MecabFiles};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// How many bytes are read at a time.
const BLOCK: usize = 1 << 18;

/// A MeCab dictionary (IPADIC, UniDic), with which Japanese is segmented into words.
///
/// Two are equal if they come from the same folder and have the same files. Cloning is cheap: the
/// words are shared.
#[derive(Clone, Debug)]
pub struct MecabFolder {
    source: MecabSource,
    dictionary: MecabDictionary,
}

/// Where a dictionary comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MecabSource {
    /// The folder, as given.
    pub folder: String,
    /// The files that are read, sorted by name.
    pub files: Vec<MecabFile>,
}

/// A file of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MecabFile {
    /// The file's name.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A folder has no usable dictionary.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MecabFolderError {
    /// It has only the sources of a dictionary.
    #[error(
        "the folder has the sources of a dictionary (*.csv, matrix.def), but not {file}; MeCab's \
         mecab-dict-index compiles them: mecab-dict-index -d SOURCES -o FOLDER -f euc-jp -t utf-8, \
         or -f utf-8 if they are in UTF-8"
    )]
    NotCompiled {
        /// What is missing.
        file: &'static str,
    },
    /// A file is missing.
    #[error(
        "the folder is not a compiled MeCab dictionary: it has no {file} (expected sys.dic, unk.dic, \
         matrix.bin and char.bin)"
    )]
    Missing {
        /// What is missing.
        file: &'static str,
    },
    /// A file cannot be used.
    #[error(transparent)]
    Dictionary(#[from] MecabError),
}

impl MecabFolder {
    /// Opens a folder with `sys.dic`, `unk.dic`, `matrix.bin` and `char.bin`.
    ///
    /// # Errors
    ///
    /// [`MecabFolderError::Missing`] or [`MecabFolderError::NotCompiled`] if one of these is not
    /// there, and [`MecabFolderError::Dictionary`] if one cannot be read or is damaged.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::MecabFolder;
    /// use keyweight::tokenize::{Language, Segmentation, Segmenter};
    ///
    /// // A small dictionary for tests; installed ones stand in /var/lib/mecab/dic on Debian.
    /// let folder = MecabFolder::open("../../tests/oracles/mecab/compiled".as_ref())?;
    /// let segmenter = Segmenter::new(Segmentation::default()).with_japanese(folder.dictionary());
    /// let text = "東京都に住むアルパカ";
    /// let mut tokens = Vec::new();
    /// segmenter.segment_in(Language::JAPANESE, text, &mut tokens);
    /// let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
    /// assert_eq!(surfaces, ["東京都", "に", "住む", "アルパカ"]);
    /// # Ok::<(), keyweight::MecabFolderError>(())
    /// ```
    pub fn open(folder: &Path) -> Result<MecabFolder, MecabFolderError> {
        let MecabFiles {
            system,
            unknown,
            connections,
            characters,
        } = MecabDictionary::FILES;
        let open = |file| Fingerprinted::open(folder, file);
        let (mut system, mut unknown) = (open(system)?, open(unknown)?);
        let (mut connections, mut characters) = (open(connections)?, open(characters)?);
        let dictionary = MecabDictionary::read(MecabFiles {
            system: &mut system,
            unknown: &mut unknown,
            connections: &mut connections,
            characters: &mut characters,
        })?;
        let files = [characters, connections, system, unknown];
        let files = files.into_iter().map(Fingerprinted::finish);
        Ok(MecabFolder {
            source: MecabSource {
                folder: folder.display().to_string(),
                files: files.collect::<Result<_, _>>()?,
            },
            dictionary,
        })
    }

    /// Where it comes from, for reports.
    pub fn source(&self) -> &MecabSource {
        &self.source
    }

    /// The dictionary itself.
    pub fn dictionary(&self) -> &MecabDictionary {
        &self.dictionary
    }
}

impl PartialEq for MecabFolder {
    fn eq(&self, other: &MecabFolder) -> bool {
        self.source == other.source
    }
}

impl Eq for MecabFolder {}

impl Serialize for MecabFolder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for MecabFolder {
    /// Opens the folder, which must hold what it held.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<MecabFolder, D::Error> {
        let source = MecabSource::deserialize(deserializer)?;
        let folder = MecabFolder::open(source.folder.as_ref()).map_err(D::Error::custom)?;
        if folder.source != source {
            let message = format!("the dictionary in {} is another one now", source.folder);
            return Err(D::Error::custom(message));
        }
        Ok(folder)
    }
}

/// A file that is fingerprinted while it is read.
struct Fingerprinted {
    name: &'static str,
    file: BufReader<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Fingerprinted {
    fn open(folder: &Path, name: &'static str) -> Result<Fingerprinted, MecabFolderError> {
        match File::open(folder.join(name)) {
            Ok(file) => Ok(Fingerprinted {
                name,
                file: BufReader::with_capacity(BLOCK, file),
                hasher: Sha256::new(),
                bytes: 0,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let file = name;
                Err(if folder.join("matrix.def").exists() {
                    MecabFolderError::NotCompiled { file }
                } else {
                    MecabFolderError::Missing { file }
                })
            }
            Err(source) => Err(MecabError::Read { file: name, source }.into()),
        }
    }

    /// Reads the rest.
    fn finish(mut self) -> Result<MecabFile, MecabError> {
        let name = self.name;
        io::copy(&mut self, &mut io::sink())
            .map_err(|source| MecabError::Read { file: name, source })?;
        Ok(MecabFile {
            file: name.to_owned(),
            bytes: self.bytes,
            sha256: hexadecimal(&self.hasher.finalize()),
        })
    }
}

impl Read for Fingerprinted {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.hasher.update(&bytes[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let hexadecimal = String::with_capacity(2 * bytes.len());
    bytes
        .iter()
        .fold(hexadecimal, |text, byte| text + &format!("{byte:02x}"))
}
