"""Writes Word documents: any paper, and the finding sheet."""

from brobygger.engines.word.paper import write_word
from brobygger.engines.word.sheet import print_finding_sheet

__all__ = ["print_finding_sheet", "write_word"]
