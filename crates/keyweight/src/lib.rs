//! From articles to tables: the pipeline and the tables of keyweight.
