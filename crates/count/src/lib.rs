//! Counts surfaces per document and gives the document-term matrix.
