"""DuckDB: count into a temporary table, join df and idf to the counts, and copy the rows to a CSV in any order.

Usage: python duckdb_rows.py articles.csv|articles.jsonl out.csv

Words are runs of letters, digits and `_` in the lowercased text, found by `regexp_extract_all`. Equally fast: `string_split_regex`;
df as a window over the term. Slower: one statement without the table (which needs more memory, too); `histogram` of each document's
list; the lists in a table of their own that is joined to the counts.
"""

import sys

import duckdb

COUNT = r"""
CREATE TEMP TABLE counts AS
SELECT id, term, count(*) AS count, any_value(total) AS total
FROM (
    SELECT id, len(words) AS total, unnest(words) AS term
    FROM (SELECT id, regexp_extract_all(lower(text), '[\p{L}\p{N}_]+') AS words FROM {articles})
)
GROUP BY id, term
"""

COPY = """
COPY (
    WITH terms AS (
        SELECT term, count(*) AS df,
            ln((1 + (SELECT count(DISTINCT id) FROM counts)) / (1 + count(*))) + 1 AS idf
        FROM counts
        GROUP BY term
    )
    SELECT id, term, count, count / total AS tf, df, idf, count * idf AS tfidf
    FROM counts JOIN terms USING (term)
) TO '{output}' (FORMAT csv, HEADER)
"""

READ = {
    "csv": "read_csv('{path}', header = true, quote = '\"', escape = '\"', "
    "columns = {{'id': 'VARCHAR', 'text': 'VARCHAR'}}, max_line_size = 16000000)",
    "jsonl": "read_json('{path}', format = 'newline_delimited', columns = {{'id': 'VARCHAR', 'text': 'VARCHAR'}})",
}


def main(corpus, output):
    articles = READ[corpus.rpartition(".")[2]].format(path=corpus)
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = false")
    # Not str.format: it would interpret the braces of the pattern.
    connection.execute(COUNT.replace("{articles}", articles))
    connection.execute(COPY.replace("{output}", output))


if __name__ == "__main__":
    main(*sys.argv[1:])
