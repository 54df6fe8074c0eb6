"""The law's criteria at an area in plain words: the figure, the bound, and how near it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.domain.areas.area import Measure
from brobygger.domain.areas.legal import Assessment, Finding, Margin, shown
from brobygger.domain.areas.rules import Comparison
from brobygger.web.ui.numbers import count

_MEASURES = {
    "non_western": gettext_lazy("indvandrere og efterkommere fra ikke-vestlige lande"),
    "outside_work": gettext_lazy("uden tilknytning til arbejde eller uddannelse"),
    "convicted": gettext_lazy("dømte"),
    "basic_school": gettext_lazy("kun grundskole"),
    "income": gettext_lazy("gennemsnitlig bruttoindkomst"),
}
"""The measures' names as msgids; their Danish is that of ``MEASURE_NAMES``."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion at an area; ``holds`` is None where it cannot be told."""

    name: str
    value: str
    bound: str
    holds: bool | None
    answer: str
    margin: str


def measure_name(measure: Measure) -> str:
    """What the lists call the measure, in the reader's language."""
    return str(_MEASURES[measure]).capitalize()


def answer_words(fits: bool | None) -> str:
    """Whether the known figures give the label of the list."""
    if fits is None:
        return _("kan ikke afgøres")
    return _("ja") if fits else _("nej")


def label_words(found: Assessment) -> str:
    """Whether the figures give the label of the list, and by how many criteria, in a sentence."""
    facts = {
        "section": found.rule.section,
        "held": found.held,
        "of": len(found.counted),
        "needed": found.rule.needed,
    }
    if found.fits is None:
        words = _("Tallene kan ikke afgøre det efter %(section)s: noget mangler.")
    elif found.fits:
        words = _("Tallene passer med listen efter %(section)s.")
    else:
        words = _("Tallene passer ikke med listen efter %(section)s.")
    rest = _("%(held)s af %(of)s kriterier er opfyldt, mindst %(needed)s skal være det.")
    return f"{words % facts} {rest % facts}"


def nearest_words(found: Assessment) -> str:
    """The bound that the area is nearest to, measured in parts of the bound."""
    findings = (*found.required, *found.counted)
    near = [
        (each.margin.distance / each.bound, measure_name(each.threshold.measure), each.margin)
        for each in findings
        if each.margin and each.bound
    ]
    if found.residents:
        share = found.residents.distance / found.rule.least_residents
        near.insert(0, (share, _("Beboere"), found.residents))
    if not near:
        return ""
    _share, name, margin = min(near, key=lambda one: one[0])
    return f"{name}: {margin_words(margin)}"


def holds_words(holds: bool | None) -> str:
    """Whether a criterion holds."""
    if holds is None:
        return _("ukendt")
    return _("opfyldt") if holds else _("ikke opfyldt")


def criterion_rows(found: Assessment) -> Iterator[CriterionRow]:
    """The residents, then what is required, then what is counted."""
    area, rule = found.area, found.rule
    yield CriterionRow(
        _("Beboere"),
        count(area.residents) or _("ukendt"),
        _("mindst %(least)s") % {"least": count(rule.least_residents)},
        found.has_residents,
        holds_words(found.has_residents),
        margin_words(found.residents) if found.residents else "",
    )
    for finding in found.required:
        yield _row(finding, is_required=True)
    for finding in found.counted:
        yield _row(finding, is_required=False)


def _row(finding: Finding, *, is_required: bool) -> CriterionRow:
    name = measure_name(finding.threshold.measure)
    if is_required:
        name = _("%(name)s (påkrævet)") % {"name": name}
    value = _("ukendt") if finding.value is None else percent(finding.value)
    return CriterionRow(
        name,
        value,
        _bound(finding),
        finding.holds,
        holds_words(finding.holds),
        margin_words(finding.margin) if finding.margin else "",
    )


def percent(value: Fraction) -> str:
    """A share in percent, as exactly as the list has it."""
    return _("%(value)s pct.") % {"value": _digits(value)}


def _digits(value: Fraction) -> str:
    printed = count(value)
    return shown(value, 2) if "/" in printed else printed


_BOUNDS: dict[Comparison, Any] = {
    "exceeds": gettext_lazy("over %(bound)s"),
    "at_least": gettext_lazy("mindst %(bound)s"),
    "below": gettext_lazy("under %(bound)s"),
}


def _bound(finding: Finding) -> str:
    threshold = finding.threshold
    if finding.bound is None:
        times = count(threshold.bound)
        return _("mindst %(times)s gange landets andel, som ikke er oplyst") % {"times": times}
    return str(_BOUNDS[threshold.comparison]) % {"bound": percent(finding.bound)}


def margin_words(margin: Margin) -> str:
    """How far from the bound, and how few people would turn the answer round, where known."""
    people = margin.people
    if margin.unit == "residents":
        distance = margin.distance.numerator
        people = distance if margin.side == "under" else distance + 1
    words = _distance(margin)
    return words if people is None else f"{words}; {_turned(people, margin)}"


def _distance(margin: Margin) -> str:
    facts = {"n": margin.shown}
    if margin.side == "on":
        return _("lige på grænsen")
    if margin.unit == "residents":
        said = _("%(n)s over grænsen") if margin.side == "over" else _("%(n)s under grænsen")
    elif margin.side == "over":
        said = _("%(n)s procentpoint over grænsen")
    else:
        said = _("%(n)s procentpoint under grænsen")
    return said % facts


def _turned(people: int, margin: Margin) -> str:
    facts = {"n": count(people)}
    if margin.unit != "residents":
        return (
            ngettext("%(n)s person ville vende svaret", "%(n)s personer ville vende svaret", people)
            % facts
        )
    if margin.side == "under":
        return (
            ngettext(
                "%(n)s beboer flere ville vende svaret",
                "%(n)s beboere flere ville vende svaret",
                people,
            )
            % facts
        )
    return (
        ngettext(
            "%(n)s beboer færre ville vende svaret",
            "%(n)s beboere færre ville vende svaret",
            people,
        )
        % facts
    )
