"""What cannot be right in the facts of a part: said in words, all of it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from django.utils.translation import gettext as _

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.recommendations.recommendation import NeedsMoney, Quantifier, RouteKind
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import Annex, Edge, Part
from brobygger.web.recommendations.parts.facts import Fact, PartFacts
from brobygger.web.ui.faults import Fault, no_person_number

_ANSWERS: tuple[str, ...] = get_args(NeedsMoney)
_ROUTES: tuple[str, ...] = get_args(RouteKind)
_QUANTIFIERS: tuple[str, ...] = get_args(Quantifier)


@dataclass(frozen=True, slots=True)
class Known:
    """What the facts of a part may point at: the annex's recommendations with their parts, and
    the rows that the part has.
    """

    part: str
    number: int
    parts: Mapping[int, tuple[str, ...]]
    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)


def known_to(part: Part) -> Known:
    """The register around a part (five queries)."""
    parts: dict[int, list[str]] = {}
    annex: Annex = part.recommendation.annex
    for number, code in annex.recommendations.order_by("number", "parts__order").values_list(
        "number", "parts__code"
    ):
        parts.setdefault(number, []).extend([code] if code else [])
    return Known(
        part.code,
        part.recommendation.number,
        {number: tuple(codes) for number, codes in parts.items()},
        {
            "owners": _pks(part.responsibilities),
            "routes": _pks(part.routes),
            "sources": _pks(part.sources),
            "edges": _pks(part.edges),
        },
    )


def _pks(rows: Any) -> frozenset[int]:
    return frozenset(rows.values_list("pk", flat=True))


def find_faults(facts: PartFacts, known: Known) -> list[Fault]:
    """Everything that cannot be saved as it is."""
    return [
        *_about_part(facts),
        *_about_owners(facts),
        *_about_routes(facts, known),
        *_about_sources(facts),
        *_about_edges(facts, known),
        *_about_words(facts, known),
    ]


def _about_part(facts: PartFacts) -> Iterator[Fault]:
    if facts.needs_money not in _ANSWERS:
        yield Fault(_("Vælg, om delen kræver penge."), field="needs_money")
    asks = any(route.kind in {"note", "need"} for route in facts.routes)
    if facts.needs_money == "no" and asks:
        words = _(
            "Svaret er, at delen ikke kræver penge, men en af vejene er et budgetnotat eller"
            " manglende finansiering. Ret en af delene."
        )
        yield Fault(words, field="needs_money")
    if find_cpr_like(facts.remark):
        yield Fault(no_person_number(), field="remark")


def _about_owners(facts: PartFacts) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, owner in enumerate(facts.owners):
        if not owner.administration:
            yield Fault(_("Vælg en forvaltning."), "owners", index, "administration")
        elif owner.administration in seen:
            words = _("%(who)s står her to gange. Fjern den ene.") % {"who": owner.administration}
            yield Fault(words, "owners", index, "administration")
        seen.add(owner.administration)


def _about_routes(facts: PartFacts, known: Known) -> Iterator[Fault]:
    waits = any(edge.kind == Edge.Kind.REQUIRES for edge in facts.edges)
    for index, route in enumerate(facts.routes):
        if route.kind not in _ROUTES:
            yield Fault(_("Vælg en vej."), "routes", index, "kind")
        if route.order is not None and route.order not in known.parts:
            yield Fault(_unknown(route.order), "routes", index, "order")
        if route.kind == "via" and not waits:
            words = _("Delen løftes gennem en anden anbefaling. Skriv under »Venter på« hvilken.")
            yield Fault(words, "routes", index, "kind")
        if route.kind != "note" and (route.order or route.ordered_by or route.package):
            words = _("Kun et budgetnotat kan være bestilt af nogen eller ligge i en pakke.")
            yield Fault(words, "routes", index, "kind")


def _about_sources(facts: PartFacts) -> Iterator[Fault]:
    for index, source in enumerate(facts.sources):
        if source.kind not in PAID_TODAY:
            yield Fault(_("Vælg, hvad der betaler."), "sources", index, "kind")
        if not source.ref:
            yield Fault(_("Skriv, hvad pengene hedder."), "sources", index, "ref")
        elif find_cpr_like(source.ref):
            yield Fault(no_person_number(), "sources", index, "ref")
        if source.valid_from and source.valid_to and source.valid_to < source.valid_from:
            words = _("Slutdatoen ligger før startdatoen.")
            yield Fault(words, "sources", index, "valid_to")


def _about_edges(facts: PartFacts, known: Known) -> Iterator[Fault]:
    seen: set[tuple[str, int]] = set()
    for index, edge in enumerate(facts.edges):
        if (edge.kind, edge.target) in seen:
            words = _("Anbefaling %(number)s står her to gange. Fjern den ene.")
            yield Fault(words % {"number": edge.target}, "edges", index, "target")
        seen.add((edge.kind, edge.target))
        if edge.target not in known.parts:
            yield Fault(_unknown(edge.target), "edges", index, "target")
            continue
        if edge.kind != Edge.Kind.REQUIRES:
            continue
        if edge.quantifier not in _QUANTIFIERS:
            words = _("Vælg, hvor meget af anbefalingen der skal til.")
            yield Fault(words, "edges", index, "quantifier")
        if (edge.quantifier == "named") != bool(edge.parts):
            words = _("Nævn delene, når valget er »de nævnte dele«, og kun da.")
            yield Fault(words, "edges", index, "parts")
        for code in edge.parts:
            if code not in known.parts[edge.target] or code == known.part:
                words = _("Anbefaling %(number)s har ingen del %(code)s, som kan ventes på.")
                said = words % {"number": edge.target, "code": code}
                yield Fault(said, "edges", index, "parts")


def _about_words(facts: PartFacts, known: Known) -> Iterator[Fault]:
    """A row that a person adds says what it rests on; nobody corrects a row of another part."""
    sections: dict[str, tuple[Fact, ...]] = {
        "owners": facts.owners,
        "routes": facts.routes,
        "sources": facts.sources,
        "edges": facts.edges,
    }
    for section, rows in sections.items():
        seen: set[int | None] = {None}
        for index, row in enumerate(rows):
            if row.pk in seen - {None}:
                yield Fault(_("Den samme række står her to gange."), section, index, "pk")
            seen.add(row.pk)
            if row.pk is None and not (row.raw.strip() or row.reason.strip()):
                words = _("Skriv papirets ord, eller skriv din begrundelse.")
                yield Fault(words, section, index, "raw")
            if row.pk is not None and row.pk not in known.rows.get(section, ()):
                words = _("Rækken findes ikke mere. Fjern den, og tilføj den igen.")
                yield Fault(words, section, index, "raw")
            for name, text in (("raw", row.raw), ("reason", row.reason)):
                if find_cpr_like(text):
                    yield Fault(no_person_number(), section, index, name)


def _unknown(number: int) -> str:
    return _("Bilaget har ingen anbefaling %(number)s.") % {"number": number}
