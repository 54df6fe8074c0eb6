"""Runs every benchmark in this folder and writes its table into docs/reference/benchmarks.md.

A benchmark is a module here with ``TITLE``, ``WHY`` and ``measure() -> Table``. Each writes its
own section anew and leaves the others as they are: `python benchmarks/run.py pdf` runs one.
"""

import argparse
import importlib
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "reference" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench`; not by hand. Times say something about one machine only, so compare rows
of one table, never tables of two runs.
"""


@dataclass(frozen=True)
class Table:
    """What a benchmark measured: heads and rows of text, and what the figures rest on."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    basis: str


def peak_megabytes() -> float:
    """The most memory that this process has held, as Linux counts it.

    Not ``ru_maxrss``: that one outlives the start of a new program, so that a small process
    started by a large one is told to be as large.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    assert found is not None, "the kernel tells no peak"
    return int(found[1]) / 1024


def section(title: str, why: str, table: Table) -> str:
    """A benchmark's section of the page."""
    lines = [f"## {title}", "", why, ""]
    lines += [_row(table.heads), _row(("---",) * len(table.heads)), *map(_row, table.rows)]
    day = datetime.now(tz=UTC).date().isoformat()
    machine = f"{platform.machine()}, Python {platform.python_version()}, {day}"
    return "\n".join([*lines, "", f"{table.basis} ({machine})", ""])


def replaced(page: str, title: str, text: str) -> str:
    """The page with one section written anew, in its old place or at the end."""
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(page):
        return pattern.sub(lambda _: f"{text}\n", page).rstrip() + "\n"
    return f"{page.rstrip()}\n\n{text}"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Run the benchmarks named, or all of them."""
    known = sorted(file.stem for file in HERE.glob("*.py") if file.stem != "run")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(known)}; all where none is given")
    for name in parser.parse_args().names or known:
        module = importlib.import_module(name)
        text = section(module.TITLE, module.WHY, module.measure())
        page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
        PAGE.write_text(replaced(page, module.TITLE, text), encoding="utf-8")
        print(text)


if __name__ == "__main__":
    main()
