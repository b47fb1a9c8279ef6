"""Write sklearn_default.csv and sklearn_variants.csv, the numbers that tests/oracles.rs compares with.

Made with scikit-learn 1.9.1 on Python 3.11; both are checked. Run by hand, never by the tests:

    pip install scikit-learn==1.9.1
    python3.11 tests/oracles/sklearn.py
"""

import csv
import itertools
import sys
from pathlib import Path

# This file is called sklearn.py: its own folder must not be where Python looks for scikit-learn.
HERE = Path(__file__).resolve().parent
sys.path = [path for path in sys.path if path and Path(path).resolve() != HERE]

import sklearn  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402

SEEDS = HERE.parent.parent / "seeds"
ENDINGS = {".txt", ".md"}
# All seeds are fitted; the weights of these are written: English, German, Chinese, Korean.
WRITTEN = [
    "01-tariff-talks.txt",
    "13-dresden-chipfabrik.txt",
    "14-xianjin-fengzhuang.txt",
    "15-sobujang-korea-japan.txt",
]


def check_versions():
    if sklearn.__version__ != "1.9.1" or sys.version_info[:2] != (3, 11):
        sys.exit(
            "the oracles are those of scikit-learn 1.9.1 on Python 3.11; this is scikit-learn "
            f"{sklearn.__version__} on Python {sys.version.split()[0]}"
        )


def read(path):
    """The text as it is, line ends included, without a byte order mark."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def pairs(vectorizer, names, texts):
    """(document, term, weight) of every pair with a count, in the order of both."""
    matrix = vectorizer.fit_transform(texts)
    terms = vectorizer.get_feature_names_out()
    for name, row in zip(names, matrix):
        for column, weight in sorted(zip(row.indices, row.data)):
            yield name, terms[column], repr(float(weight))


def default():
    paths = [path for path in SEEDS.iterdir() if path.suffix in ENDINGS]
    paths.sort(key=lambda path: path.name.encode())
    found = pairs(TfidfVectorizer(), [path.name for path in paths], [read(path) for path in paths])
    rows = [row for row in found if row[0] in WRITTEN]
    assert {row[0] for row in rows} == set(WRITTEN)
    write("sklearn_default.csv", ["document", "term", "weight"], rows)


def variants():
    with open(HERE / "corpus.csv", encoding="utf-8", newline="") as file:
        corpus = list(csv.DictReader(file))
    names = [row["id"] for row in corpus]
    texts = [row["text"] for row in corpus]
    tfs = {
        "count": {},
        "binary": {"binary": True},
        "log": {"sublinear_tf": True},
    }
    idfs = {
        "none": {"use_idf": False},
        "plain-plus-one": {"smooth_idf": False},
        "smooth": {"smooth_idf": True},
    }
    norms = {"none": {"norm": None}, "l1": {"norm": "l1"}, "l2": {"norm": "l2"}}
    rows = []
    for tf, idf, norm in itertools.product(tfs, idfs, norms):
        vectorizer = TfidfVectorizer(**tfs[tf], **idfs[idf], **norms[norm])
        rows += [(tf, idf, norm, *row) for row in pairs(vectorizer, names, texts)]
    write("sklearn_variants.csv", ["tf", "idf", "norm", "document", "term", "weight"], rows)


if __name__ == "__main__":
    check_versions()
    default()
    variants()
