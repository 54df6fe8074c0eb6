"""What each value of a paper is called, under which heading it stands, and of what kind it is.

One row a path of the reading contract (``documents.md``): the paths are the contract's, so this
table names fields of later links without importing them. A path that no row knows is shown
with its own name: nothing that was read is ever hidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.kernel.amounts import CellError, parse_unit
from brobygger.web.documents import kinds, structures
from brobygger.web.documents.kinds import Kind

Words = str | Promise
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A value's heading in the paper, its name, its kind, and the unit it is printed in."""

    group: str
    name: str
    kind: Kind
    unit_kr: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    pattern: re.Pattern[str]
    group: Words
    name: Words
    kind: Kind


def _row(path: str, group: Words, name: Words, kind: Kind) -> _Row:
    """``*`` in a path stands for a position, ``<word>`` for the words of a key."""
    pattern = re.escape(path).replace(r"\*", r"(\d+)")
    return _Row(
        re.compile(re.sub(r"<(\w+)>", r"(?P<\1>.+)", pattern), re.DOTALL), group, name, kind
    )


_PAPER = _("Papiret")
_TICKS = _("Kategorisering")
_IN_TEXT = _("Tal i teksten")
_EARLIER = _("Tidligere afsatte midler")
_DISTRICT = _("Bydel")
_PART = "{recommendation}"

NOTE = (
    _row("code", _PAPER, _("Kode"), kinds.TEXT),
    _row("title", _PAPER, _("Titel"), kinds.TEXT),
    _row("budget_round", _PAPER, _("Budget"), kinds.YEAR),
    _row("period", _IN_TEXT, _("Periode"), kinds.PERIOD),
    _row("fte.*", _IN_TEXT, _("Årsværk"), kinds.FTE),
    _row("annual_amount_kr", _IN_TEXT, _("Beløb om året"), kinds.AMOUNT),
    _row("sections.<words>", _("Afsnit"), "{words}", kinds.LONG_TEXT),
    _row("need_to.<words>", _TICKS, "{words}", kinds.TICK),
    _row("target_groups.*", _("Målgrupper"), _("Målgruppe {0}"), kinds.LONG_TEXT),
    _row("themes.*", _("Temaer"), _("Tema {0}"), kinds.LONG_TEXT),
    _row("area_criteria.*", _("Kriterier for valg af område"), _("Kriterium {0}"), kinds.LONG_TEXT),
    _row("follow_up.*", _("Opfølgning"), _("Opfølgning {0}"), kinds.LONG_TEXT),
    _row("goals.*", _("Mål"), _("Mål {0}"), kinds.LONG_TEXT),
    _row("external_evaluation", _("Opfølgning"), _("Ekstern evaluering"), kinds.LONG_TEXT),
    _row(
        "further_treatment",
        _("Risikovurdering og proces"),
        _("Skal behandles igen i udvalget"),
        kinds.YES_NO,
    ),
    _row("footnotes.*.text", _("Fodnoter"), _("Note {mark}"), kinds.LONG_TEXT),
    _row("districts.<words>", _DISTRICT, "{words}", kinds.TICK),
    _row("citywide", _DISTRICT, _("Bydækkende"), kinds.TICK),
    _row("address", _DISTRICT, _("Adresse"), kinds.TEXT),
    _row("recommendation_refs.*", _("Henvisninger"), _("Henvisning {0}"), kinds.TEXT),
    _row("earlier_funds.*.agreement", _EARLIER, _("Aftale {0}"), kinds.TEXT),
    _row("earlier_funds.*.year", _EARLIER, _("{agreement} · år"), kinds.YEAR),
    _row("earlier_funds.*.amount_kr", _EARLIER, _("{agreement} · beløb"), kinds.AMOUNT),
    _row("tables.*.caption", "{table}", _("Tabellens navn"), kinds.TEXT),
    _row("tables.*.unit", "{table}", _("Enhed"), kinds.TEXT),
    _row("tables.*.price_base", "{table}", _("Prisniveau"), kinds.PRICE_BASE),
    _row("tables.*.rows.*.label", "{table}", _("Linje {1}"), kinds.TEXT),
    _row("tables.*.rows.*.cells.*.amount_kr", "{table}", "{row} · {year}", kinds.AMOUNT),
    _row("tables.*.rows.*.total_kr", "{table}", _("{row} · i alt"), kinds.AMOUNT),
    _row("tables.*.rows.*.control_area", "{table}", _("{row} · styringsområde"), kinds.TEXT),
    _row("tables.*.rows.*.committee", "{table}", _("{row} · udvalg"), kinds.TEXT),
    _row("tables.*.rows.*.appropriation", "{table}", _("{row} · bevilling"), kinds.TEXT),
    _row("tables.*.rows.*.sign", "{table}", _("{row} · U/I"), kinds.SIGN),
)

