"""Try every law at its full count and write what was tried to ``docs/reference/proofs.md``.

    python scripts/prove.py [--seed N] [--workers N] [TESTS ...]

Without a seed one is drawn and printed: the same seed repeats the same run. A run of some of the
tests brings their rows of the page up to date and leaves the others: each row names the commit
and the seed it was tried with.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "proofs.md"


class Proof(NamedTuple):
    """One law that was tried."""

    test: str
    tried: int | None
    seconds: float
    held: bool
    seed: int
    commit: str
    measured: str = ""

    @property
    def row(self) -> str:
        """Its line of the page."""
        tried = "" if self.tried is None else f"{self.tried:,}"
        held = "yes" if self.held else "**no**"
        held += f": {self.measured}" if self.measured else ""
        return (
            f"| `{self.test}` | {tried} | {self.seconds:.1f} | {held} | {self.seed} "
            f"| `{self.commit}` |"
        )


def run(seed: int, tests: list[str], report: Path, workers: int) -> int:
    """Run the laws at their full count; pytest's own exit code."""
    command = [
        *(sys.executable, "-m", "pytest", "-n", str(workers), "-m", "hypothesis or prove"),
        *("-p", "no:randomly", f"--hypothesis-seed={seed}", f"--junit-xml={report}"),
        *("-o", "junit_family=xunit1", *tests),
    ]
    environment = {**os.environ, "BROBYGGER_PROVE": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def read(report: Path, seed: int, commit: str) -> Iterator[Proof]:
    """The laws of a report, with the number of examples each was tried on."""
    root = etree.parse(report).getroot()
    for case in root.iter("testcase"):
        if case.find("skipped") is not None or not case.get("file"):
            continue  # without a file: what was under way when somebody broke the run off
        name = case.get("name", "")
        test = f"{case.get('file', '')}::{name}"
        held = case.find("failure") is None and case.find("error") is None
        tried = [
            int(each.get("value", "0")) for each in case.iterfind("*/property[@name='examples']")
        ]
        seconds = float(case.get("time", "0"))
        measured = "; ".join(
            each.get("value", "") for each in case.iterfind("*/property[@name='measured']")
        )
        yield Proof(test, sum(tried) or None, seconds, held, seed, commit, measured)


def commit_now() -> str:
    """The commit that is proved, marked where the tree differs from it."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "not committed"


def written() -> dict[str, str]:
    """The rows of the page as it stands: law -> line."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    rows = re.findall(r"^(\| `([^`]+)` \|.*)$", text, flags=re.MULTILINE)
    return {test: row for row, test in rows}


def write(rows: dict[str, str]) -> str:
    """The page."""
    head = [
        "# Proofs",
        "",
        "<!-- Made by `make prove`. -->",
        "",
        "Laws of the code, tried on drawn examples at their full count. Seed and commit of a row",
        "repeat its run: `make prove SEED=...`.",
        "",
        f"- last run: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"- laws: {len(rows)}",
        "",
        "| law | examples | seconds | held | seed | commit |",
        "|---|---:|---:|---|---:|---|",
    ]
    return "\n".join([*head, *(rows[test] for test in sorted(rows))]) + "\n"


def main() -> int:
    """Prove, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="0 draws one")
    parser.add_argument("--workers", type=int, default=2, help="tests tried at a time")
    parser.add_argument("tests", nargs="*")
    options = parser.parse_args()
    seed = options.seed or random.SystemRandom().randrange(1, 10**9)
    print(f"seed {seed}", flush=True)
    commit = commit_now()  # what is tried now, not what is committed while it runs
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        status = run(seed, options.tests, report, options.workers)
        proofs = list(read(report, seed, commit)) if report.exists() else []
    if proofs:
        # A whole run starts the page anew, so that a law that is gone does not stay on it.
        kept = written() if options.tests else {}
        rows = kept | {proof.test: proof.row for proof in proofs}
        PAGE.write_text(write(rows), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
