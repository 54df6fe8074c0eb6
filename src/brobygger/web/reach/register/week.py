"""Ugens tal: the sessions of a week or those that lack numbers, and many of them written at once.

Each row is saved for itself and gets its verdict; a row that is refused keeps what was typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Activity, Session
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.checks import SURE
from brobygger.web.reach.register.facts import TallyFacts, facts_of
from brobygger.web.reach.register.steps import correct_tally, write_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Fault, Refused, refuse

COLUMNS = ("heads", "first_timers", "outside")
MOST_ROWS = 100
"""Rows of a grid: a week of a whole city has fewer."""

State = Literal["", "saved", "refused"]
Cells = dict[str, str]


@dataclass(slots=True)
class Line:
    """A session in the grid: what is typed, what stood there when the page was opened, the verdict.

    ``asks`` where it wants a yes to something that is in doubt.
    """

    session: Session
    cells: Cells
    seen: Cells
    key: UUID = field(default_factory=uuid4)
    state: State = ""
    words: str = ""
    asks: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Column and what stands in it."""
        return [(name, self.cells[name]) for name in COLUMNS]

    @property
    def seen_told(self) -> str:
        """What stood there, as the form sends it back."""
        return "|".join(self.seen[name] for name in COLUMNS)


def lacking(today: date) -> QuerySet[Session]:
    """Sessions for citizens that are over or were held, and have no numbers."""
    over = Q(on__lt=today) | Q(on=today, state=Session.State.HELD)
    return _counted_ones().filter(over, tally=None)


def of_week(monday: date, today: date) -> QuerySet[Session]:
    """The sessions of a week, up to today."""
    last = min(monday + timedelta(days=6), today)
    return _counted_ones().filter(on__range=(monday, last))


def those(numbers: Sequence[int], today: date) -> QuerySet[Session]:
    """The sessions of a grid that was sent back."""
    return _counted_ones().filter(pk__in=numbers, on__lte=today)


def lines_of(rows: QuerySet[Session]) -> list[Line]:
    """The grid as it stands (one query)."""
    found = rows.select_related("activity", "tally").order_by("on", "order", "pk")[:MOST_ROWS]
    return [Line(row, stands(row), stands(row)) for row in found]


def stands(session: Session) -> Cells:
    """What is written of a session; blank for what is not known."""
    tally: Any = getattr(session, "tally", None)
    numbers: dict[str, Any] = {name: getattr(tally, name, None) for name in COLUMNS}
    return {name: "" if number is None else str(number) for name, number in numbers.items()}


def fill(lines: Sequence[Line], sent: Mapping[str, str], user: Any) -> None:
    """Save every row in which something was typed, each for itself; its verdict stands in it."""
    for line in lines:
        pk = line.session.pk
        now = line.cells
        if f"seen-{pk}" not in sent:
            continue
        seen = (*sent[f"seen-{pk}"].split("|"), "", "", "")
        line.seen = dict(zip(COLUMNS, seen, strict=False))
        line.cells = {name: sent.get(f"{name}-{pk}", "").strip() for name in COLUMNS}
        if line.cells == line.seen:
            line.cells = line.seen = now
            continue
        try:
            _save(line, now, sent, user)
        except Refused as refused:
            line.state, line.asks = "refused", any(one.field == SURE for one in refused.faults)
            line.words = " ".join(str(one.words) for one in refused.faults)
        else:
            line.state, line.words = "saved", _("Gemt")
            line.seen = line.cells


def _save(line: Line, now: Cells, sent: Mapping[str, str], user: Any) -> None:
    numbers: dict[str, Any] = {name: _number(line.cells[name]) for name in COLUMNS}
    if line.cells == now:  # the same form, sent twice
        return
    if now != line.seen:
        refuse([Fault(_("En anden har skrevet tal imens. Genindlæs siden, og se efter."))])
    session, writer = line.session, Writer(user=user)
    is_sure = f"sure-{session.pk}" in sent
    tally: Tally | None = getattr(session, "tally", None)
    if tally is not None:
        facts = replace(facts_of(tally), **numbers, is_sure=is_sure)
        correct_tally(tally, facts, writer)
        return
    line.key = _key(sent.get(f"key-{session.pk}", ""))
    facts = TallyFacts(
        activity=session.activity_id,
        on=session.on,
        session=session.pk,
        sent_key=line.key,
        is_sure=is_sure,
        **numbers,
    )
    write_tally(facts, writer)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        refuse([Fault(_("Skriv et helt tal, fx 12."))])
    return int(text)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _counted_ones() -> QuerySet[Session]:
    rows = Session.objects.exclude(state=Session.State.CANCELLED)
    return rows.filter(activity__kind=Activity.Kind.CITIZENS)
