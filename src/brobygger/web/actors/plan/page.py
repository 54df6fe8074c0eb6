"""The plan as a page and as a file: what is asked, what is chosen, what the rows say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from brobygger.domain.actors.half_year import HalfYear, half_year_of, parse_half_year
from brobygger.web.actors.choices import Choices, Option
from brobygger.web.actors.periods import half_words, month_heads
from brobygger.web.actors.plan.rows import PlanRow
from brobygger.web.ui.tables import Column, RegisterTable

PLACE, THEME, GROUP = "omraade", "tema", "maalgruppe"


def asked_half(request: HttpRequest, today: date) -> HalfYear:
    """The half year of the address, or the one we are in."""
    code = request.GET.get("halvaar", "")
    if not code:
        return half_year_of(today)
    try:
        return parse_half_year(code)
    except ValueError as wrong:
        raise Http404 from wrong


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row of chips: what may be chosen, and what is."""

    key: str
    label: Any
    options: Sequence[Option]
    now: int | None

    @property
    def title(self) -> str:
        """What is chosen is called; blank for nothing."""
        return next((one.title for one in self.options if one.pk == self.now), "")


def chosen(request: HttpRequest, choices: Choices, offered: Choices) -> dict[str, Chosen]:
    """What the address chooses; what is not on the list is no choice.

    ``offered`` are the words that efforts have been given: only those are worth a chip.
    """
    lists = {
        PLACE: (_("Område"), choices.places, offered.places),
        THEME: (_("Tema"), choices.themes, offered.themes),
        GROUP: (_("Målgruppe"), choices.target_groups, offered.target_groups),
    }
    found = {}
    for key, (label, every, given) in lists.items():
        now = _known(request.GET.get(key, ""), every)
        used = {one.pk for one in given} | {now}
        found[key] = Chosen(key, label, [one for one in every if one.pk in used], now)
    return found


def _known(asked: str, options: Sequence[Option]) -> int | None:
    return next((one.pk for one in options if str(one.pk) == asked), None)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the rows say together: how many, and how many the grant pays or does not pay.

    Next steps are the office's own list and are printed as a figure only.
    """

    efforts: int
    entries: int
    steps: int
    paid: int
    unpaid: int


def summed(rows: Sequence[PlanRow]) -> Sum:
    """The figures above the plan; the log of contacts is not among them."""
    return Sum(
        efforts=sum(row.kind == "effort" for row in rows),
        entries=sum(row.kind == "entry" for row in rows),
        steps=sum(row.kind == "step" for row in rows),
        paid=sum(row.is_paid is True for row in rows),
        unpaid=sum(row.is_paid is False for row in rows),
    )


def plan_file(request: HttpRequest, half: HalfYear, rows: list[PlanRow]) -> RegisterTable:
    """The same rows for a spreadsheet, with a column for each month."""
    words = {
        "effort": _("tiltag"),
        "entry": _("punkt i planen"),
        "step": _("næste skridt"),
        "meetings": _("møder"),
    }
    return RegisterTable(
        request,
        f"halvaarsplan-{half.code}",
        half_words(half),
        rows=rows,
        columns=(
            Column("hvad", _("Hvad"), lambda row: row.title),
            Column("slags", _("Slags"), lambda row: words[row.kind]),
            Column("hvem", _("Hvem"), lambda row: ", ".join(row.who) or None),
            Column("betales", _("Betaler bevillingen?"), lambda row: row.paid),
            Column("hvornaar", _("Hvornår"), lambda row: row.when),
            *(_month(at, head) for at, head in enumerate(month_heads(half))),
            Column("tema", _("Tema"), lambda row: ", ".join(row.themes.values()) or None),
            Column(
                "maalgruppe",
                _("Målgruppe"),
                lambda row: ", ".join(row.target_groups.values()) or None,
            ),
        ),
    )


def _month(at: int, head: str) -> Column:
    def value(row: PlanRow) -> str | None:
        if not row.runs_in(at):
            return None
        return _("planlagt") if row.is_planned else _("i gang")

    return Column(f"m{at}", head, value)
