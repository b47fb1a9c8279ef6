"""Write unicode_corpus.csv and unicode.csv: count times ln(N / df) of plain words in lower case.

The texts are so plain that the words of UAX #29 (Unicode Text Segmentation) are beyond doubt: they
are split by hand below, each as written. A weight is count * ln(N / df) with the natural logarithm,
as Spärck Jones (1972) and the manual of tidytext's bind_tf_idf have it, on counts. Nothing but the
standard library of Python is needed. Run by hand, never by the tests:

    python3.11 tests/oracles/unicode.py

It also writes tests/cli/unicode.in/corpus.csv, the same texts, and prints the table that
tests/cli/unicode.trycmd expects.
"""

import csv
import math
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLI = HERE.parent / "cli" / "unicode.in"

DOCUMENTS = {
    "harbor": (
        "The harbor can't open. The Harbor-master waits; 3.5 ships wait!",
        "The harbor can't open The Harbor master waits 3.5 ships wait",
    ),
    "strike": (
        "STRIKE: the ships wait, the strikers don't. Ships (all 12) wait.",
        "STRIKE the ships wait the strikers don't Ships all 12 wait",
    ),
    "größe": (
        "Die GRÖSSE der Häfen, die größe der Ships - the Élan.",
        "Die GRÖSSE der Häfen die größe der Ships the Élan",
    ),
    "short": ("The end.", "The end"),
}


def number(value):
    return f"{value:.6g}"


def main():
    words = {document: words.split() for document, (_, words) in DOCUMENTS.items()}
    counts = {document: Counter(word.lower() for word in words[document]) for document in DOCUMENTS}
    frequencies = Counter(term for row in counts.values() for term in row)
    idf = {term: math.log(len(DOCUMENTS) / df) for term, df in frequencies.items()}

    for path in [HERE / "unicode_corpus.csv", CLI / "corpus.csv"]:
        path.parent.mkdir(exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "text"])
            writer.writerows((document, text) for document, (text, _) in DOCUMENTS.items())

    with open(HERE / "unicode.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["document", "term", "weight"])
        for document, row in counts.items():
            writer.writerows((document, term, repr(row[term] * idf[term])) for term in sorted(row))

    shown = csv.writer(sys.stdout, lineterminator="\n")
    header = "document rank term weight count per_thousand document_frequency idf forms"
    shown.writerow(header.split())
    for document, row in counts.items():
        best = sorted(row, key=lambda term: (-row[term] * idf[term], term))
        written = Counter(words[document])
        for rank, term in enumerate(best[:4], 1):
            forms = [(form, n) for form, n in written.items() if form.lower() == term]
            forms.sort(key=lambda form: (-form[1], form[0]))
            shown.writerow([
                document, rank, term, number(row[term] * idf[term]), row[term],
                number(1000 * row[term] / len(words[document])), frequencies[term],
                number(idf[term]), "|".join(f"{form} ({n})" for form, n in forms),
            ])


if __name__ == "__main__":
    main()
