"""A row of a list that seems to name or describe a person is asked about, as a form asks.

It is left out unless somebody chooses otherwise: that choice is the answer, given once. The rows
are taken in as they stand, so what is chosen here is what the form's tick is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from django.utils.translation import gettext as _

from brobygger.web.documents.lists.kinds import SKIP, ListKind, Row, Verdict
from brobygger.web.ui.doubts import doubt_about, known_titles

TAKE = "alligevel"
"""The choice of a row that has no other: take it in all the same."""


def asked(kind: ListKind, rows: Sequence[Row], verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts, with a question where free text makes one doubt.

    What the rows themselves are called is no name, nor are the register's titles (fetched once,
    and only where something was found).
    """
    named = [field.key for field in kind.fields if field.is_required]

    @cache
    def titles() -> tuple[str, ...]:
        own = (row.cells.get(key, "") for row in rows for key in named)
        return (*known_titles(), *own)

    cells = {row.line: row.cells for row in rows}
    for verdict in verdicts:
        doubts = {
            field.title: words
            for field in kind.fields
            if field.key in kind.free_words
            and (words := doubt_about(cells[verdict.line].get(field.key, ""), titles))
        }
        yield verdict if not doubts or verdict.outcome == "left_out" else _ask(verdict, doubts)


def _ask(verdict: Verdict, doubts: dict[str, str]) -> Verdict:
    told = [f"»{_(title)}«: {words}" for title, words in doubts.items()]
    others = [one for one in verdict.choices if one[0] != SKIP]
    return replace(
        verdict,
        words=" ".join((verdict.words, *told)).strip(),
        choices=(
            (SKIP, _("spring over")),
            *(others or [(TAKE, _("tag den med alligevel"))]),
        ),
    )
