"""Write groups.csv: the weights of groups of documents, each group taken as one document.

scikit-learn 1.9.1 on Python 3.11, on the texts of each group joined by line ends; and count *
log10(N / df), which is what dfm_group and then dfm_tfidf of the R package quanteda compute (its
R/dfm_weight.R, commit 26baf38), in 64-bit floats. Run by hand, never by the tests:

    pip install scikit-learn==1.9.1
    python3.11 tests/oracles/groups.py
"""

import csv
import math
import sys
from pathlib import Path

# Beside this file stands one called sklearn.py: Python must not look for scikit-learn here.
HERE = Path(__file__).resolve().parent
sys.path = [path for path in sys.path if path and Path(path).resolve() != HERE]

import sklearn  # noqa: E402
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer  # noqa: E402

assert sklearn.__version__ == "1.9.1" and sys.version_info[:2] == (3, 11)


def groups(rows, by):
    texts = {}
    for row in rows:
        name = row["id"].rpartition("/")[0] if by == "folder" else row[by].strip()
        if name:
            texts.setdefault(name, []).append(row["text"])
    return {name: "\n".join(texts[name]) for name in sorted(texts)}


def pairs(matrix, names, terms):
    for name, row in zip(names, matrix.tocsr()):
        for column, weight in sorted(zip(row.indices, row.data)):
            yield name, terms[column], weight


def main():
    with open(HERE / "groups_corpus.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for by in ("side", "year", "folder"):
        texts = groups(rows, by)
        sk = TfidfVectorizer()
        weights = sk.fit_transform(texts.values())
        for row in pairs(weights, texts, sk.get_feature_names_out()):
            found.append(("sklearn", by, *row[:2], repr(float(row[2]))))
        counter = CountVectorizer()
        counts = counter.fit_transform(texts.values())
        terms = counter.get_feature_names_out()
        df = dict(zip(terms, (counts > 0).sum(axis=0).A1))
        for name, term, count in pairs(counts, texts, terms):
            found.append(("quanteda", by, name, term, repr(float(count * math.log10(len(texts) / df[term])))))
    with open(HERE / "groups.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["weighting", "by", "group", "term", "weight"])
        writer.writerows(found)


main()
