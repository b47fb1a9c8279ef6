"""A command to measure: what it is called, what it runs on, and how it is shown in the page."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tools:
    """Where the programs are."""

    keyweight: Path
    xan: Path
    python: Path
    scripts: Path


@dataclass(frozen=True)
class Command:
    """One program, or several in a pipe.

    An argument may hold places: `{keyweight}`, `{xan}`, `{python}`, `{scripts}`, `{corpus}`, `{out}`. A command without `{out}` writes
    to standard output, which is thrown away.
    """

    name: str
    pipeline: list[list[str]]
    corpus: Path
    out: str = "out.csv"

    def filled(self, tools, work):
        places = {**{key: str(path) for key, path in vars(tools).items()}, "corpus": self.corpus, "out": work / self.out}
        return [[argument.format(**places) for argument in program] for program in self.pipeline]

    def shown(self):
        """The command as a reader would type it, without the paths of this machine."""
        corpus = "articles" + (self.corpus.suffix or "/")
        places = {"keyweight": "keyweight", "xan": "xan", "python": "python", "corpus": corpus, "out": self.out}
        words = [" ".join(program).replace("{scripts}/", "").format(**places) for program in self.pipeline]
        return " | ".join(words)
