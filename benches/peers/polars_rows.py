"""Polars: one streaming query that counts words within each document's list, with df as a window over the term.

Usage: python polars_rows.py articles.csv out.csv

Words are `\\w+` of the lowercased text. Slower: exploding before `group_by(id, term)` (polars_words.py); terms as
Categorical; joining df and idf from a second aggregation; keeping the counts between two queries.
"""

import sys

import polars as pl


def main(corpus, output):
    articles = pl.scan_csv(corpus)
    documents = articles.select(pl.len()).collect(engine="streaming").item()
    words = pl.col("text").str.to_lowercase().str.extract_all(r"\w+")
    counted = pl.element().value_counts(name="count")
    rows = (
        articles.select("id", words.alias("words"))
        .select("id", total=pl.col("words").list.len(), pair=pl.col("words").list.eval(counted))
        .explode("pair")
        .select("id", "total", term=pl.col("pair").struct[0], count=pl.col("pair").struct[1])
        .with_columns(df=pl.len().over("term"))
        .with_columns(idf=((1 + documents) / (1 + pl.col("df"))).log() + 1)
    )
    tf, tfidf = pl.col("count") / pl.col("total"), pl.col("count") * pl.col("idf")
    rows.select("id", "term", "count", tf=tf, df="df", idf="idf", tfidf=tfidf).sink_csv(output, engine="streaming")


if __name__ == "__main__":
    main(*sys.argv[1:])
