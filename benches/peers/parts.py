"""The parts of the comparison: which commands each part measures, in the order of its table."""

from command import Command
from xan_rows import SETTINGS, pipeline

FULL = ["--top", "all", "--precision", "full"]
# Every (document, term) with its numbers at full precision, for the words of plain UAX #29: the work that the peers do.
ALL_ROWS = ["keywords", "--preset", "unicode", *FULL]


def keyweight(name, corpus, arguments, threads=None, out="out.csv"):
    """A run of keyweight; with `out=None` its table goes to standard output, which is discarded."""
    command, *options = arguments
    if threads:
        name = f"{name}, {threads} thread{'s' * (threads > 1)}"
        options += ["--threads", str(threads)]
    flag = "--out" if command == "report" else "-o"
    output = [flag, "{out}"] if out else []
    return Command(name, [["{keyweight}", command, "{corpus}", *options, "--quiet", *output]], corpus, out or "out.csv")


def wc(corpus):
    return Command("wc -w", [["env", "LC_ALL=C", "wc", "-w", "{corpus}"]], corpus)


def tables(csv, jsonl):
    """The peers alone, each writing all rows."""
    scripts = [
        ("DuckDB, from CSV", "duckdb_rows.py", csv),
        ("DuckDB, from JSON", "duckdb_rows.py", jsonl),
        ("Polars", "polars_rows.py", csv),
        ("Polars, a row per word first", "polars_words.py", csv),
        ("scikit-learn", "sklearn_rows.py", csv),
    ]
    return [
        *(Command(f"xan, {setting}", pipeline(setting), csv) for setting in SETTINGS),
        *(Command(name, [["{python}", "{scripts}/" + file, "{corpus}", "{out}"]], corpus) for name, file, corpus in scripts),
    ]


def peers(csv, jsonl):
    return [*(keyweight("keyweight", csv, ALL_ROWS, threads) for threads in (2, 1)), wc(csv), *tables(csv, jsonl)]


def own(csv):
    jobs = {
        "all rows, unicode": (ALL_ROWS, "out.csv"),
        "all rows, sklearn": (["keywords", "--preset", "sklearn", *FULL], "out.csv"),
        "top 20, unicode": (["keywords", "--preset", "unicode", "--top", "20"], "out.csv"),
        "top 20, article": (["keywords", "--top", "20"], "out.csv"),
        "report, article": (["report"], "out"),
        "collocations of 2 words, article": (["collocations"], "out.csv"),
    }
    runs = [keyweight(name, csv, job, threads, out) for name, (job, out) in jobs.items() for threads in (2, 1)]
    return [*runs, wc(csv)]


def sizes(corpora, limited, memory):
    """All rows to standard output, for each size; for the size `limited` also within a memory budget."""
    for label, csv in corpora.items():
        yield keyweight(label, csv, ALL_ROWS, out=None)
        if label == limited:
            yield keyweight(f"{label}, {memory} of memory", csv, [*ALL_ROWS, "--memory", memory], out=None)
        yield wc(csv)


def files(folder, csv):
    read = Command("reading the files", [["find", "{corpus}", "-type", "f", "-exec", "cat", "{{}}", "+"]], folder)
    inputs = {"one CSV": csv, "files": folder}
    return [read, *(keyweight(name, corpus, ALL_ROWS, threads) for threads in (2, 1) for name, corpus in inputs.items())]
