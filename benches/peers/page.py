"""Writes the page from the raw measurements."""

import json
from statistics import median

HEAD = """# Results

Written by `benches/peers/run`, each section from the latest measurement of its part. Medians of whole processes, the
commands of a table in turn, round after round, input from the page cache, memory used by another process and given back
before each (a host gives a virtual machine free memory slowly). CPU is user and system time of all threads; peak is the
largest resident memory, in a pipe the sum of its programs (scikit-learn's writing processes share its pages and are not
added; nothing can be below the 20 MiB of the measuring script). MB are 10⁶ bytes of input.
`× keyweight` and `× wc` are wall time divided by that of the table's first keyweight row and of `LC_ALL=C wc -w` on the
same input. Absolute times move from machine to machine: compare ratios within a table.
"""

NOTES = {
    "peers": """## Against other tools

The same work: `id,text` in; tokenize, lowercase, count; a CSV of every (document, term) with count, tf, df, idf and
tf-idf at full precision out. Besides that, keyweight ranks and sorts each document's rows
and lists the forms as written; scikit-learn scales each document's weights to length 1; xan writes bm25 and χ² in place of df and idf. Tokenizers differ,
and the number of rows with them (see below). The scripts are in `peers/`, with what else was tried.""",
    "agreement": """## Do they count the same?

Each output against keyweight's, (document, term, count) by (document, term). *Shared*, against `--preset unicode`: a term
is compared in a document if it is two and more letters a–z and neither tool has, in this document, a word with this
piece glued to anything else. The rest differs by design: `don't`, `1,000.5`, `example.org` and `mil’s` are one word each
by UAX #29 and are cut by `\\w+` and by xan's simple tokenizer; xan's plain one keeps `side-by-side` and `http://a.example/b`
whole, and cuts `it's`, `1,000.5` and `example.org`. *Whole*, against `--preset sklearn`: every term of two
and more characters, for the tools that cut by `\\w+` as it does.""",
    "own": "## keyweight's commands\n\nOne corpus, each command with two threads and with one.",
    "sizes": "## Sizes\n\nAll rows, preset `unicode`, to standard output, thrown away; a thread for each core; `wc -w` below each.",
    "files": "## Many small files\n\nThe same texts as files of 5 KB in one folder and as rows of one CSV; all rows, preset `unicode`.",
}

COLUMNS = ["", "wall s", "range", "CPU s", "peak MiB", "MB/s", "MiB per MB", "× keyweight", "× wc", "rows"]


def write(measured, page):
    sections = [HEAD]
    for part, note in NOTES.items():
        path = measured / f"{part}.json"
        if path.exists():
            data = json.loads(path.read_text(encoding="utf-8"))
            body = agreement(data) if part == "agreement" else times(data)
            sections.append("\n\n".join([note, *body, *data.get("notes", []), origin(part, data)]))
    page.write_text("\n\n".join(section.strip() for section in sections) + "\n", encoding="utf-8")


def times(data):
    if doubts := list(doubt(data)):
        yield f"**A trial run, not to be quoted: {', '.join(doubts)}.**"
    results, first, words = data["results"], {}, {}
    for result in (result for result in results if result["wall"]):
        base = words if result["name"] == "wc -w" else first if result["command"].startswith("keyweight") else {}
        base.setdefault(stem(result), median(result["wall"]))
    yield table(COLUMNS, (line(result, first, words) for result in results))
    yield "\n".join(["```sh", *dict.fromkeys(result["command"] for result in results), "```"])


def doubt(data):
    """Why a measurement is no more than a trial."""
    if data["bytes"] < 200_000_000:
        yield "a small corpus"
    if data["repeat"] < 3:
        yield "few rounds"
    if data["load"] > 0.7:
        yield "a busy machine"


def line(result, first, words):
    if "missing" in result:
        return [result["name"], f"missing: {result['missing']}", *[""] * (len(COLUMNS) - 2)]
    walls, peak, megabytes = result["wall"], median(result["peak"]) / 1024, result["input"] / 1e6
    wall = median(walls)
    ratios = [f"{wall / base[stem(result)]:.2f}" if stem(result) in base else "" for base in (first, words)]
    rows = f"{result['rows']:,}" if "rows" in result else ""
    spread, cpu = f"{min(walls):.2f}–{max(walls):.2f}", f"{median(result['cpu']):.2f}"
    return [result["name"], f"{wall:.2f}", spread, cpu, f"{peak:,.0f}", f"{megabytes / wall:.0f}", f"{peak / megabytes:.2f}", *ratios, rows]


def stem(result):
    """The corpus, whatever form it is in."""
    return result["corpus"].partition(".")[0]


def agreement(data):
    def cells(row):
        if "missing" in row:
            return [row["name"], row["preset"], row["rule"], f"missing: {row['missing']}", "", "", ""]
        share, part = row["agreeing"] / row["compared"], row["compared"] / row["rows"]
        return [row["name"], row["preset"], row["rule"], f"{row['compared']:,}", f"{part:.1%}", f"{share:.4%}", f"{row['bound']:.2%}"]

    yield table(["", "against", "rule", "compared", "of keyweight's rows", "agreeing", "bound"], map(cells, data["pairs"]))


def table(head, lines):
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *lines))


def origin(part, data):
    shown = data["versions"] if part in ("peers", "agreement") else {"rustc": data["versions"]["rustc"]}
    versions = ", ".join(f"{name} {(found or 'missing').removeprefix(name + ' ')}" for name, found in shown.items())
    return (
        f"Measured {data['when']}: {data['bytes'] / 1e6:,.0f} MB, rounds: {data['repeat']}, keyweight at {data['commit']}, load before the "
        f"start {data['load']}, output on {data['disk']}.\n{data['machine']}.\n{versions}."
    )
