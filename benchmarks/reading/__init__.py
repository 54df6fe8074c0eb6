"""What the table of `documents` is made of: one module for each kind of paper."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

sys.path.insert(0, str(ROOT / "tests"))
