"""What falls away without a note: the register with it and without it, as sentence and rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.recommendations.portfolio.explain import Explanation
from brobygger.domain.recommendations.portfolio.state import Label
from brobygger.web.budgets.decisions.costs import base_words
from brobygger.web.budgets.decisions.words import short_lines_of
from brobygger.web.budgets.loading import Register, decided_by_key
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.budgets.states.words import (
    Reason,
    Said,
    label_said,
    numbers_words,
    part_said,
    reasons_of,
    sentence_of,
)
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.numbers import kroner
from brobygger.web.ui.tables import Column, RegisterTable


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part with the note and without it. ``is_lifted``: the note itself can carry it."""

    code: str
    name: str
    number: int
    before: Said
    after: Said
    is_changed: bool
    is_lifted: bool
    waits_for: tuple[str, ...]
    reasons: Sequence[Reason]
    why: str
    document: int


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation with the note and without it, and its parts that are concerned."""

    row: Recommendation
    before: Said
    after: Said
    is_changed: bool
    parts: Sequence[PartRow]


@dataclass(frozen=True, slots=True)
class Fall:
    """The answer for one note on one day."""

    planned: PlannedNote
    at: date
    sentence: str
    recommendations: Sequence[RecommendationRow]
    weight: tuple[int, int, int]

    @property
    def changes(self) -> bool:
        """The note makes a difference to some recommendation or part."""
        return any(self.weight)


def fall_of(register: Register, planned: PlannedNote, at: date) -> Fall:
    """Ask the rules what hangs on a note, and put the answer into words."""
    found = register.portfolio.without(planned.key, at)
    parts = list(_parts(register, found))
    rows = [
        RecommendationRow(
            register.recommendations[one.number],
            label_said(one.before),
            label_said(one.after),
            one.is_changed,
            [part for part in parts if part.number == one.number],
        )
        for one in found.recommendations
    ]
    return Fall(planned, at, sentence_for(found, parts), rows, _weight(found, parts))


def _parts(register: Register, found: Explanation) -> Iterator[PartRow]:
    nodes = register.portfolio.model.nodes
    for one in found.parts:
        targets = {code for target in nodes[one.id].targets for code in target.parts}
        reasons = reasons_of(one.after)
        yield PartRow(
            one.id,
            register.part_names[one.id],
            register.numbers[one.id],
            part_said(one.before),
            part_said(one.after),
            one.is_changed,
            one.id in found.lifted,
            tuple(sorted(targets)),
            reasons,
            sentence_of(one.after),
            register.annex.document_id,
        )


def _weight(found: Explanation, parts: Sequence[PartRow]) -> tuple[int, int, int]:
    """How much falls: recommendations lost, other recommendations changed, parts changed."""
    lost = len(found.became("fallen")) + len(found.became("lapsed"))
    changed = sum(one.is_changed for one in found.recommendations)
    return lost, changed - lost, sum(part.is_changed for part in parts)


def sentence_for(found: Explanation, parts: Sequence[PartRow]) -> str:
    """ "Uden N9 falder 2 anbefalinger (5 og 9), og 1 bliver delvis dækket (6)." """
    said = [words for label in _TOLD for words in [_became(found, label)] if words]
    if said:
        what = f" {_('og')} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
        return _("Uden %(note)s %(what)s.") % {"note": found.note, "what": what}
    changed = [part.code for part in parts if part.is_changed]
    if changed:
        return _(
            "Uden %(note)s mangler del %(parts)s penge, men ingen anbefaling skifter tilstand."
        ) % {"note": found.note, "parts": ", ".join(changed)}
    return _("Uden %(note)s ændrer ingen anbefaling tilstand.") % {"note": found.note}


_TOLD: tuple[Label, ...] = ("fallen", "lapsed", "partly", "open")
"""What a recommendation can become without money, the worst first; none becomes better."""


def _became(found: Explanation, label: Label) -> str:
    """What becomes of the recommendations that change into a label, with their numbers."""
    numbers = found.became(label)
    if not numbers:
        return ""
    count = len(numbers)
    words = {
        "fallen": ngettext(
            "falder %(count)s anbefaling (%(numbers)s)",
            "falder %(count)s anbefalinger (%(numbers)s)",
            count,
        ),
        "lapsed": ngettext(
            "ophører %(count)s anbefaling (%(numbers)s)",
            "ophører %(count)s anbefalinger (%(numbers)s)",
            count,
        ),
        "partly": ngettext(
            "bliver %(count)s anbefaling kun delvis dækket (%(numbers)s)",
            "bliver %(count)s anbefalinger kun delvis dækket (%(numbers)s)",
            count,
        ),
        "open": ngettext(
            "går %(count)s anbefaling tilbage til åben (%(numbers)s)",
            "går %(count)s anbefalinger tilbage til åben (%(numbers)s)",
            count,
        ),
    }[label]
    return words % {"count": count, "numbers": numbers_words(numbers)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note of the index: what falls without it, what it costs, what was decided."""

    fall: Fall
    cost: str
    decided: Sequence[Outcome]

    @property
    def planned(self) -> PlannedNote:
        """The note."""
        return self.fall.planned


