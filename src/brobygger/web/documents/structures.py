"""Values made of several words: a route to money, a source of money, a part that waits.

They are shown as one sentence and corrected field by field.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.documents.kinds import (
    DATE,
    NUMBER,
    TEXT,
    YES_NO,
    Kind,
    NotUnderstood,
    choice,
)

ROUTE_KIND = choice(
    "route_kind",
    ("frame", gettext_lazy("inden for eksisterende ramme")),
    ("note", gettext_lazy("budgetnotat")),
    ("need", gettext_lazy("mangler finansiering")),
    ("via", gettext_lazy("løftes gennem en anden anbefaling")),
    ("outside", gettext_lazy("uden for kommunens mandat")),
)
SOURCE_KIND = choice(
    "source_kind",
    ("frame", gettext_lazy("eksisterende ramme")),
    ("note", gettext_lazy("budgetnotat")),
    ("need", gettext_lazy("mangler finansiering")),
    ("plan", gettext_lazy("plan")),
    ("past_grant", gettext_lazy("tidligere bevilling")),
    ("outside", gettext_lazy("uden for kommunen")),
)
QUANTIFIER = choice(
    "quantifier",
    ("all", gettext_lazy("alle dele")),
    ("any", gettext_lazy("mindst én del")),
    ("named", gettext_lazy("de nævnte dele")),
    ("unstated", gettext_lazy("ikke nævnt hvilke dele")),
)


def _parse_numbers(text: str, _unit: int) -> list[int]:
    if not re.fullmatch(r"\s*\d{1,3}(\s*(,|og|\s)\s*\d{1,3})*\s*", text):
        raise NotUnderstood(_("Skriv numrene med komma imellem, fx 1, 2."))
    return [int(number) for number in re.findall(r"\d+", text)]


def _parse_names(text: str, _unit: int) -> list[str]:
    return re.findall(r"[^,\s]+", text)


def _joined(value: Any) -> str:
    return ", ".join(str(item) for item in value)


NUMBERS = Kind("numbers", _joined, _parse_numbers, gettext_lazy("Fx 1, 2"))
NAMES = Kind("names", _joined, _parse_names, gettext_lazy("Fx 3a, 3b"))


def _show_route(value: Mapping[str, Any]) -> str:
    words = [ROUTE_KIND.show(value["kind"])]
    if value.get("ordered_by"):
        words.append(_("bestilt af %(who)s") % {"who": value["ordered_by"]})
    if value.get("package"):
        words.append(_("i budgetpakke hos %(who)s") % {"who": value["package"]})
    if value.get("via"):
        words.append(_("anbefaling %(numbers)s") % {"numbers": _joined(value["via"])})
    return " · ".join(words)


def _show_source(value: Mapping[str, Any]) -> str:
    words = [value.get("ref") or SOURCE_KIND.show(value["kind"])]
    if value.get("valid_to"):
        words.append(_("til og med %(day)s") % {"day": DATE.show(value["valid_to"])})
    elif value["kind"] in {"plan", "past_grant"} and not value.get("to_known"):
        words.append(_("slutdato ikke oplyst"))
    return " · ".join(words)


def _show_requirement(value: Mapping[str, Any]) -> str:
    words = [_("anbefaling %(numbers)s") % {"numbers": value["target"]}]
    words.append(_joined(value["parts"]) if value.get("parts") else "")
    words.append(QUANTIFIER.show(value["quantifier"]))
    return " · ".join(word for word in words if word)


def _no_text(text: str, unit: int) -> Any:
    raise NotUnderstood(_("Denne værdi rettes felt for felt."))


ROUTE = Kind(
    "route",
    _show_route,
    _no_text,
    fields=(
        ("kind", gettext_lazy("Vej til finansiering"), ROUTE_KIND),
        ("note", gettext_lazy("Budgetnotatets mærke"), TEXT),
        ("ordered_by", gettext_lazy("Bestilt af"), TEXT),
        ("package", gettext_lazy("I budgetpakke hos"), TEXT),
        ("via", gettext_lazy("Gennem anbefaling"), NUMBERS),
    ),
)
SOURCE = Kind(
    "source",
    _show_source,
    _no_text,
    fields=(
        ("kind", gettext_lazy("Slags"), SOURCE_KIND),
        ("ref", gettext_lazy("Kildens navn"), TEXT),
        ("valid_from", gettext_lazy("Gælder fra"), DATE),
        ("valid_to", gettext_lazy("Gælder til og med"), DATE),
        ("to_known", gettext_lazy("Er slutdatoen kendt?"), YES_NO),
        ("confirmed_on", gettext_lazy("Bekræftet den"), DATE),
    ),
)
REQUIREMENT = Kind(
    "requirement",
    _show_requirement,
    _no_text,
    fields=(
        ("target", gettext_lazy("Venter på anbefaling"), NUMBER),
        ("quantifier", gettext_lazy("Hvor meget af den"), QUANTIFIER),
        ("parts", gettext_lazy("Dele"), NAMES),
    ),
)
_LISTS = {"via", "parts"}
_EMPTY = {"ref": "", "to_known": False}


def parse_fields(kind: Kind, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """A correction field by field: (the value, the sentences of what was not understood)."""
    value: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, _words, field_kind in kind.fields:
        text = typed.get(name, "")
        if not text.strip() and name not in {"kind", "target", "quantifier"}:
            value[name] = [] if name in _LISTS else _EMPTY.get(name)
            continue
        try:
            value[name] = field_kind.parse(text, 1)
        except NotUnderstood as problem:
            errors[name] = str(problem)
    return value, errors
