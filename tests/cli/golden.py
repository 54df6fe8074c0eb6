"""Output that stays as it is until a person has looked at the difference.

`REWRITE_GOLDEN=1 pytest tests/cli` writes it anew; read the diff before it is committed.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).with_name("printed")
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "reference" / "examples"


def same_as_golden(name: str, text: str) -> None:
    """Compare with the file, or write it where that was asked for."""
    file = FOLDER / name
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
