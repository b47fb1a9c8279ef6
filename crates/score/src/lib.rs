//! Weighs the counts of terms: TF-IDF in its usual variants.
