//! Reads files, folders and tables into documents.
//!
//! [`open`] takes the arguments and returns a [`Corpus`]: an iterator over documents that are not
//! read yet ([`Pending`]), in an order that depends only on the names of the inputs.
//! [`Pending::load`] reads one, on any thread. An input that cannot be read is returned as
//! [`Skipped`], with its place and reason, and does not affect the others. A text of many megabytes
//! comes as several [`Pending`]s in a row, so that several threads can work on it.
//! [`Corpus::from_documents`] takes documents in memory instead of files.
//!
//! # Examples
//!
//! ```
//! use keyweight_corpus::{Input, Options};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("a.txt"), "# Chips\n\nTaiwan makes chips.")?;
//! std::fs::write(folder.path().join("b.csv"), "id,date,text\n17,2024-05-20,Korea too.\n")?;
//!
//! let input = Input::Path(folder.path().into());
//! let mut corpus = keyweight_corpus::open(&[input], Options::default())?;
//! let mut documents = Vec::new();
//! for pending in &mut corpus {
//!     documents.push(pending?.load()?.document);
//! }
//! let (text, row) = (&documents[0], &documents[1]);
//! assert_eq!((text.id.as_str(), text.title.as_str()), ("a.txt", "Chips"));
//! assert_eq!((row.id.as_str(), row.metadata.get("date")), ("17", Some("2024-05-20")));
//! assert_eq!(corpus.finish().inputs[0].documents, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Modules
//!
//! Each line imports only from the lines below it, and within a line only from left to right:
//!
//! ```text
//! open → corpus                         an iterator over the documents of all inputs
//! pending, given_documents              a document on its way, from a file or from memory
//! walk/                                 arguments → files, metadata joined
//! tables/, formats/                     a table → rows → documents; a document's bytes → its text
//! long_texts/                           a long text → pieces
//! encoding/                             bytes → characters
//! bytes/                                files → decompressed bytes, counted and hashed
//! loaded → document, input_file         what is handed out
//! entities                              HTML entities, decoded
//! ids, skipped → reason → lists, cause  ids, and what could not be read
//! kind → options, normal_form, path_names, title, usual_names
//! character_sets/                       encodings by name, and their decoders
//! ```

mod bytes;
mod cause;
mod character_sets;
mod corpus;
mod document;
mod encoding;
mod entities;
mod formats;
mod given_documents;
mod ids;
mod input_file;
mod kind;
mod lists;
mod loaded;
mod long_texts;
mod normal_form;
mod open;
mod options;
mod path_names;
mod pending;
mod reason;
mod skipped;
mod tables;
#[cfg(test)]
mod tests;
mod title;
mod usual_names;
mod walk;

pub use bytes::kept_input::KeptInput;
pub use cause::Cause;
pub use character_sets::text_encoding::{TextEncoding, UnknownEncoding};
pub use corpus::{Corpus, Summary};
pub use document::{Document, Metadata};
pub use entities::{DecodedEntities, decode_entities};
pub use input_file::InputFile;
pub use kind::Kind;
pub use loaded::Loaded;
pub use normal_form::composed;
pub use open::{OpenError, open, open_kept, open_with};
pub use options::{Fingerprint, Format, HiddenFiles, IgnoreFiles, Input, Options};
pub use pending::Pending;
pub use reason::Reason;
pub use skipped::{Notice, Place, Skipped};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
