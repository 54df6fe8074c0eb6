"""The state of every recommendation on a day, as a table with each part's reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.state import LABELS, Label, PartState, States
from brobygger.web.budgets.loading import Register
from brobygger.web.budgets.states.words import (
    Reason,
    Said,
    label_said,
    part_said,
    reasons_of,
    remarks_of,
    sentence_of,
    state_said,
)
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.tables import Column, RegisterTable

ONLY = "tilstand"
"""The choice of one state in the address."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part on the day: its state in words, and why. ``notes`` are those that can carry it."""

    code: str
    name: str
    said: Said
    lenient: Said | None
    state: PartState
    reasons: Sequence[Reason]
    remarks: Sequence[str]
    notes: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation on the day. ``lenient``: what it is where an unnamed part is enough."""

    row: Recommendation
    said: Said
    lenient: Said | None
    parts: Sequence[PartLine]
    document: int

    @property
    def words(self) -> str:
        """Its state in one cell of a file."""
        if self.lenient is None:
            return self.said.word
        return _("%(strict)s (mildt læst: %(lenient)s)") % {
            "strict": self.said.word,
            "lenient": self.lenient.word,
        }

    @property
    def why(self) -> str:
        """The reasons of all parts, for a file."""
        return "; ".join(
            f"{part.code} {part.said.word}: {sentence_of(part.state)}" for part in self.parts
        )


def lines_of(register: Register, states: States) -> list[Line]:
    """Every recommendation with its parts, in printed order."""
    return [
        line_of(register, states, each.number) for each in register.portfolio.model.recommendations
    ]


def line_of(register: Register, states: States, number: int) -> Line:
    """One recommendation with its parts."""
    lenient = states.lenient.get(number)
    codes = [code for code, of in register.numbers.items() if of == number]
    return Line(
        register.recommendations[number],
        label_said(states.recommendations[number]),
        label_said(lenient) if lenient else None,
        [_part(register, states.parts[code]) for code in codes],
        register.annex.document_id,
    )


def _part(register: Register, part: PartState) -> PartLine:
    lifted_by = register.portfolio.model.lifted_by
    notes = [key for key, parts in lifted_by.items() if part.id in parts]
    return PartLine(
        part.id,
        register.part_names[part.id],
        part_said(part),
        state_said(part.lenient) if part.lenient is not None else None,
        part,
        reasons_of(part),
        remarks_of(part),
        [(key, falls_url(register, key)) for key in notes if key in register.planned],
    )


def falls_url(register: Register, key: str) -> str:
    """The page that says what falls away without a note."""
    return reverse("states:without", args=[register.planned[key].pk])


def states_table(request: HttpRequest, lines: Sequence[Line]) -> RegisterTable:
    """The recommendations of the chosen state, or all."""
    only = request.GET.get(ONLY, "")
    shown = [line for line in lines if line.said.code == only] if only in LABELS else list(lines)
    return RegisterTable(
        request,
        "tilstand",
        _("Anbefalingernes tilstand"),
        rows=shown,
        columns=(
            Column("nr", _("Nr."), lambda line: line.row.number, kind="number", row_head=True),
            Column(
                "anbefaling",
                _("Anbefaling"),
                lambda line: line.row.text,
                url=lambda line: reverse("recommendations:recommendation", args=[line.row.pk]),
            ),
            Column(
                "tilstand", _("Tilstand"), lambda line: line.words, cell="budgets/cells/state.html"
            ),
            Column("hvorfor", _("Hvorfor"), lambda line: line.why, cell="budgets/cells/why.html"),
        ),
        mark=lambda line: str(line.said.code),
        page_size=500,
        empty=_("Ingen anbefaling har den tilstand på datoen."),
    )


@dataclass(frozen=True, slots=True)
class Count:
    """How many recommendations have a state; ``url`` shows only them, or all again."""

    said: Said
    count: int
    url: str
    is_chosen: bool


def counts_of(request: HttpRequest, states: States) -> list[Count]:
    """The states with their counts, each a way to its recommendations."""
    only = request.GET.get(ONLY, "")
    return [
        Count(label_said(label), states.counts[label], _only(request, label, only), label == only)
        for label in LABELS
    ]


def _only(request: HttpRequest, label: Label, now: str) -> str:
    choices = request.GET.copy()
    choices.pop("format", None)
    choices.pop(ONLY, None)
    if label != now:
        choices[ONLY] = label
    return f"{request.path}?{choices.urlencode()}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What keeps the answer from being sure; ``url`` is where it can be put right."""

    problem: Problem
    url: str
    action: str


def doubts_of(states: States, register: Register) -> list[Doubt]:
    """What nobody has told the register yet, each with the page where it is entered."""
    return [
        Doubt(problem, *_where_to_mend(problem.params, register)) for problem in states.problems
    ]


def _where_to_mend(params: Mapping[str, str], register: Register) -> tuple[str, str]:
    key, part = params.get("note", ""), params.get("part", "")
    if key in register.planned:
        url = reverse("decisions:planned", args=[register.planned[key].pk])
        return url, _("Åbn %(key)s") % {"key": key}
    if part in register.numbers:
        row = register.recommendations[register.numbers[part]]
        url = reverse("recommendations:recommendation", args=[row.pk])
        return f"{url}#del-{part}", _("Åbn del %(part)s") % {"part": part}
    return "", ""
