"""What each outcome must record, and what is wrong with one that cannot be saved: in sentences.

The list is section 6.1 of the domain description; nothing else is asked of a decision.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.web.budgets.decisions.costs import MOST_YEARS, YEARS
from brobygger.web.ui.faults import Fault, person_numbers

ByYear = Mapping[int | None, int]

_NOTE_KEY = re.compile(r"[NR]\d+")
"""What a package is never called: it bears the name of its administration."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person enters about a note: one outcome for each of its years.

    ``year_from`` None: for every year that has no outcome of its own. ``kr`` and ``residual_kr``
    are by year, or under None the same for each. ``package`` is the administration whose package
    carries it, ``merged_with`` the key of the note it is joined with.
    """

    kind: OutcomeKind
    year_from: int | None = None
    year_to: int | None = None
    decided_on: date | None = None
    committee: str = ""
    item: str = ""
    case_number: str = ""
    paper: str = ""
    kr: ByYear = field(default_factory=dict)
    price_base: int | None = None
    covers: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    residual_kr: ByYear = field(default_factory=dict)
    residual_by: str = ""
    settled: str = ""
    frame: str = ""
    merged_with: str = ""
    package: str = ""
    lead: str = ""
    until_year: int | None = None
    is_until_carry_over: bool = False
    remark: str = ""
    why: str = ""

    @property
    def years(self) -> tuple[int | None, ...]:
        """The years it speaks of; None alone means every year."""
        if self.year_from is None:
            return (None,)
        return tuple(range(self.year_from, (self.year_to or self.year_from) + 1))

    @property
    def has_source(self) -> bool:
        """It says where the decision can be read."""
        return bool(self.item or self.case_number or self.paper)

    def kr_in(self, year: int | None, costs: Mapping[int, int]) -> int | None:
        """The amount of a year: as entered, else what the note asks for in that year."""
        return self.kr.get(year, self.kr.get(None, costs.get(year) if year else None))

    def residual_in(self, year: int | None) -> int | None:
        """What is still to be found in a year."""
        return self.residual_kr.get(year, self.residual_kr.get(None))


@dataclass(frozen=True, slots=True)
class About:
    """What the rules need to know of the note: its costs, its parts, the other notes' keys."""

    key: str
    costs: Mapping[int, int]
    price_base: int | None
    parts: tuple[str, ...]
    notes: tuple[str, ...]
    decided: frozenset[int | None] = frozenset()


ASKED: dict[OutcomeKind, tuple[str, ...]] = {
    "undecided": (),
    "funded": ("kr", "price_base"),
    "part_funded": ("kr", "price_base", "covers", "excludes", "residual_kr", "residual_by"),
    "left_to_committee": ("settled", "kr", "price_base"),
    "within_frame": ("frame",),
    "merged": ("merged_with",),
    "packaged": ("package",),
    "intent_only": ("remark", "lead"),
    "deferred": ("until_year", "is_until_carry_over"),
    "rejected": (),
    "withdrawn": (),
}
"""What the form asks of each kind, beside year, day, committee and where the decision stands."""

REQUIRED: dict[OutcomeKind, tuple[str, ...]] = {
    "part_funded": ("residual_kr", "residual_by"),
    "left_to_committee": ("settled",),
    "within_frame": ("frame",),
    "merged": ("merged_with",),
    "packaged": ("package",),
    "intent_only": ("remark", "lead"),
    "deferred": ("until_year",),
}

MISSING: dict[str, Promise] = {
    "residual_kr": gettext_lazy(
        "Skriv restfinansieringen år for år, fx 2024-27: 500.000. Er intet tilbage, så skriv 0."
    ),
    "residual_by": gettext_lazy("Skriv, hvem der skal finde resten, fx BIU."),
    "settled": gettext_lazy("Vælg, om udvalget har besluttet sig."),
    "frame": gettext_lazy("Skriv, hvilken ramme det løses inden for."),
    "merged_with": gettext_lazy("Vælg det notat, det er lagt sammen med."),
    "package": gettext_lazy("Vælg den forvaltning, hvis pakke bærer det."),
    "remark": gettext_lazy("Skriv, hvad hensigten går ud på."),
    "lead": gettext_lazy("Vælg den forvaltning, der leder arbejdet."),
    "until_year": gettext_lazy("Skriv, hvilket år det er udskudt til, fx 2025."),
}
"""The sentence for what a kind must record and does not."""

