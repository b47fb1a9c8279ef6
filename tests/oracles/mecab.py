"""Compiles the small dictionary in mecab/sources to mecab/compiled and writes mecab.csv: texts, and the
words MeCab cuts them into.

Needs mecab 0.996 and its mecab-dict-index: `apt-get install mecab mecab-utils` (Debian 12).
"""

import csv
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "mecab" / "sources"
COMPILED = FOLDER / "mecab" / "compiled"
INDEX = os.environ.get("MECAB_DICT_INDEX", "/usr/lib/mecab/mecab-dict-index")
MECAB = os.environ.get("MECAB", "mecab")

# By hand: words of the dictionary, words it does not have, signs it knows nothing of.
TEXTS = [
    "すもももももももものうち",
    "東京都に住む",
    "東京都京都行",
    "アルパカと行く",
    "一二三四の東京行く",
    "ぬるぬるすももぬ",
    "々〇アー都",
    "𠮷野に行く",
    "ア" * 30 + "と",
    "の" * 3 + "ぬ" * 40 + "の",
]
# By chance: words and characters of the dictionary, and others.
PARTS = ["すもも", "も", "の", "うち", "東", "京", "都", "東京", "に", "と", "住む", "行", "く", "ア", "ルパ", "ー",
         "一", "二", "々", "〇", "ぬ", "𠮷", "山"]


def main():
    dice = random.Random(20261122)
    texts = TEXTS + ["".join(dice.choices(PARTS, k=dice.randint(1, 14))) for _ in range(110)]
    # Longer than what is cut at a time.
    texts.append("".join(dice.choices(PARTS, k=2500)))
    with tempfile.TemporaryDirectory() as folder:
        for empty in ["feature.def", "rewrite.def", "pos-id.def"]:
            Path(folder, empty).touch()
        shutil.copytree(SOURCES, folder, dirs_exist_ok=True)
        shutil.rmtree(COMPILED, ignore_errors=True)
        COMPILED.mkdir()
        subprocess.run([INDEX, "-d", folder, "-o", COMPILED, "-f", "UTF-8", "-t", "UTF-8"], check=True)
        shutil.copy(SOURCES / "dicrc", COMPILED)
    found = subprocess.run([MECAB, "-r", "/dev/null", "-b", "65536", "-d", COMPILED, "-Owakati"], check=True,
                           text=True, input="\n".join(texts) + "\n", stdout=subprocess.PIPE).stdout
    with (FOLDER / "mecab.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["text", "words"])
        table.writerows(zip(texts, (line.strip() for line in found.splitlines()), strict=True))


main()
