"""Write formulas.csv: every tf, idf, norm and logarithm base of keyweight, computed with 60 digits.

Nothing but the standard library of Python 3.11 and the formulas of the literature (Salton and
Buckley 1988, Spärck Jones 1972, and the manuals of scikit-learn, quanteda, tidytext and gensim),
in decimal arithmetic; the last step rounds to the nearest 64-bit float. Run by hand, never by the
tests:

    python3.11 tests/oracles/formulas.py
"""

import csv
import itertools
from collections import Counter
from decimal import Decimal, getcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
getcontext().prec = 60

LOGS = {
    "e": lambda x: x.ln(),
    "2": lambda x: x.ln() / Decimal(2).ln(),
    "10": lambda x: x.log10(),
}

# Of a count n, with all counts of its document.
TFS = {
    "count": lambda n, row, log: n,
    "binary": lambda n, row, log: Decimal(1),
    "log": lambda n, row, log: 1 + log(n),
    "relative": lambda n, row, log: n / sum(row),
    "augmented": lambda n, row, log: (1 + n / max(row)) / 2,
}

# Of a document frequency df among N documents; top is the largest df of any term.
IDFS = {
    "none": lambda df, N, top, log: Decimal(1),
    "plain": lambda df, N, top, log: log(N / df),
    "plain-plus-one": lambda df, N, top, log: log(N / df) + 1,
    "smooth": lambda df, N, top, log: log((N + 1) / (df + 1)) + 1,
    "probabilistic": lambda df, N, top, log: max(Decimal(0), log((N - df) / df)) if df < N else Decimal(0),
    "max": lambda df, N, top, log: log(top / df),
}

NORMS = {
    "none": lambda weights: Decimal(1),
    "l1": lambda weights: sum(abs(weight) for weight in weights),
    "l2": lambda weights: sum(weight * weight for weight in weights).sqrt(),
}


def main():
    with open(HERE / "corpus.csv", encoding="utf-8", newline="") as file:
        documents = {row["id"]: Counter(row["text"].split()) for row in csv.DictReader(file)}
    N = Decimal(len(documents))
    frequencies = Counter(term for counts in documents.values() for term in counts)
    top = Decimal(max(frequencies.values()))
    pairs = [(document, term) for document in documents for term in sorted(documents[document])]
    header = ["tf", "idf", "norm", "log_base"] + [f"{document}:{term}" for document, term in pairs]
    rows = []
    for tf, idf, norm, base in itertools.product(TFS, IDFS, NORMS, LOGS):
        log = LOGS[base]
        cells = {}
        for document, counts in documents.items():
            row = [Decimal(count) for count in counts.values()]
            weights = {
                term: TFS[tf](Decimal(count), row, log) * IDFS[idf](Decimal(frequencies[term]), N, top, log)
                for term, count in counts.items()
            }
            length = NORMS[norm](weights.values())
            for term, weight in weights.items():
                cells[document, term] = weight / length if length else weight
        rows.append([tf, idf, norm, base] + [repr(float(cells[pair])) for pair in pairs])
    with open(HERE / "formulas.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
