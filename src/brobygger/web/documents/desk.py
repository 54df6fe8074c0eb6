"""The review as it lies on the desk: findings first, then what is doubtful, then what is sure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.documents.finding_sheet import gravity
from brobygger.domain.kernel.problem import Problem
from brobygger.web.documents.kinds import show
from brobygger.web.documents.labels import Label, group_of, label_of
from brobygger.web.documents.mended import Mended, mended, repairs_by_path
from brobygger.web.documents.models import Document, Finding, Value
from brobygger.web.documents.offers import Offer, offers_for
from brobygger.web.documents.spot import Spot, spot_of

Words = str | Promise

CERTAINTIES: Mapping[str, Words] = {
    "certain": gettext_lazy("sikkert læst"),
    "likely": gettext_lazy("sandsynligvis rigtigt"),
    "unsure": gettext_lazy("usikkert læst"),
    "unknown": gettext_lazy("kunne ikke læses"),
}
METHODS: Mapping[str, Words] = {
    "derived": gettext_lazy("udledt af ordene"),
    "colour": gettext_lazy("læst af farven"),
    "ocr": gettext_lazy("læst af et billede"),
    "repaired": gettext_lazy("ord rettet op"),
    "entered": gettext_lazy("skrevet af fra siden"),
}

LONG = 140
"""Letters of a text that stand whole on the desk."""


@dataclass(slots=True)
class Row:
    """One value on the desk, with the findings that concern it."""

    value: Value
    label: Label
    problems: list[Problem] = field(default_factory=list)
    is_new: bool = False
    repairs: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def mended(self) -> Mended | None:
        """Its text with the words that were repaired, while it stands as it was read."""
        if self.value.state == Value.State.CORRECTED or self.is_undecided:
            return None
        return mended(self.now, self.repairs)

    @property
    def found(self) -> Mapping[str, Any]:
        """The reading, as the contract has it."""
        found: Mapping[str, Any] = self.value.found
        return found

    @property
    def read(self) -> str:
        """What was read, in words."""
        if self.is_undecided:
            return _("ikke afgjort")
        return show(self.label.kind, self.found["value"], self.found["raw"])

    @property
    def now(self) -> str:
        """What holds now: the correction where there is one."""
        if self.value.state == Value.State.CORRECTED:
            return show(self.label.kind, self.value.corrected)
        return self.read

    @property
    def raw(self) -> str:
        """The printed reading, where it says more than the value in words does."""
        raw = " ".join(str(self.found["raw"]).split())
        return "" if raw == " ".join(self.read.split()) else raw

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return spot_of(self.found["source"], self.value.path)

    @property
    def certainty(self) -> Words:
        """How sure the reading is, and how it was made where that is not by the words alone."""
        words = str(CERTAINTIES[self.found["certainty"]])
        if self.is_undecided:
            words = _("ikke afgjort")
        method = METHODS.get(self.found["method"])
        if self.found["method"] == "ocr" and isinstance(self.found["value"], bool):
            method = _("feltet er læst af et billede: bekræft det")
        return f"{words}, {method}" if method else words

    @property
    def is_written(self) -> bool:
        """A person wrote it of a page that nobody has read."""
        return bool(self.found["method"] == "entered")

    @property
    def is_copied(self) -> bool:
        """It stands in another copy of the paper only, and a person took it from there."""
        return self.is_written and self.found["source"]["page"] is None

    @property
    def offers(self) -> list[Offer]:
        """The competing readings, most agreed upon first."""
        return offers_for(self.found, self.label)

    @property
    def is_undecided(self) -> bool:
        """It can be read, but the places of the paper disagree and none has the better of it."""
        return self.found["value"] is None and bool(self.found["readings"])

    @property
    def read_raw(self) -> str:
        """The reading as it stands in the paper, else in words."""
        return " ".join(str(self.found["raw"]).split()) or self.read

    @property
    def is_long_text(self) -> bool:
        """Too long to stand whole between other values."""
        return self.label.kind.is_long and len(self.now) > LONG

    @property
    def asks(self) -> bool:
        """A finding that asks for a person concerns it."""
        return any(problem.severity != "info" for problem in self.problems)

    @property
    def severity(self) -> str:
        """The worst of its findings."""
        found = {problem.severity for problem in self.problems}
        return next((each for each in ("error", "warning") if each in found), "info")

    @property
    def is_waiting(self) -> bool:
        """Nobody has said anything of it."""
        return bool(self.value.state == Value.State.WAITING)

    @property
    def is_doubtful(self) -> bool:
        """It waits, was not read with certainty, and no finding has said so already."""
        return self.is_waiting and not self.value.is_sure and not self.problems

    @property
    def can_be_accepted(self) -> bool:
        """There is something to accept: a value, or a place that the paper itself left open."""
        return self.found["value"] is not None or not str(self.found["raw"]).strip()

    @property
    def keeps_first(self) -> bool:
        """Keeping it is put before its offers: other places of the paper were weighed against it.

        Where nothing in the paper says which is right (machines disagree, a figure cannot be), no
        answer is put first.
        """
        return self.found["value"] is not None and any(offer.mentions for offer in self.offers)


@dataclass(slots=True)
class Card:
    """A finding to look at: about one value (``row``), a part of the paper, or all of it."""

    problems: list[Problem]
    row: Row | None = None
    finding: Finding | None = None
    spot: Spot = field(default_factory=Spot)
    about: str = ""

    @property
    def is_waiting(self) -> bool:
        """It still asks for a person."""
        if self.row is not None:
            return self.row.is_waiting
        return self.finding is not None and self.finding.step_id is None

    @property
    def severity(self) -> str:
        """The worst of its findings."""
        return self.problems[0].severity


@dataclass(slots=True)
class Group:
    """A heading of the paper with its values."""

    heading: str
    rows: list[Row] = field(default_factory=list)

    @property
    def _acceptable(self) -> list[Row]:
        return [row for row in self.rows if row.is_waiting and row.can_be_accepted]

    @property
    def acceptable(self) -> int:
        """How many of its values wait and can be accepted as read."""
        return len(self._acceptable)

    @property
    def acceptable_ids(self) -> str:
        """Which they are, for the form."""
        return " ".join(str(row.value.pk) for row in self._acceptable)


@dataclass(slots=True)
class Desk:
    """All of a review in the order in which it is worked through."""

    cards: list[Card]
    doubtful: list[Group]
    sure: list[Group]
    notices: list[Problem]
    written: list[Group] = field(default_factory=list)
    total: int = 0
    waiting: int = 0
    sure_waiting: int = 0

    @property
    def done(self) -> int:
        """How many questions have an answer."""
        return self.total - self.waiting

    @property
    def percent(self) -> int:
        """The part that has an answer; full only when nothing waits."""
        return 100 if not self.waiting else min(99, 100 * self.done // self.total)

    @property
    def doubtful_count(self) -> int:
        """How many values are doubtful without a finding."""
        return sum(len(group.rows) for group in self.doubtful)

    @property
    def written_count(self) -> int:
        """How many values a person wrote of pages that nobody has read."""
        return sum(len(group.rows) for group in self.written)

    @property
    def has_copied(self) -> bool:
        """Some of those were taken from another copy of the paper."""
        return any(row.is_copied for group in self.written for row in group.rows)

    @property
    def sure_count(self) -> int:
        """How many values are sure."""
        return sum(len(group.rows) for group in self.sure)

    @property
    def sections(self) -> list[Row]:
        """Every row in working order."""
        rows = [card.row for card in self.cards if card.row is not None]
        rest = (*self.doubtful, *self.written, *self.sure)
        rows += [row for group in rest for row in group.rows]
        return rows

    def row(self, value_id: int | None) -> Row | None:
        """The row of one value."""
        return next((row for row in self.sections if row.value.pk == value_id), None)

    def next_waiting(self) -> Row | None:
        """The first value that still waits."""
        return next((row for row in self.sections if row.is_waiting), None)


def row_of(document: Document, value: Value) -> Row:
    """One value with its label and findings."""
    row = Row(value, label_of(document.template, value.path, document.values_read))
    row.repairs = repairs_by_path(document).get(value.path, [])
    row.problems = [finding.as_problem for finding in value.findings.all()]
    return row


def written_from(document: Document, page: int) -> list[Row]:
    """The values that were written by hand of one page, in the order in which that was done."""
    written = document.values.filter(found__method="entered", found__source__page=page)
    told = written.exclude(state=Value.State.REJECTED).select_related("step__user")
    return [row_of(document, value) for value in told.prefetch_related("findings")]


def lay_out(document: Document, new: Collection[int] = ()) -> Desk:
    """Everything about a paper under review, in four queries; ``new`` are values to be marked."""
    values = document.values.select_related("step__user")
    repairs = repairs_by_path(document)
    rows = {
        value.pk: Row(
            value,
            label_of(document.template, value.path, document.values_read),
            is_new=value.pk in new,
            repairs=repairs.get(value.path, []),
        )
        for value in values
    }
    cards, notices, carded = _cards(document, rows)
    doubtful: list[Group] = []
    sure: list[Group] = []
    written: list[Group] = []
    for row in rows.values():
        if row.is_written and row.value.pk not in carded:
            _into_group(written, row)
        elif row.value.is_sure:
            _into_group(sure, row)
        elif row.value.pk not in carded:
            _into_group(doubtful, row)
    alone = [card for card in cards if card.row is None]
    return Desk(
        cards,
        doubtful,
        sure,
        notices,
        written,
        total=len(rows) + len(alone),
        waiting=sum(row.is_waiting for row in rows.values())
        + sum(card.is_waiting for card in alone),
        sure_waiting=sum(row.is_waiting and row.value.is_sure for row in rows.values()),
    )


def _cards(document: Document, rows: dict[int, Row]) -> tuple[list[Card], list[Problem], set[int]]:
    """Findings that ask for a person, those that only inform, and the values that got a card."""
    cards: list[Card] = []
    by_value: dict[int, Card] = {}
    notices: list[Problem] = []
    for finding in document.findings.select_related("step__user"):
        problem = finding.as_problem
        row = rows.get(finding.value_id) if finding.value_id else None
        if row is not None:
            row.problems.append(problem)
        if finding.severity == "info":
            if row is None:
                notices.append(problem)
        elif row is None:
            spot = spot_of(finding.where, finding.field)
            about = group_of(document.template, finding.field, document.values_read)
            cards.append(Card([problem], finding=finding, spot=spot, about=about))
        elif row.value.pk in by_value:
            by_value[row.value.pk].problems.append(problem)
        else:
            card = Card([problem], row=row, spot=row.spot)
            by_value[row.value.pk] = card
            cards.append(card)
    return sorted(cards, key=_urgency), notices, set(by_value)


def _urgency(card: Card) -> tuple[int, bool]:
    """Errors first; then figures that nobody can be sure of; else the paper's own order."""
    is_open = card.row is not None and card.row.value.found["certainty"] in {"unknown", "unsure"}
    return min(gravity(problem) for problem in card.problems), not is_open


def _into_group(groups: list[Group], row: Row) -> None:
    """Rows come in the paper's order, so a heading's rows stand together."""
    if not groups or groups[-1].heading != row.label.group:
        groups.append(Group(row.label.group))
    groups[-1].rows.append(row)
