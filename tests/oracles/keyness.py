"""Write keyness.csv: the statistics of keyness for tables of counts, small and large.

scipy 1.17.1 and mpmath 1.4 with 50 digits. Run by hand, never by the tests:

    pip install scipy==1.17.1 mpmath==1.4.1
    python3.11 tests/oracles/keyness.py
"""

import csv
from pathlib import Path

import scipy
from mpmath import binomial, erfc, log, mp, mpf, sqrt
from scipy.stats import beta, chi2_contingency

assert scipy.__version__ == "1.17.1", scipy.__version__
mp.dps = 50
HERE = Path(__file__).resolve().parent

# a, n1, b, n2; the smallest first, the last ones as large as corpora get
TABLES = [
    (7, 10, 2, 9),
    (0, 20, 5, 30),
    (5, 30, 0, 20),
    (3, 12, 5, 20),
    (12, 1_000, 3, 2_000),
    (1, 600, 0, 9_000),
    (9, 613, 3, 9_400),
    (51, 61_000, 28, 70_000),
    (57, 61_000, 88, 70_000),
    (0, 1_500, 4_000, 1_900_000),
    (700, 50_000, 200, 60_000),
    (5_000, 100_000, 3_000, 90_000),
    (12, 3_000, 3_999_999, 900_000_000),
    (200_000, 40_000_000, 300_000, 60_000_100),
    (1_000, 10_000, 10, 1_000_000),
]


def terms(x, e):
    return x * log(mpf(x) / e) if x else mpf(0)


def fisher(a, n1, b, n2):
    """Two-sided, by exact integers; only where they are not too many."""
    k, n = a + b, n1 + n2
    if k > 5_000:
        return ""
    weights = [
        binomial(k, x) * binomial(n - k, n1 - x)
        for x in range(max(0, n1 - (n - k)), min(k, n1) + 1)
    ]
    own = weights[a - max(0, n1 - (n - k))]
    p = sum(w for w in weights if w <= own * (1 + mpf(10) ** -7)) / sum(weights)
    return log(p) / log(10)


def tau_bound(tau, n1, n2):
    return log(mpf(n2) / n1 * mpf(tau) / (1 - mpf(tau))) / log(2)


def low(a, n1, b, n2, error):
    return tau_bound(beta.ppf(error / 2, a, b + 1), n1, n2) if a else ""


def row(a, n1, b, n2):
    c, d, n = n1 - a, n2 - b, n1 + n2
    e = [mpf(n1) * (a + b) / n, mpf(n2) * (a + b) / n, mpf(n1) * (c + d) / n, mpf(n2) * (c + d) / n]
    g2 = 2 * sum(terms(x, y) for x, y in zip((a, b, c, d), e))
    two = 2 * (terms(a, e[0]) + terms(b, e[1]))
    q = 1 + (mpf(n) / (a + b) + mpf(n) / (c + d) - 1) * (mpf(n) / n1 + mpf(n) / n2 - 1) / (6 * n)
    sign = 1 if a * d > b * c else -1
    table = [[a, b], [c, d]]
    prior = mpf(min(n1, n2))
    alpha = prior * (a + b) / n
    delta = log((a + alpha) / (c + prior - alpha)) - log((b + alpha) / (d + prior - alpha))
    high = low(b, n2, a, n1, 0.05)
    return {
        "log_likelihood": sign * g2,
        "log_likelihood_two_cells": sign * two,
        "log_likelihood_williams": sign * g2 / q,
        "chi_squared": sign * chi2_contingency(table, correction=False).statistic,
        "chi_squared_yates": sign * chi2_contingency(table, correction=True).statistic,
        "log10_p": log(erfc(sqrt(g2 / 2))) / log(10),
        "fisher_exact_log10": fisher(a, n1, b, n2),
        "bayes_factor_bic": g2 - log(n),
        "log_ratio": (log((a + mpf(1) / 2) / (n1 + mpf(1) / 2)) - log((b + mpf(1) / 2) / (n2 + mpf(1) / 2))) / log(2),
        "log_ratio_low": low(a, n1, b, n2, 0.05),
        "log_ratio_high": -high if b else "",
        "log_ratio_low_of_10000": low(a, n1, b, n2, 0.05 / 10_000),
        "log_odds_z": delta / sqrt(1 / (a + alpha) + 1 / (b + alpha)),
    }


with open(HERE / "keyness.csv", "w", newline="") as file:
    writer = None
    for counts in TABLES:
        cells = dict(zip(("target_count", "target_total", "reference_count", "reference_total"), counts))
        cells |= {name: value if value == "" else repr(float(value)) for name, value in row(*counts).items()}
        if writer is None:
            writer = csv.DictWriter(file, cells, lineterminator="\n")
            writer.writeheader()
        writer.writerow(cells)
