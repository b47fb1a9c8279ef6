"""Writes the page from the raw measurements."""

import json
from statistics import median

HEAD = """# Results

`benches/peers/run` writes this page; each section has the latest measurement of its part. Times are medians of whole
processes. The commands of a table run in turn, round after round, with their input in the page cache; before each, another
process uses memory and gives it back (a host hands free memory to a virtual machine slowly). CPU is the user and system time
of all threads. Peak is the largest resident memory, and in a pipe the sum over its programs (scikit-learn's writing
processes share its pages and are not added; nothing can be below the 20 MiB of the measuring script). MB are 10⁶ bytes of
input. `× keyweight` and `× wc` are the wall time divided by that of the table's first keyweight row, and by that of
`LC_ALL=C wc -w` on the same input. Absolute times vary between machines: compare ratios within a table.
"""

NOTES = {
    "peers": """## Against other tools

All tools do the same work: read `id,text`, tokenize, lowercase, count, and write a CSV of every (document, term) with count,
tf, df, idf and tf-idf at full precision. In addition, keyweight ranks and sorts the rows of each document and lists the forms
as written; scikit-learn scales the weights of each document to length 1; xan writes bm25 and χ² instead of df and idf. The
tokenizers differ, and so does the number of rows (see below). The scripts are in `peers/`; each says what else was tried.""",
    "agreement": """## Do they count the same?

Each output is compared with keyweight's: the count of each (document, term). The rule *shared*, against `--preset unicode`,
compares a term in a document if it consists of two or more letters a–z and neither tool has a word in this document in which
these letters are joined to anything else. The rest differs by design: by UAX #29 `don't`, `1,000.5`, `example.org` and
`mil’s` are one word each, but `\\w+` and xan's simple tokenizer split them; xan's plain tokenizer keeps `side-by-side` and
`http://a.example/b` whole, and splits `it's`, `1,000.5` and `example.org`. The rule *whole*, against `--preset sklearn`,
compares every term of two or more characters, for the tools that split by `\\w+` as that preset does.""",
    "own": "## keyweight's commands\n\nEach command runs on the same corpus, with two threads and with one.",
    "sizes": "## Sizes\n\nAll rows, preset `unicode`, to standard output, which is discarded; one thread for each core; `wc -w` below each size.",
    "files": "## Many small files\n\nThe same texts, once as files of 5 KB in one folder and once as rows of one CSV; all rows, preset `unicode`.",
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
        yield f"**A trial run, not for quotation: {', '.join(doubts)}.**"
    results, first, words = data["results"], {}, {}
    for result in (result for result in results if result["wall"]):
        base = words if result["name"] == "wc -w" else first if result["command"].startswith("keyweight") else {}
        base.setdefault(stem(result), median(result["wall"]))
    yield table(COLUMNS, (line(result, first, words) for result in results))
    yield "\n".join(["```sh", *dict.fromkeys(result["command"] for result in results), "```"])


def doubt(data):
    """The reasons why a measurement is only a trial."""
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
    """The name of the corpus without its format."""
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
