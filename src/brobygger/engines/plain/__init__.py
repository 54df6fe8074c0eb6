"""Prints a paper as plain text or as Markdown, in the layout that such papers are handed round in.

Where a table cell holds lists, both write the rows tab-separated with inline HTML, as the
committee's annex is handed round: neither text columns nor a pipe table have room for them.
"""

from brobygger.engines.plain.markdown import write_markdown
from brobygger.engines.plain.text import write_text

__all__ = ["write_markdown", "write_text"]
