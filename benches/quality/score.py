"""Compares ranked keywords with those that people chose."""

import random
import re
import unicodedata

# The first rows of a document that are compared.
ROWS = 10
POSSESSIVE = re.compile(r"(?<=\w)'s\b")
ACRONYM_DOT = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_]\b)")
WORD = re.compile(r"[^\W_]+")


class Normalizer:
    """Brings keywords to one form: case, possessives, acronyms, stems, and compounds written in any way.

    `health-care`, `Health care` and `healthcare` are equal, and so are `tariff` and `tariffs`.
    """

    def __init__(self, stemmers):
        self.stemmers = stemmers
        self.stems = {}

    def words(self, text, language):
        text = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'").replace("\u00ad", "")
        text = ACRONYM_DOT.sub(r"\1", POSSESSIVE.sub("", text))
        return [self.stem(word, language) for word in WORD.findall(text)]

    def stem(self, word, language):
        stem = self.stems.get((word, language))
        if stem is None:
            stemmer = self.stemmers(language)
            stem = self.stems[word, language] = stemmer(word) if stemmer else word
        return stem

    def keys(self, texts, language):
        """The distinct forms in their order; a text without letters or digits has none."""
        forms = ("".join(self.words(text, language)) for text in texts)
        return list(dict.fromkeys(form for form in forms if form))


def f1(normalizer, document, terms):
    """The harmonic mean of precision and recall of the first distinct terms; 0 if none is right."""
    language = document["language"]
    gold = set(normalizer.keys(document["keywords"], language))
    found = normalizer.keys(terms, language)[:ROWS]
    hits = sum(term in gold for term in found)
    return 2 * hits / (len(found) + len(gold)) if hits else 0.0


def mean(values):
    return sum(values) / len(values)


def interval(values, draws=1000):
    """The 95% interval of the mean: bootstrap over documents, seed 1."""
    generator = random.Random(1)
    means = sorted(mean(generator.choices(values, k=len(values))) for _ in range(draws))
    return means[draws // 40], means[draws - 1 - draws // 40]