ANNEX = (
    _row("title", _PAPER, _("Titel"), kinds.TEXT),
    _row("date", _PAPER, _("Dato"), kinds.DATE),
    _row("case_numbers.f2", _PAPER, _("Sagsnummer i F2"), kinds.TEXT),
    _row("case_numbers.f2_document", _PAPER, _("Dokumentnummer i F2"), kinds.TEXT),
    _row("case_numbers.edoc", _PAPER, _("Sagsnummer i eDoc"), kinds.TEXT),
    _row("legend.*.meaning", _("Farvernes betydning"), "{colour}", kinds.LONG_TEXT),
    _row("recommendations.*.theme_area", _PART, _("Temaområde"), kinds.THEME_AREA),
    _row("recommendations.*.text", _PART, _("Ordlyd"), kinds.LONG_TEXT),
    _row("recommendations.*.parts.*.label", _PART, "{part}", kinds.TEXT),
    _row(
        "recommendations.*.parts.*.administrations.*", _PART, _("{part} · forvaltning"), kinds.TEXT
    ),
    _row(
        "recommendations.*.parts.*.needs_money", _PART, _("{part} · finansiering"), kinds.MONEY_NEED
    ),
    _row(
        "recommendations.*.parts.*.routes.*", _PART, _("{part} · vej til penge"), structures.ROUTE
    ),
    _row("recommendations.*.parts.*.sources.*", _PART, _("{part} · pengekilde"), structures.SOURCE),
    _row(
        "recommendations.*.parts.*.novelty.*",
        _PART,
        _("{part} · ny eller videreført"),
        kinds.NOVELTY,
    ),
    _row(
        "recommendations.*.parts.*.requires.*",
        _PART,
        _("{part} · venter på"),
        structures.REQUIREMENT,
    ),
    _row(
        "recommendations.*.parts.*.strengthened_by.*",
        _PART,
        _("{part} · styrkes af anbefaling"),
        kinds.NUMBER,
    ),
    _row("recommendations.*.parts.*.due", _PART, _("{part} · frist"), kinds.DATE),
    _row("recommendations.*.parts.*.remark", _PART, _("{part} · bemærkning"), kinds.LONG_TEXT),
    _row("recommendations.*.parts.*.quote", _PART, _("{part} · papirets ord"), kinds.LONG_TEXT),
    _row("recommendations.*.parts.*.category", _PART, _("{part} · kategori"), kinds.CATEGORY),
)
TEMPLATES: Mapping[str, tuple[_Row, ...]] = {"budget_note": NOTE, "recommendation_annex": ANNEX}
TEMPLATE_NAMES: Mapping[str, Words] = {
    "budget_note": _("Budgetnotat"),
    "recommendation_annex": _("Overblik over anbefalinger"),
    "unknown": _("Ukendt slags papir"),
}
_COLOURS: Mapping[str, Words] = {
    "green": _("Grøn"),
    "red": _("Rød"),
    "blue": _("Blå"),
    "black": _("Sort"),
}


def label_of(template: str, path: str, values: Values) -> Label:
    """Name the value at ``path`` as the paper and its reader would."""
    for row in TEMPLATES.get(template, ()):
        match = row.pattern.fullmatch(path)
        if match:
            words = _words_around(path, values)
            words.update(match.groupdict())
            positions = [str(int(text) + 1) for text in match.groups() if text.isdecimal()]
            unit_kr, unit = _unit(path, values)
            return Label(
                str(row.group).format(*positions, **words),
                str(row.name).format(*positions, **words),
                row.kind,
                unit_kr,
                unit,
            )
    return Label(gettext("Andet"), path, kinds.TEXT)


def group_of(template: str, field: str, values: Values) -> str:
    """The heading that a part of the contract stands under: of the first value below it."""
    paths = (path for path, _found in found_in(values))
    below = next((path for path in paths if path.startswith(f"{field}.")), "")
    return label_of(template, below, values).group if field and below else ""


def _words_around(path: str, values: Values) -> dict[str, str]:
    """The words of the rows and parts that a path goes through."""
    words: dict[str, str] = {}
    steps = path.split(".")
    match steps[0]:
        case "tables":
            words = _table_words(values["tables"][int(steps[1])], steps)
        case "earlier_funds":
            words["agreement"] = _value(values["earlier_funds"][int(steps[1])]["agreement"])
        case "footnotes":
            words["mark"] = str(values["footnotes"][int(steps[1])]["mark"])
        case "legend":
            colour = values["legend"][int(steps[1])]["colour"]
            words["colour"] = str(_COLOURS.get(colour, colour))
        case "recommendations":
            words = _recommendation_words(values["recommendations"][int(steps[1])], steps)
    return words


def _table_words(table: Values, steps: list[str]) -> dict[str, str]:
    number = str(table["id"]).removeprefix("table_")
    unnamed = gettext("Tabel %(id)s") % {"id": number}
    if table["id"] == "earlier_funds":
        unnamed = str(_EARLIER)
    words = {"table": _value(table.get("caption")) or unnamed}
    if len(steps) > 3:
        row = table["rows"][int(steps[3])]
        words["row"] = _value(row["label"]) or gettext("Linje %(id)s") % {"id": int(steps[3]) + 1}
        if len(steps) > 5:
            cell = row["cells"][int(steps[5])]
            words["year"] = str(
                cell["year"] or gettext("kolonne %(id)s, år mangler") % {"id": cell["column"] + 1}
            )
    return words


def _recommendation_words(recommendation: Values, steps: list[str]) -> dict[str, str]:
    number = recommendation["number"]
    words = {"recommendation": gettext("Anbefaling %(number)s") % {"number": number}}
    if len(steps) > 3:
        words["part"] = gettext("Del %(id)s") % {"id": recommendation["parts"][int(steps[3])]["id"]}
    return words


def _unit(path: str, values: Values) -> tuple[int, str]:
    """What one printed unit of a table stands for: corrections are typed as the table prints."""
    if not (path.startswith("tables.") and path.endswith("_kr")):
        return 1, ""
    printed = _value(values["tables"][int(path.split(".")[1])].get("unit"))
    try:
        return parse_unit(printed), printed
    except CellError:
        return 1, ""


def _value(found: Values | None) -> str:
    return str(found["value"] or found["raw"]) if found else ""
