"""How much memory a PDF takes to read: what is loaded for it, and what is held at most."""

import subprocess
import sys

from engines.typeset import typeset

MOST = 60
"""Megabytes, the interpreter among them."""

READ = """
import re, sys
from pathlib import Path
from brobygger.engines.pdf import read_pdf

document = read_pdf(sys.stdin.buffer.read(), "papir.pdf")
assert len(document.pages) == 4, document.pages
status = Path("/proc/self/status").read_text()
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) // 1024, "numpy" in sys.modules)
"""


def test_a_paper_of_letters_is_read_without_what_reads_pictures() -> None:
    """Four pages of text and tables, in a process of its own."""
    cells = ", ".join(f"[1.{600 + number}]" for number in range(28))
    page = f"= Havnen\n#lorem(330)\n#table(columns: 7, {cells})"
    paper = typeset("\n#pagebreak()\n".join([page] * 4))
    said = subprocess.run(
        [sys.executable, "-c", READ], input=paper, capture_output=True, check=True
    )
    megabytes, has_numpy = said.stdout.split()
    assert int(megabytes) <= MOST
    assert has_numpy == b"False"
