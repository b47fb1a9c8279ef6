//! Finds tokens in a text and folds their surfaces into terms.