SOURCED: frozenset[OutcomeKind] = frozenset({"funded", "rejected", "withdrawn"})
"""Kinds that must say where the decision can be read."""


def find_faults(said: Decision, about: About, today: date) -> Iterator[Fault]:
    """Everything that keeps a decision from being saved, each fault at its field."""
    yield from _years(said)
    yield from _source(said, today)
    for name in REQUIRED.get(said.kind, ()):
        if not getattr(said, name):
            yield Fault(MISSING[name], field=name)
    yield from _money(said, about)
    yield from _parts(said, about)
    if said.merged_with and said.merged_with not in set(about.notes) - {about.key}:
        yield Fault(_("Vælg et andet notat end det selv."), field="merged_with")
    if said.package and (said.package == about.key or _NOTE_KEY.fullmatch(said.package)):
        yield Fault(MISSING["package"], field="package")
    if said.until_year is not None and not YEARS[0] <= said.until_year <= YEARS[1]:
        yield Fault(_("Skriv et årstal med fire cifre, fx 2025."), field="until_year")
    if about.decided & set(said.years) and not said.why.strip():
        yield Fault(
            _("Der er allerede indtastet et udfald for et af årene. Skriv, hvorfor det rettes."),
            field="why",
        )
    yield from person_numbers(
        committee=said.committee,
        item=said.item,
        paper=said.paper,
        frame=said.frame,
        residual_by=said.residual_by,
        remark=said.remark,
        why=said.why,
    )


def _years(said: Decision) -> Iterator[Fault]:
    if said.year_from is None:
        if said.year_to is not None:
            yield Fault(_("Skriv også det første år."), field="year_from")
        return
    last = said.year_to or said.year_from
    if not (YEARS[0] <= said.year_from <= YEARS[1] and last <= YEARS[1]):
        yield Fault(_("Skriv et årstal med fire cifre, fx 2024."), field="year_from")
    elif last < said.year_from:
        yield Fault(_("Det sidste år ligger før det første."), field="year_to")
    elif last - said.year_from >= MOST_YEARS:
        yield Fault(_("Højst 30 år ad gangen."), field="year_to")


def _source(said: Decision, today: date) -> Iterator[Fault]:
    """Who decided, when, and where it can be read. "Undecided" is no decision."""
    if said.decided_on is not None and said.decided_on > today:
        yield Fault(_("Datoen ligger i fremtiden. Skriv den dag, det blev besluttet."), "", None,
                    "decided_on")  # fmt: skip
    if said.kind == "undecided":
        return
    if said.decided_on is None:
        yield Fault(_("Skriv den dag, det blev besluttet, fx 05-10-2023."), field="decided_on")
    if not said.committee.strip():
        yield Fault(_("Skriv, hvem der besluttede det, fx BR, ØU eller BIU."), field="committee")
    if said.kind in SOURCED and not said.has_source:
        yield Fault(
            _("Skriv, hvor beslutningen står: punkt, sagsnummer eller dokument."), field="item"
        )


def _money(said: Decision, about: About) -> Iterator[Fault]:
    for name in ("kr", "residual_kr"):
        strange = {year for year in getattr(said, name) if year} - set(said.years)
        if strange:
            yield Fault(
                _("Beløbet for %(year)s hører ikke til de valgte år.") % {"year": min(strange)},
                field=name,
            )
    if said.kind == "funded" and any(said.kr_in(year, about.costs) is None for year in said.years):
        yield Fault(
            _("Skriv beløbet år for år, fx 2024-27: 2.000.000. Notatet har ikke selv et beløb."),
            field="kr",
        )
    has_amount = said.kind == "funded" or said.kr or said.residual_kr
    if has_amount and said.price_base is None and about.price_base is None:
        yield Fault(
            _("Skriv beløbets prisniveau, fx 2024 p/l eller løbende p/l."), field="price_base"
        )


def _parts(said: Decision, about: About) -> Iterator[Fault]:
    for name in ("covers", "excludes"):
        strange = set(getattr(said, name)) - set(about.parts)
        if strange:
            yield Fault(_("Notatet bærer ikke del %(part)s.") % {"part": min(strange)}, field=name)
    if both := set(said.covers) & set(said.excludes):
        yield Fault(
            _("Del %(part)s kan ikke både være med og ikke med.") % {"part": min(both)},
            field="excludes",
        )
