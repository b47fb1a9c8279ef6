//! Reads files, folders and tables into documents.
