"""Two copies of one budget note: which differences matter, and the rule that catches each.

Neither copy of a note need hold everything: a scan loses figures and year heads, a text layer
its boxes. So differences are shown for a person to settle, and nothing is merged silently.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from brobygger.domain.budgets.copy_rules import staffing, tick_differences, year_heads
from brobygger.domain.budgets.lost_columns import without_lost_columns
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.compare import (
    Comparison,
    Difference,
    OnlyHere,
    Pair,
    as_printed,
    compare_values,
    difference,
    is_same_value,
    pair_values,
)
from brobygger.domain.documents.damage import compare_words
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.words import Holdings, words_of
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.recommendations.authority import AUTHORITIES

CODE_LISTS: dict[str, re.Pattern[str]] = {
    "sign": re.compile(r"[UI]"),
    "committee": re.compile("|".join(row.code for row in AUTHORITIES if row.code)),
    "appropriation": re.compile(r"\d+(\.\d+)+"),
    "code": re.compile(r"[A-ZÆØÅ]{1,2} ?\d{1,3}[A-Za-z]?"),
}
"""What the codes of a note may be, by field. Committees of former names fit too."""

_TICKS = re.compile(r"(need_to|districts|citywide)\b")
_FIGURES = re.compile(r".*(amount_kr|total_kr|\.year)$")
_PLAIN = re.compile(r"(code|budget_round|period|further_treatment|.*\.(unit|price_base))$")


def compare_copies(a: Reading, b: Reading) -> Comparison:
    """Compare two readings of one paper, whatever its template.

    A budget note is compared by its own rules, any other template value by value and in its
    running words. Raises ValueError where the two are not readings of one template.
    """
    if a.template != b.template:
        raise ValueError(f"{a.template} and {b.template} are not copies of one paper")
    if isinstance(a.values, BudgetNote):
        return compare_notes(a, b)
    words = compare_words(words_of(a.document), words_of(b.document))
    return _joined(compare_values(a.values, b.values), words)


def compare_notes(a: Reading, b: Reading) -> Comparison:
    """Compare two copies of one budget note; only what matters is returned.

    Values come first, in the note's own order, then what the running words tell; a figure
    that a value has already named is not named again. Raises ValueError for other templates.
    """
    note_a, note_b = a.values, b.values
    if not (isinstance(note_a, BudgetNote) and isinstance(note_b, BudgetNote)):
        raise ValueError("not two budget notes")
    words_a, words_b = words_of(a.document), words_of(b.document)
    held = Holdings(words_a), Holdings(words_b)
    only: tuple[list[OnlyHere], list[OnlyHere]] = ([], [])
    differences = [*staffing(note_a, note_b), *year_heads(note_a, note_b)]
    ticks: list[Pair] = []
    for pair in pair_values(*without_lost_columns(note_a, note_b)):
        if _TICKS.match(pair.field) and pair.a and pair.b:
            ticks.append(pair)
        elif _is_stated(pair, pair.a) and _is_stated(pair, pair.b):
            differences.extend(_value_difference(pair))
        else:
            _add_alone(pair, held, only)
    differences.extend(tick_differences(ticks))
    named = _places((*differences,), note_a.fte + note_b.fte)
    words = compare_words(words_a, words_b)
    fresh = tuple(
        each
        for each in words.differences
        if each.kind != "number" or not {_line(each.where_a), _line(each.where_b)} & named
    )
    of_values = Comparison(tuple(differences), *(_by_part(side) for side in only))
    return _joined(of_values, replace(words, differences=fresh))


def _joined(values: Comparison, words: Comparison) -> Comparison:
    return Comparison(
        values.differences + words.differences,
        values.only_in_a + words.only_in_a,
        values.only_in_b + words.only_in_b,
    )


def _is_stated(pair: Pair, found: Found[Any] | None) -> bool:
    """Does this copy say anything here? An empty amount does: it says that none is stated."""
    if found is None:
        return False
    return bool(as_printed(found)) or _FIGURES.match(pair.field) is not None


def _value_difference(pair: Pair) -> Iterator[Difference]:
    if pair.a is None or pair.b is None:
        return
    form = CODE_LISTS.get(pair.field.rsplit(".", 1)[-1])
    if form:
        fits = [form.fullmatch(as_printed(found).strip()) is not None for found in (pair.a, pair.b)]
        if fits[0] != fits[1]:
            yield difference(pair, "code_outside_list", "code_outside_list")
            return
    if is_same_value(pair.a, pair.b):
        return
    if _FIGURES.match(pair.field):
        yield difference(pair, "number", "figures_disagree")
    elif form or _PLAIN.match(pair.field):
        kind = "unit" if pair.field.endswith(("unit", "price_base")) else "value"
        yield difference(pair, kind, "values_disagree")


def _add_alone(
    pair: Pair,
    held: tuple[Holdings, Holdings],
    only: tuple[list[OnlyHere], list[OnlyHere]],
) -> None:
    """A value of one copy only, unless its words stand in the other copy all the same."""
    found, side = (pair.a, 0) if _is_stated(pair, pair.a) else (pair.b, 1)
    if found is None or found.value is None or pair.field.startswith("fte"):
        return
    label = pair.field.partition(".")[2] if _TICKS.match(pair.field) else as_printed(found)
    if not held[1 - side].has(label):
        only[side].append(OnlyHere(pair.field, label, found.source))


def _by_part(alone: list[OnlyHere]) -> tuple[OnlyHere, ...]:
    """Many values of one missing part (a box, a table) as one: the part is what is missing."""
    parts: dict[str, list[OnlyHere]] = {}
    for each in alone:
        steps = each.field.split(".")
        part = ".".join(steps[:2]) if steps[0] == "tables" else steps[0]
        parts.setdefault(part, []).append(each)
    return tuple(
        group[0] if len(group) == 1 else OnlyHere(part, "; ".join(g.words for g in group), where)
        for part, group in parts.items()
        for where in [group[0].where]
    )


Line = tuple[int | None, int | None]


def _line(place: Place) -> Line:
    return place.page, place.line


def _places(differences: tuple[Difference, ...], fte: tuple[object, ...]) -> set[Line]:
    places = {_line(getattr(found, "source", NOWHERE)) for found in fte}
    places |= {_line(each.where_a) for each in differences}
    places |= {_line(each.where_b) for each in differences}
    return places - {(None, None)}
