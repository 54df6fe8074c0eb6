"""Names what is wrong with the PDF files on the command line; status 1 where something is."""

import sys
from pathlib import Path

from pdf_standard import check


def main(names: list[str]) -> int:
    """One line a finding."""
    found = [(name, each) for name in names for each in check(Path(name).read_bytes())]
    for name, each in found:
        sys.stdout.write(f"{name}: {each.rule}: {each.words}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
