"""A single damaged figure in Table 1 or 2 is never silent, whatever the damage does to the row."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.budgets.note import BudgetNote
from counts import examples
from papers.note_text import TABLE_1, TABLE_2, note_text
from papers.read_text import read

_FIGURE = re.compile(r"(?<![\w.])(?:[1268]\.\d00|400)(?![\w.])")
_SIGNS = "0123456789.,-−()OolIS|%?*½ \ufffd"


def figures(note: BudgetNote) -> list[tuple[int | None, int | None]]:
    """Every amount of the note with its year, totals too."""
    return [
        *((c.year, c.amount_kr.value) for t in note.tables for r in t.rows for c in r.cells),
        *((None, r.total_kr.value) for t in note.tables for r in t.rows if r.total_kr),
    ]


CLEAN, CLEAN_PROBLEMS = read(note_text())


@settings(max_examples=examples(small=60, full=20_000))
@given(st.sampled_from(["table_1", "table_2"]), st.data())
def test_every_damage_to_one_figure_is_told(part: str, data: st.DataObject) -> None:
    text = {"table_1": TABLE_1, "table_2": TABLE_2}[part]
    match = data.draw(st.sampled_from(list(_FIGURE.finditer(text))))
    start = data.draw(st.integers(match.start(), match.end()))
    end = data.draw(st.integers(start, match.end()))
    damaged = text[:start] + data.draw(st.text(_SIGNS, max_size=3)) + text[end:]
    note, problems = read(note_text(**{part: damaged}))
    told = {(p.code, p.raw) for p in problems} - {(p.code, p.raw) for p in CLEAN_PROBLEMS}
    assert figures(note) == figures(CLEAN) or told
