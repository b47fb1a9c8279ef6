"""Polars as one would write it first: a row for each word, counted by `group_by`; polars_rows.py is faster.

Usage: python polars_words.py articles.csv out.csv
"""

import sys

import polars as pl


def main(corpus, output):
    articles = pl.scan_csv(corpus)
    documents = articles.select(pl.len()).collect(engine="streaming").item()
    words = pl.col("text").str.to_lowercase().str.extract_all(r"\w+")
    rows = (
        articles.select("id", term=words)
        .explode("term")
        .drop_nulls("term")
        .group_by("id", "term")
        .agg(count=pl.len())
        .with_columns(total=pl.col("count").sum().over("id"), df=pl.len().over("term"))
        .with_columns(idf=((1 + documents) / (1 + pl.col("df"))).log() + 1)
    )
    tf, tfidf = pl.col("count") / pl.col("total"), pl.col("count") * pl.col("idf")
    rows.select("id", "term", "count", tf=tf, df="df", idf="idf", tfidf=tfidf).sink_csv(output, engine="streaming")


if __name__ == "__main__":
    main(*sys.argv[1:])
