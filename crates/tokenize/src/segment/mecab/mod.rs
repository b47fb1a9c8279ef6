//! Japanese dictionaries compiled by MeCab (IPADIC, UniDic), and segmentation at the least cost with one.
//!
//! `records` reads the files, `word_trie`, `connections` and `characters` are their tables, and `lattice`
//! finds the path of least cost through a text.

mod characters;
mod connections;
mod lattice;
mod records;
mod word_trie;

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

use thiserror::Error;

use characters::Characters;
use connections::Connections;
pub(crate) use lattice::Lattice;
use word_trie::{Entry, WordTrie};

/// A compiled MeCab dictionary, by which a [`Segmenter`](crate::Segmenter) segments Japanese.
///
/// It has costs for words, for pairs of adjacent words, and for unknown words; the words of a text are
/// those of the path with the least total cost. They are the words that MeCab itself finds in each run
/// of Han and kana. Cloning is cheap: the entries are shared.
#[derive(Clone)]
pub struct MecabDictionary(Arc<Inner>);

struct Inner {
    system: WordTrie,
    connections: Connections,
    characters: Characters,
    /// The entries of unknown words, for each character category.
    unknown: Vec<Box<[Entry]>>,
}

/// The files of a dictionary that are needed here.
#[derive(Debug)]
pub struct MecabFiles<R> {
    /// `sys.dic`: the system dictionary, with the words.
    pub system: R,
    /// `unk.dic`: the entries for unknown words.
    pub unknown: R,
    /// `matrix.bin`: the connection costs of adjacent words.
    pub connections: R,
    /// `char.bin`: the character categories.
    pub characters: R,
}

/// The file name of the system dictionary.
const SYSTEM: &str = "sys.dic";
/// The file name of the unknown-word dictionary.
const UNKNOWN: &str = "unk.dic";
/// The file name of the connection costs.
const CONNECTIONS: &str = "matrix.bin";
/// The file name of the character categories.
const CHARACTERS: &str = "char.bin";

/// A dictionary cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MecabError {
    /// The file cannot be read.
    #[error("cannot read {file}")]
    Read {
        /// The file's name.
        file: &'static str,
        /// The error of the reader.
        source: io::Error,
    },
    /// The file comes from another version of MeCab.
    #[error("{file} has format {found}; expected format {expected}", expected = word_trie::FORMAT)]
    Format {
        /// The file's name.
        file: &'static str,
        /// The format of the file.
        found: u32,
    },
    /// The words are not in UTF-8.
    #[error("{file} is encoded in {found:?}; expected UTF-8")]
    Encoding {
        /// The file's name.
        file: &'static str,
        /// The encoding that the file names.
        found: String,
    },
    /// The file is cut short or has invalid content.
    #[error("{file} is damaged or not part of a MeCab dictionary: {what}")]
    Damaged {
        /// The file's name.
        file: &'static str,
        /// What is wrong with it.
        what: String,
    },
}

impl MecabError {
    fn damaged(file: &'static str, what: impl Into<String>) -> MecabError {
        let what = what.into();
        MecabError::Damaged { file, what }
    }

    /// The error for a failed read; a file that ends too early is damaged.
    fn read(file: &'static str, source: io::Error) -> MecabError {
        match source.kind() {
            io::ErrorKind::UnexpectedEof => MecabError::damaged(file, "it is cut short"),
            _ => MecabError::Read { file, source },
        }
    }
}

impl MecabDictionary {
    /// The file names in the folder of a dictionary.
    pub const FILES: MecabFiles<&'static str> = MecabFiles {
        system: SYSTEM,
        unknown: UNKNOWN,
        connections: CONNECTIONS,
        characters: CHARACTERS,
    };

    /// Reads a dictionary and checks everything that its use depends on.
    ///
    /// Keeps only the surfaces and costs of the words; skips their readings and parts of speech, which
    /// are most of `sys.dic`.
    ///
    /// # Errors
    ///
    /// [`MecabError::Format`] if a file has another format, [`MecabError::Encoding`] if the words are not
    /// in UTF-8, [`MecabError::Damaged`] if a file is cut short or inconsistent with itself or the
    /// others, and [`MecabError::Read`] if a reader fails.
    pub fn read<R: Read>(files: MecabFiles<R>) -> Result<MecabDictionary, MecabError> {
        let connections = Connections::read(files.connections, CONNECTIONS)?;
        let characters = Characters::read(files.characters, CHARACTERS)?;
        let read = |reader: R, file| -> Result<WordTrie, MecabError> {
            let trie = WordTrie::read(reader, file)?;
            trie.check(&connections, file)?;
            Ok(trie)
        };
        let unknown = read(files.unknown, UNKNOWN)?;
        let system = read(files.system, SYSTEM)?;
        let unknown = characters.names().iter().map(|name| {
            let entries = unknown.entries(name.as_bytes());
            if entries.is_empty() {
                let what = format!("it has no entry for the character category {name:?}");
                return Err(MecabError::damaged(UNKNOWN, what));
            }
            Ok(entries.into())
        });
        let unknown = unknown.collect::<Result<_, _>>()?;
        Ok(MecabDictionary(Arc::new(Inner {
            system,
            connections,
            characters,
            unknown,
        })))
    }
}

impl fmt::Debug for MecabDictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MecabDictionary").finish_non_exhaustive()
    }
}