def candidates(register: Register, at: date) -> list[Candidate]:
    """Every note, need and package, the one without which most falls first."""
    decided = decided_by_key(register)
    found = [
        Candidate(fall_of(register, row, at), _cost(row), decided[row.key])
        for row in register.planned.values()
    ]
    return sorted(found, key=_most_first)


def _most_first(one: Candidate) -> tuple[int, int, int, int, str]:
    lost, changed, parts = one.fall.weight
    return -lost, -changed, -parts, len(one.planned.key), one.planned.key


def _cost(row: Any) -> str:
    """All that it asks for, in its price level."""
    if row.asked_kr is None:
        return ""
    return ", ".join(one for one in (kroner(row.asked_kr), base_words(row.price_base)) if one)


def index_table(request: HttpRequest, found: Sequence[Candidate]) -> RegisterTable:
    """All notes with what falls without each."""
    day = request.GET.get("dato", "")
    query = f"?dato={day}" if day else ""
    return RegisterTable(
        request,
        "hvad-falder-vaek",
        _("Hvad falder væk?"),
        rows=found,
        columns=(
            Column(
                "notat",
                _("Notat"),
                lambda one: one.planned.key,
                row_head=True,
                url=lambda one: reverse("states:without", args=[one.planned.pk]) + query,
            ),
            Column("titel", _("Hvad det gælder"), lambda one: one.planned.called),
            Column("uden", _("Hvis det ikke får penge"), lambda one: one.fall.sentence),
            Column("beloeb", _("Beløb i alt"), _cost_said, cell="budgets/cells/cost.html"),
            Column(
                "udfald",
                _("Udfald"),
                lambda one: (
                    "; ".join(short_lines_of(one.decided)) or _("ingen beslutning indtastet")
                ),
            ),
        ),
        page_size=500,
        empty=_("Bilaget nævner ingen notater."),
    )


def _cost_said(one: Candidate) -> str:
    if not one.cost:
        return _("intet beløb")
    return f"{one.cost} ({_('opdigtet')})" if one.planned.is_fictional else one.cost


def answer_table(request: HttpRequest, fall: Fall) -> RegisterTable:
    """The same facts as the picture: each recommendation, then its parts."""
    rows: list[RecommendationRow | PartRow] = []
    for one in fall.recommendations:
        rows += [one, *one.parts]
    return RegisterTable(
        request,
        f"uden-{fall.planned.key}",
        _("Med og uden %(note)s") % {"note": fall.planned.key},
        rows=rows,
        columns=(
            Column(
                "hvad",
                _("Anbefaling og del"),
                _what,
                row_head=True,
                cell="budgets/cells/fall_what.html",
            ),
            Column(
                "med",
                _("Med %(note)s") % {"note": fall.planned.key},
                lambda row: row.before.word,
                cell="budgets/cells/before.html",
            ),
            Column(
                "uden",
                _("Uden %(note)s") % {"note": fall.planned.key},
                lambda row: row.after.word,
                cell="budgets/cells/after.html",
            ),
            Column("hvorfor", _("Hvorfor"), _why, cell="budgets/cells/fall_why.html"),
        ),
        mark=lambda row: str(row.after.code) if row.is_changed else "",
        page_size=500,
    )


def _what(row: RecommendationRow | PartRow) -> str:
    if isinstance(row, PartRow):
        return f"{row.code} {row.name}"
    return f"{row.row.number}. {row.row.text}"


def _why(row: RecommendationRow | PartRow) -> str:
    return row.why if isinstance(row, PartRow) else ""
