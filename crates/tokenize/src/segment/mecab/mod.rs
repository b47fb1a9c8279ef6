//! Dictionaries of Japanese as MeCab compiles them (IPADIC, UniDic), and the cheapest way to cut a text
//! with one.

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
use word_trie::{Entry, Lexicon};

/// A compiled dictionary of MeCab, by which a [`Segmenter`](crate::Segmenter) cuts Japanese.
///
/// It has costs for words, for two words in a row, and for words it does not know; the words of a
/// text are those of the least cost. They are the ones that MeCab itself finds in each run of Han and
/// kana. Cloning takes no time.
#[derive(Clone)]
pub struct MecabDictionary(Arc<Inner>);

struct Inner {
    system: Lexicon,
    connections: Connections,
    characters: Characters,
    /// For each category of characters the entries of words that are not known.
    unknown: Vec<Box<[Entry]>>,
}

/// The files of a dictionary that matter here, as they are read from the beginning.
#[derive(Debug)]
pub struct MecabFiles<R> {
    /// `sys.dic`: the words.
    pub system: R,
    /// `unk.dic`: what stands for words that are not known.
    pub unknown: R,
    /// `matrix.bin`: the costs of two words in a row.
    pub connections: R,
    /// `char.bin`: the categories of characters.
    pub characters: R,
}

/// What the system dictionary is called in its folder.
const SYSTEM: &str = "sys.dic";
/// What the dictionary of words not known is called.
const UNKNOWN: &str = "unk.dic";
/// What the matrix of costs is called.
const CONNECTIONS: &str = "matrix.bin";
/// What the table of characters is called.
const CHARACTERS: &str = "char.bin";

/// A dictionary could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MecabError {
    /// The system refused.
    #[error("{file} cannot be read: {source}")]
    Read {
        /// The file's name.
        file: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The file comes from another version of MeCab.
    #[error("{file} is of format {found}, but only format {expected} is known", expected = word_trie::FORMAT)]
    Format {
        /// The file's name.
        file: &'static str,
        /// The format it has.
        found: u32,
    },
    /// The words are written in another encoding.
    #[error("{file} is written in {found:?}; only dictionaries in UTF-8 can be read")]
    Encoding {
        /// The file's name.
        file: &'static str,
        /// The encoding it names.
        found: String,
    },
    /// The file is cut short, or holds what cannot be.
    #[error("{file} is damaged or no part of a MeCab dictionary: {what}")]
    Damaged {
        /// The file's name.
        file: &'static str,
        /// What does not fit.
        what: String,
    },
}

impl MecabError {
    fn damaged(file: &'static str, what: impl Into<String>) -> MecabError {
        let what = what.into();
        MecabError::Damaged { file, what }
    }

    /// What a failed read says of a file.
    fn read(file: &'static str, source: io::Error) -> MecabError {
        match source.kind() {
            io::ErrorKind::UnexpectedEof => MecabError::damaged(file, "it is cut short"),
            _ => MecabError::Read { file, source },
        }
    }
}

impl MecabDictionary {
    /// The names of the files in a dictionary's folder.
    pub const FILES: MecabFiles<&'static str> = MecabFiles {
        system: SYSTEM,
        unknown: UNKNOWN,
        connections: CONNECTIONS,
        characters: CHARACTERS,
    };

    /// Reads a dictionary, and checks all that its use depends on.
    ///
    /// Of the words no more is kept than how they are written and what they cost; their readings and
    /// parts of speech, most of `sys.dic`, are passed over.
    ///
    /// # Errors
    ///
    /// [`MecabError::Format`] if a file is of another format, [`MecabError::Encoding`] if the words
    /// are not in UTF-8, [`MecabError::Damaged`] if a file is cut short, or does not fit itself or
    /// the others, and [`MecabError::Read`] if the system refuses.
    pub fn read<R: Read>(files: MecabFiles<R>) -> Result<MecabDictionary, MecabError> {
        let connections = Connections::read(files.connections, CONNECTIONS)?;
        let characters = Characters::read(files.characters, CHARACTERS)?;
        let read = |reader: R, file| -> Result<Lexicon, MecabError> {
            let lexicon = Lexicon::read(reader, file)?;
            lexicon.check(&connections, file)?;
            Ok(lexicon)
        };
        let unknown = read(files.unknown, UNKNOWN)?;
        let system = read(files.system, SYSTEM)?;
        let unknown = characters.names().iter().map(|name| {
            let entries = unknown.exactly(name.as_bytes());
            if entries.is_empty() {
                let what = format!("it has nothing for characters of the category {name:?}");
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
