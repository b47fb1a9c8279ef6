"""Builds keyweight and installs the peers with cargo and pip, unless they are installed already."""

import os
import subprocess
import sys

PACKAGES = ["scikit-learn", "duckdb", "polars"]
VERSION = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"


def keyweight(repository):
    subprocess.run(["nice", "-n", "10", "cargo", "build", "--release"], cwd=repository, check=True)
    return target(repository) / "release" / "keyweight"


def target(repository):
    return repository / os.environ.get("CARGO_TARGET_DIR", "target")


def peers(cache):
    """Install what is missing; a failure is printed here, and the tables show the tool as missing."""
    if not (cache / "xan/bin/xan").exists():
        attempt("xan", ["cargo", "install", "xan", "--locked", "--root", cache / "xan"])
    python = cache / "venv/bin/python"
    if not python.exists():
        attempt("venv", [sys.executable, "-m", "venv", cache / "venv"])
    for package in PACKAGES:
        if version(python, package) is None:
            attempt(package, [python, "-m", "pip", "install", "--quiet", package])


def attempt(name, command):
    try:
        subprocess.run(["nice", "-n", "10", *command], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"MISSING: {name} cannot be installed: {error}", file=sys.stderr)


def version(python, package):
    return ask([python, "-c", VERSION, package])


def ask(command, **options):
    """The output of a short command, or None."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
