"""xan: `tokenize words` piped to `vocab doc-token`, with the plain or the simple tokenizer, on one thread or two.

`vocab` runs on one core and takes most of the time, so a second tokenizer thread helps little. It writes bm25 and chi2 in addition to
the TF-IDF, but neither df nor idf; its tf is the count. Dropping the punctuation marks of the plain tokenizer makes it faster.
"""

SETTINGS = {
    "plain": ["--drop", "punct"],
    "plain, 2 threads": ["--drop", "punct", "--threads", "2"],
    "simple": ["--simple"],
    "simple, 2 threads": ["--simple", "--threads", "2"],
}


def pipeline(setting):
    """The two commands of a setting, with the placeholders of `command.py`."""
    tokenize = ["{xan}", "tokenize", "words", "text", "--lower", *SETTINGS[setting], "{corpus}"]
    return [tokenize, ["{xan}", "vocab", "doc-token", "--doc", "id", "--output", "{out}"]]
