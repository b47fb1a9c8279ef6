"""Compares the counts of two outputs, (document, term) by (document, term).

Usage: python agreement.py ours.csv theirs.csv whole|shared

`whole` compares every term of two or more characters. `shared` is for tools whose tokenizers differ, and compares only what they must
agree on: a term of two or more letters a-z, in documents in which neither tool has a word that joins these letters to anything else.
Where one tool has `don't`, `1,000.5`, `example.org` or `27bn`, another may rightly have `don` and `t`.
"""

import csv
import json
import re
import sys
from collections import defaultdict

LETTERS = re.compile("[a-z]{2,}")
NAMES = {"document": "document", "id": "document", "term": "term", "token": "term", "count": "count", "tf": "count"}


def read(path):
    """The counts by document and lowercased term; xan names the count `tf`."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        columns = {}
        for index, column in enumerate(next(rows)):
            columns.setdefault(NAMES.get(column), index)
        document, term, count = columns["document"], columns["term"], columns["count"]
        counts = defaultdict(lambda: defaultdict(int))
        for row in rows:
            counts[row[document]][row[term].lower()] += int(row[count])
    return counts


def pieces(terms):
    """The runs of letters within words that contain other characters."""
    return {piece for term in terms if not LETTERS.fullmatch(term) for piece in LETTERS.findall(term)}


def compared(ours, theirs, rule):
    """The terms to compare in one document."""
    either = ours.keys() | theirs.keys()
    if rule == "whole":
        return {term for term in either if len(term) > 1}
    return {term for term in either if LETTERS.fullmatch(term)} - pieces(either)


def main(ours, theirs, rule):
    ours, theirs = read(ours), read(theirs)
    result = {"rows": sum(map(len, ours.values())), "compared": 0, "agreeing": 0, "examples": []}
    for document in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(document, {}), theirs.get(document, {})
        for term in sorted(compared(mine, other, rule)):
            pair = mine.get(term, 0), other.get(term, 0)
            result["compared"] += 1
            result["agreeing"] += pair[0] == pair[1]
            if pair[0] != pair[1] and len(result["examples"]) < 5:
                result["examples"].append(f"{document} {term} {pair[0]}/{pair[1]}")
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
