"""A command to measure: its name, its input, and how the page shows it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tools:
    """The paths of the programs."""

    keyweight: Path
    xan: Path
    python: Path
    scripts: Path


@dataclass(frozen=True)
class Command:
    """One program, or several in a pipe.

    An argument may contain placeholders: `{keyweight}`, `{xan}`, `{python}`, `{scripts}`, `{corpus}`, `{out}`. A command without
    `{out}` writes to standard output, which is discarded.
    """

    name: str
    pipeline: list[list[str]]
    corpus: Path
    out: str = "out.csv"

    def filled(self, tools, work):
        values = {**{key: str(path) for key, path in vars(tools).items()}, "corpus": self.corpus, "out": work / self.out}
        return [[argument.format(**values) for argument in program] for program in self.pipeline]

    def shown(self):
        """The command as a reader would type it, without the paths of this machine."""
        corpus = "articles" + (self.corpus.suffix or "/")
        values = {"keyweight": "keyweight", "xan": "xan", "python": "python", "corpus": corpus, "out": self.out}
        words = [" ".join(program).replace("{scripts}/", "").format(**values) for program in self.pipeline]
        return " | ".join(words)
