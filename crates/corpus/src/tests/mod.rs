//! The crate as a whole: from arguments to documents.

mod damaged_tables;
mod encodings;
mod entities;
mod given_documents;
mod inputs;
mod json;
mod laws;
mod long_texts;
mod metadata;
mod streams;
mod tables;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use crate::{
    Corpus, Document, Input, InputFile, Notice, OpenError, Options, Pending, Skipped, open_with,
};

/// A folder of files for one test.
struct Folder(tempfile::TempDir);

/// What a corpus gave, the pieces of long texts joined.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    documents: Vec<Document>,
    skipped: Vec<Skipped>,
    inputs: Vec<InputFile>,
    notices: Vec<Notice>,
    /// The path of the folder, which is removed from messages; empty without a folder.
    root: String,
}

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            folder.add(name, bytes);
        }
        folder
    }

    fn add(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Reads some of its files and folders; `-` is standard input, which is empty.
    fn open(&self, names: &[&str], options: Options) -> Result<Read, OpenError> {
        self.open_with(names, options, b"")
    }

    fn open_with(&self, names: &[&str], options: Options, stdin: &[u8]) -> Result<Read, OpenError> {
        let inputs: Vec<Input> = names
            .iter()
            .map(|&name| match name {
                "-" => Input::Stdin,
                "" => Input::Path(self.0.path().to_path_buf()),
                name => Input::Path(self.path(name)),
            })
            .collect();
        let mut read = read(&inputs, options, stdin)?;
        read.root = self.0.path().to_str().unwrap().to_owned();
        Ok(read)
    }

    fn read(&self, names: &[&str]) -> Read {
        self.open(names, Options::default()).unwrap()
    }
}

fn read(inputs: &[Input], options: Options, stdin: &[u8]) -> Result<Read, OpenError> {
    let stdin = Box::new(Cursor::new(stdin.to_vec()));
    Ok(read_corpus(open_with(inputs, options, stdin)?))
}

fn read_corpus(mut corpus: Corpus) -> Read {
    let mut read = Read::default();
    for pending in &mut corpus {
        let piece = pending.as_ref().map_or(0, Pending::piece_index);
        match pending.and_then(Pending::load) {
            Err(skipped) => read.skipped.push(skipped),
            Ok(loaded) if piece > 0 => {
                let whole = &mut read.documents.last_mut().unwrap().text;
                assert!(whole.starts_with(&*loaded.opening.unwrap()));
                assert!(loaded.input.is_none() && loaded.notices.is_empty());
                let Document { text, .. } = &loaded.document;
                whole.push_str(text);
                assert_eq!(
                    loaded.document,
                    Document {
                        text: text.clone(),
                        ..Document::default()
                    }
                );
            }
            Ok(loaded) => {
                assert!(loaded.opening.is_none());
                read.documents.push(loaded.document);
                read.inputs.extend(loaded.input);
                read.notices.extend(loaded.notices);
            }
        }
    }
    let summary = corpus.finish();
    read.inputs.extend(summary.inputs);
    read.notices.extend(summary.notices);
    read
}

impl Read {
    fn ids(&self) -> Vec<&str> {
        self.documents
            .iter()
            .map(|document| document.id.as_str())
            .collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.documents
            .iter()
            .map(|document| document.text.as_str())
            .collect()
    }

    fn skipped(&self) -> Vec<String> {
        self.skipped
            .iter()
            .map(|skipped| self.shorten(&skipped.to_string()))
            .collect()
    }

    fn notices(&self) -> Vec<String> {
        self.notices
            .iter()
            .map(|notice| self.shorten(&notice.to_string()))
            .collect()
    }

    fn shorten(&self, message: &str) -> String {
        if self.root.is_empty() {
            return message.to_owned();
        }
        message
            .replace(&format!("{}/", self.root), "")
            .replace(&self.root, "ROOT")
    }

    fn input(&self, name: &str) -> &InputFile {
        self.inputs
            .iter()
            .find(|input| Path::new(&input.path).ends_with(name))
            .unwrap()
    }
}
