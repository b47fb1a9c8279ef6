//! Documents that are given in memory.

use crate::document::Document;
use crate::encoding::binary::BinaryCheck;
use crate::ids::{Claimed, Ids};
use crate::loaded::Loaded;
use crate::normal_form::composed;
use crate::reason::Reason;
use crate::skipped::{Notice, Place, Skipped};
use crate::title;

/// The name of the input in messages and ids.
const MEMORY: &str = "memory";

/// Documents that are given in memory, each checked when its turn comes.
pub(crate) struct GivenDocuments {
    documents: Box<dyn Iterator<Item = Document> + Send>,
    /// The number of the latest document, from 1.
    number: u64,
    /// The number of ids that were qualified, and one of these.
    qualified: u64,
    example: String,
}

impl GivenDocuments {
    pub(crate) fn new(documents: impl Iterator<Item = Document> + Send + 'static) -> Self {
        GivenDocuments {
            documents: Box::new(documents),
            number: 0,
            qualified: 0,
            example: String::new(),
        }
    }

    /// The next document; its id is taken from `ids`.
    ///
    /// # Errors
    ///
    /// [`Skipped`] if its text is empty or not text, or its id is taken.
    pub(crate) fn next_document(&mut self, ids: &mut Ids) -> Option<Result<Loaded, Skipped>> {
        let document = self.documents.next()?;
        self.number += 1;
        let checked = self.checked(document, ids);
        let place = Place::Document(self.number);
        Some(match checked {
            Ok(document) => Ok(Loaded::bare(document, place)),
            Err(reason) => Err(Skipped::new(MEMORY, reason).at(place)),
        })
    }

    fn checked(&mut self, mut document: Document, ids: &mut Ids) -> Result<Document, Reason> {
        BinaryCheck::of(document.text.as_bytes()).refuse_binary(true)?;
        if document.text.trim().is_empty() {
            return Err(Reason::EmptyText);
        }
        let number = self.number;
        let id = match document.id.trim() {
            "" => format!("{MEMORY}:{number}"),
            id => composed(id).into_owned(),
        };
        let source = usize::try_from(number).unwrap_or(usize::MAX);
        document.id = match ids.claim(id, source, number, |id| format!("{id}:{number}"))? {
            Claimed::AsIs(id) => id,
            Claimed::Qualified(id) => {
                self.qualified += 1;
                if self.example.is_empty() {
                    self.example.clone_from(&id);
                }
                id
            }
        };
        document.title = title::collapse(&document.title);
        Ok(document)
    }

    /// The remark on ids that were qualified, if there are any.
    pub(crate) fn notice(&self) -> Option<Notice> {
        let (documents, its) = match self.qualified {
            0 => return None,
            1 => ("document has", "its number"),
            _ => ("documents have", "their numbers"),
        };
        let message = format!(
            "{} {documents} the id of an earlier document and {its} added to it, as in {}",
            self.qualified, self.example
        );
        Some(Notice::new(MEMORY, message))
    }
}
