"""Writes texts in legacy encodings: a line for each, with language, codec, length, bytes and text.

Every language of the Universal Declaration of Human Rights, in every encoding that can hold it, at 60,
300 and 3,000 bytes. The texts are the last three tenths of each translation: the letter pairs of
keyweight were counted on articles 1 to 20. Usage: encodings.py FOLDER, which has metadata.csv.

Left out are encodings that keyweight does not know (see docs/formats.md), and texts that are ASCII. Mac
OS Arabic and Farsi are only tried on languages in Arabic letters: Python writes the spaces of others by
their right-to-left doubles.
"""

import csv
import sys
import unicodedata
from pathlib import Path

CODECS = """
cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 tis_620
iso8859_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10
iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_u koi8_t ptcp154 kz1048
mac_roman mac_cyrillic mac_greek mac_latin2 mac_turkish mac_iceland mac_croatian mac_romanian
mac_arabic mac_farsi
cp437 cp720 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp1125
gb2312 gbk gb18030 big5 big5hkscs cp950 shift_jis cp932 euc_jp iso2022_jp euc_kr cp949 johab
""".split()
RIGHT_TO_LEFT = {"mac_arabic", "mac_farsi"}
TONES = "\u0300\u0301\u0303\u0309\u0323"
# The number of passages of each length.
LENGTHS = {60: 6, 300: 3, 3000: 1}


def apart(letter):
    """A Vietnamese letter as windows-1258 writes it: the tone is a character of its own."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone)) + tone


def encodable(text, codec, language):
    """The text as the codec can write it; None if it cannot."""
    if codec == "cp1258" and language == "vi":
        text = "".join(apart(c) if unicodedata.normalize("NFD", c)[-1:] != c else c for c in text)
    try:
        text.encode(codec)
    except UnicodeError:
        return None
    return text


def passages(text, codec):
    for length, number in LENGTHS.items():
        for at in range(number):
            rest = text[len(text) * at // number :]
            start = rest.find(" ", 0, 40) if at else -1
            passage, size = "", 0
            for letter in rest[start + 1 :]:
                size += 2 if codec == "iso2022_jp" else len(letter.encode(codec))
                if size > length:
                    break
                passage += letter
            encoded = passage.encode(codec)
            is_coded = codec == "iso2022_jp" or not encoded.isascii()
            if is_coded and len(encoded) > length * 0.4:
                yield length, encoded, passage


def main(folder):
    with open(folder / "metadata.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        text = text[len(text) * 7 // 10 :].partition(" ")[2]
        for codec in CODECS:
            if codec in RIGHT_TO_LEFT and row["lang"] not in ("ar", "fa", "ur"):
                continue
            written = encodable(text, codec, row["lang"])
            if written is None:
                continue
            for length, encoded, passage in passages(written, codec):
                print(row["lang"], codec, length, encoded.hex(), passage, sep="\t")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main(Path(sys.argv[1]))
