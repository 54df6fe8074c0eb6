"""Let a fuzzer look for files that the readers have a fault on: `make fuzz SECONDS=60`.

    python scripts/fuzz.py [--seconds N] [FILE ...]

The fuzzer starts from the hostile corpus of the tests and follows which lines of our readers each
file reaches. Its first byte says what the rest is: a PDF, a Word file, the XML inside one,
Markdown, HTML, text, a list. A fault is what the law of the tests calls one
(`tests/hostile/outcome.py`); the file that shows it is kept in var/fuzz and is read again by naming
it. Pages that are pictures are left unread here: a second for each would leave nothing to look for.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "fuzz"
SEEDS = 220
LONGEST = 60_000
"""Bytes of a file: the fuzzer learns from small ones."""

ENDINGS = (".pdf", ".docx", ".xml", ".md", ".html", ".txt", ".csv", ".xlsx")


def seeds(folder: Path) -> None:
    """The hostile corpus as the fuzzer wants it: a file each, its kind in the first byte."""
    from hostile import corpus

    for file in corpus(1, SEEDS):
        kind = next((at for at, end in enumerate(ENDINGS) if file.name.endswith(end)), 5)
        if len(file.data) < LONGEST:
            (folder / f"{file.number:04}").write_bytes(bytes([kind]) + file.data)


def read(data: bytes) -> None:
    """Read one file of the fuzzer. Raises where it shows a fault."""
    from hostile import Hostile
    from hostile.outcome import outcome_of
    from hostile.word_files import of_xml

    ending = ENDINGS[data[0] % len(ENDINGS)] if data else ".txt"
    inner = data[1:]
    if ending == ".xml":
        ending, inner = ".docx", of_xml(inner, styles=inner, numbering=inner)
    file = Hostile(0, "fuzz", f"papir{ending}", inner, ending in (".csv", ".xlsx"))
    outcome = outcome_of(file)
    if outcome.how == "fault":
        raise RuntimeError(f"{file}: {outcome.said}")


def main() -> None:
    """Fuzz for some seconds, or read the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    import atheris

    with atheris.instrument_imports(include=["brobygger.engines", "brobygger.domain"]):
        importlib.import_module("hostile.outcome")  # what it imports is followed from here on
        letters = importlib.import_module("brobygger.engines.pdf.scan.letters")
    vars(letters)["is_installed"] = bool
    if options.files:
        for path in options.files:
            read(path.read_bytes())
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seeds(Path(folder))
        command = [
            *(sys.argv[0], folder, f"-artifact_prefix={KEPT}/"),
            *(f"-max_total_time={options.seconds}", f"-max_len={LONGEST}"),
            *("-timeout=30", "-rss_limit_mb=2000", "-print_final_stats=1"),
        ]
        atheris.Setup(command, read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
