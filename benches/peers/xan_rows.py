"""xan: `tokenize words` piped to `vocab doc-token`, plain or simple, on one core or with two tokenizers.

`vocab` runs on one core and takes most of the time, so a second tokenizer helps little. It writes bm25 and chi2
beside the TF-IDF, and neither df nor idf; tf is the count. The plain tokenizer's punctuation marks are dropped,
which makes it faster.
"""

SETTINGS = {
    "plain": ["--drop", "punct"],
    "plain, 2 threads": ["--drop", "punct", "--threads", "2"],
    "simple": ["--simple"],
    "simple, 2 threads": ["--simple", "--threads", "2"],
}


def pipeline(setting):
    """The two commands of a setting, with places for what `command.py` fills in."""
    tokenize = ["{xan}", "tokenize", "words", "text", "--lower", *SETTINGS[setting], "{corpus}"]
    return [tokenize, ["{xan}", "vocab", "doc-token", "--doc", "id", "--output", "{out}"]]
