"""The lists' own labels beside what their figures give by the law. A difference is never corrected.

A list may rest on an approved split, on figures with more decimals, or on a mistake: only a person
can find out which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from brobygger.domain.areas.area import KIND_NAMES, MEASURE_NAMES, Area, ListKind
from brobygger.domain.areas.legal import Assessment, assess
from brobygger.domain.areas.register import Register
from brobygger.domain.areas.rules import RULES, Rule, rule_of
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.problem import Problem

_STRICTER: frozenset[ListKind] = frozenset(
    {"vulnerable_area", "parallel_society_area", "transformation_area"}
)


def assess_on_list(
    register: Register,
    area: Area,
    kind: ListKind,
    nationals: Mapping[date, Fraction],
    rules: Sequence[Rule] = RULES,
) -> Assessment | None:
    """An entry of a list held against the rule of a kind; None where no rule is entered.

    ``nationals`` is the national share of convicted people in percent, by the day of the list.
    """
    rule = rule_of(kind, area.published, rules)
    if rule is None:
        return None
    years = None
    if rule.years:
        years = register.years_in_a_row(area.code, rule.years_of, area.published)
    return assess(area, rule, nationals.get(area.published), years)


def check_labels(
    register: Register, nationals: Mapping[date, Fraction], rules: Sequence[Rule] = RULES
) -> list[Problem]:
    """Every label that the figures do not bear out, cannot decide, or would also give."""
    problems: list[Problem] = []
    kinds = tuple(dict.fromkeys(rule.kind for rule in rules))
    for area in register.areas:
        if area.kind not in kinds:
            continue
        found = assess_on_list(register, area, area.kind, nationals, rules)
        problems += [_no_rule(area)] if found is None else _of_own_label(found)
    for area in _first_entries(register, kinds):
        problems += _of_other_labels(register, area, kinds, nationals, rules)
    return problems


def _no_rule(area: Area) -> Problem:
    return Problem("AREA-007", "info", params=_named(area, area.kind))


def _of_own_label(found: Assessment) -> Iterator[Problem]:
    area, rule = found.area, found.rule
    params = {**_named(area, rule.kind), "section": rule.section}
    if found.fits is False:
        yield Problem("AREA-005", "warning", params={**params, **_counted(found)})
    elif found.fits is None:
        yield Problem("AREA-009", "info", params={**params, **_missing(found)})


def _first_entries(register: Register, kinds: Iterable[ListKind]) -> Iterator[Area]:
    """Each area once a day of publication, for the lists it does not stand on."""
    seen: set[tuple[str, date]] = set()
    for area in register.areas:
        key = (area.code, area.published)
        if area.kind in kinds and key not in seen:
            seen.add(key)
            yield area


def _of_other_labels(
    register: Register,
    area: Area,
    kinds: Iterable[ListKind],
    nationals: Mapping[date, Fraction],
    rules: Sequence[Rule],
) -> Iterator[Problem]:
    """The lists of the same day that are loaded and do not have it, though the figures fit."""
    same_day = (one for one in register.areas if one.published == area.published)
    own = {one.kind for one in same_day if one.code == area.code}
    for kind in kinds:
        others = register.listed(kind, area.published)
        # The law does not say that a vulnerable area is no prevention area; the lists keep apart.
        is_apart = kind == "prevention_area" and bool(own & _STRICTER)
        if kind in own or not others or is_apart:
            continue
        found = assess_on_list(register, area, kind, nationals, rules)
        if found is not None and found.fits:
            params = {**_named(area, kind), "section": found.rule.section, **_counted(found)}
            yield Problem("AREA-006", "warning", params=params)


def _named(area: Area, kind: ListKind) -> dict[str, str]:
    return {"area": area.name, "kind": KIND_NAMES[kind], "day": f"{area.published:%d-%m-%Y}"}


def _counted(found: Assessment) -> dict[str, str]:
    residents = found.area.residents
    failed = [each.threshold.measure for each in found.required if each.holds is False]
    names = [MEASURE_NAMES[each] for each in failed]
    codes = [each.replace("_", " ") for each in failed]
    if found.has_years is False:
        names, codes = [*names, "år i træk"], [*codes, "years in a row"]
    return {
        "held": str(found.held),
        "of": str(len(found.counted)),
        "needed": str(found.rule.needed),
        "residents": "?" if residents is None else print_kr(residents),
        "least": print_kr(found.rule.least_residents),
        "failed_da": "; ".join(names) or "intet",
        "failed_en": ", ".join(codes) or "none",
    }


def _missing(found: Assessment) -> dict[str, str]:
    names = [MEASURE_NAMES[each] for each in found.missing]
    codes = [each.replace("_", " ") for each in found.missing]
    if found.has_residents is None:
        names, codes = [*names, "beboere"], [*codes, "residents"]
    if found.has_years is None:
        names, codes = [*names, "tidligere lister"], [*codes, "earlier lists"]
    return {"missing_da": "; ".join(names), "missing_en": ", ".join(codes)}
