"""Prints the tables that tables.trycmd expects, by scikit-learn 1.9.1.

What the rules of the preset `article` make of each article is written here by hand: the terms, the
words as written, and the number of all tokens. Run it in tests/cli.
"""
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer

# Left out: a for the makes and from on with about us more of is in.
FORMS = {
    "chips.txt": {
        "chip": {"chip": 3, "chips": 1}, "taiwan": {"Taiwan": 3},
        "US": {"US": 1}, "buys": {"buys": 1}, "powers": {"powers": 1}, "phone": {"phone": 1},
    },
    "tariffs.txt": {
        "talks": {"Talks": 1, "talks": 1}, "tariffs": {"tariffs": 2}, "US": {"U.S.": 1},
        "taiwan": {"Taiwan": 1}, "tell": {"Tell": 1}, "reader": {"reader": 1}, "begs": {"begs": 1},
    },
    "water.md": {
        "water": {"Water": 2, "water": 1}, "plant": {"plant": 1}, "recycles": {"recycles": 1},
        "scarce": {"scarce": 1}, "dry": {"dry": 1}, "season": {"season": 1},
    },
}
TOKENS = {"chips.txt": 20, "tariffs.txt": 16, "water.md": 13}
TITLES = {"chips.txt": "A chip for Taiwan", "tariffs.txt": "Talks on tariffs", "water.md": "Water"}
DOCUMENTS = list(FORMS)


def written(forms):
    return "|".join(f"{form} ({count})" for form, count in sorted(forms.items(), key=lambda f: (-f[1], f[0])))


def number(value):
    return f"{value:.6g}"


def best(pairs, top):
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:top]


counts = {d: {t: sum(f.values()) for t, f in terms.items()} for d, terms in FORMS.items()}
vectorizer = TfidfVectorizer(analyzer=lambda d: [t for t, n in counts[d].items() for _ in range(n)])
matrix = vectorizer.fit_transform(DOCUMENTS).toarray()
terms = list(vectorizer.get_feature_names_out())
weight = {d: dict(zip(terms, row)) for d, row in zip(DOCUMENTS, matrix)}
idf = dict(zip(terms, vectorizer.idf_))
df = {t: sum(t in c for c in counts.values()) for t in terms}
total = {t: sum(c.get(t, 0) for c in counts.values()) for t in terms}
largest = {t: max(weight[d][t] for d in DOCUMENTS) for t in terms}

print("documents")
for d in DOCUMENTS:
    top = "|".join(t for t, _ in best(((t, weight[d][t]) for t in counts[d]), 5))
    print(d, TITLES[d], "en", TOKENS[d], sum(counts[d].values()), len(counts[d]), top, sep=",")
print("keywords --top 3")
for d in DOCUMENTS:
    for rank, (t, w) in enumerate(best(((t, weight[d][t]) for t in counts[d]), 3), 1):
        per_thousand = number(1000 * counts[d][t] / TOKENS[d])
        print(d, rank, t, number(w), counts[d][t], per_thousand, df[t], number(idf[t]), written(FORMS[d][t]), sep=",")
print("terms --top 4")
for t, n in best(total.items(), 4):
    forms = {}
    for d in DOCUMENTS:
        for form, count in FORMS[d].get(t, {}).items():
            forms[form] = forms.get(form, 0) + count
    first = next(d for d in DOCUMENTS if weight[d][t] == largest[t])
    per_thousand = number(1000 * n / sum(TOKENS.values()))
    print(t, n, per_thousand, df[t], number(df[t] / 3), number(idf[t]), number(largest[t]), first, written(forms), sep=",")
print("matrix --top 4, by value")
for t, _ in best(largest.items(), 4):
    print(t, df[t], total[t], *(number(weight[d][t]) for d in DOCUMENTS), sep=",")
    print(t, df[t], total[t], *(counts[d].get(t, 0) for d in DOCUMENTS), sep=",")
    print(t, df[t], total[t], *(number(1000 * counts[d].get(t, 0) / TOKENS[d]) for d in DOCUMENTS), sep=",")
print("keywords --preset sklearn --top 2, the first five columns")
vectorizer = TfidfVectorizer()
texts = [Path("tables.in/articles", d).read_text(encoding="utf-8") for d in DOCUMENTS]
matrix = vectorizer.fit_transform(texts).toarray()
words = vectorizer.build_analyzer()
for d, text, row in zip(DOCUMENTS, texts, matrix):
    for rank, (t, w) in enumerate(best(zip(vectorizer.get_feature_names_out(), row), 2), 1):
        print(d, rank, t, number(w), words(text).count(t), sep=",")
