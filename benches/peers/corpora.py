"""Creates the corpora with the repository's generator; an existing corpus is reused."""

import csv
import subprocess

FILE_BYTES = 5_000
MAX_FILES = 30_000
UNITS = {"k": 10**3, "M": 10**6, "G": 10**9}


def number(label):
    """The number of bytes in a size such as 200M."""
    return int(label[:-1]) * UNITS[label[-1]] if label[-1] in UNITS else int(label)


def articles(repository, work, label, form="csv"):
    path = work / f"articles-{label}.{form}"
    if not path.exists():
        part = path.with_suffix(".part")
        generate = ["cargo", "run", "--release", "--quiet", "-p", "keyweight-benches", "--bin", "generate", "--"]
        subprocess.run(["nice", "-n", "10", *generate, "--bytes", label, "--format", form, "-o", part], cwd=repository, check=True)
        part.rename(path)
    return path


def small_files(source, work, label):
    """Write the text of a corpus as files of 5 KB, at most 30,000, and the same texts as one CSV whose ids are the file names."""
    folder, table = work / f"files-{label}", work / f"files-{label}.csv"
    if not table.exists():
        folder.mkdir(exist_ok=True)
        part = table.with_suffix(".part")
        with open(source, newline="", encoding="utf-8") as file, open(part, "w", newline="", encoding="utf-8") as out:
            csv.field_size_limit(1 << 30)
            articles = csv.DictReader(file)
            rows = csv.writer(out, lineterminator="\n")
            rows.writerow(["id", "text"])
            for count, text in enumerate(slices(article["text"] for article in articles)):
                if count == MAX_FILES:
                    break
                name = f"f{count:05}.txt"
                (folder / name).write_text(text, encoding="utf-8", newline="")
                rows.writerow([name, text])
        part.rename(table)
    return folder, table


def slices(texts):
    """The concatenated texts, split at the first space after each 5 KB."""
    rest = ""
    for text in texts:
        rest += text + "\n\n"
        while len(rest) > FILE_BYTES and (end := rest.find(" ", FILE_BYTES)) >= 0:
            yield rest[:end]
            rest = rest[end:]
    if rest:
        yield rest
