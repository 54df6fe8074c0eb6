"""The entry form beside a page that nobody has read: a field for each thing it may hold.

Only what the paper does not have yet is asked for. All fields may stay empty: a person fills in
what stands on the page, in the paper's own way of writing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.budgets.reference import district_labels, need_to_labels
from brobygger.domain.documents.entered import NEXT, written
from brobygger.domain.kernel.amounts import CellError, parse_unit
from brobygger.domain.kernel.fold import fold
from brobygger.web.documents import kinds
from brobygger.web.documents.forms import refuse_personal_numbers, typed_field
from brobygger.web.documents.kinds import Kind, NotUnderstood
from brobygger.web.documents.labels import label_of
from brobygger.web.ui.forms import Form

Words = str | Promise
Tree = tuple[str, Any]

SINGLE: Mapping[str, tuple[str, ...]] = {
    "budget_note": (
        "code",
        "title",
        "budget_round",
        "period",
        "annual_amount_kr",
        "further_treatment",
        "external_evaluation",
        "citywide",
        "address",
    ),
    "recommendation_annex": (
        "title",
        "date",
        "case_numbers.f2",
        "case_numbers.f2_document",
        "case_numbers.edoc",
    ),
}
"""Things that a paper says once: asked for while they are missing."""

SEVERAL: Mapping[str, tuple[tuple[str, Words], ...]] = {
    "budget_note": (
        ("fte", gettext_lazy("Årsværk")),
        ("target_groups", gettext_lazy("Målgrupper")),
        ("themes", gettext_lazy("Temaer")),
        ("area_criteria", gettext_lazy("Kriterier for valg af område")),
        ("goals", gettext_lazy("Mål")),
        ("follow_up", gettext_lazy("Opfølgning")),
        ("recommendation_refs", gettext_lazy("Henvisninger")),
    ),
    "recommendation_annex": (),
}
"""Things that a paper may say many of: one on each line."""

_PARTS = re.compile(r"\s*[\t;]\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    heading: Words
    fields: tuple[BoundField, ...]
    is_open: bool


class EntryForm(Form):
    """What a person writes of one page; ``trees`` are the values after ``is_valid``.

    ``values`` is what the paper says already, by the reading contract.
    """

    def __init__(
        self, template: str, values: Mapping[str, Any], pages: Sequence[int], data: Any = None
    ) -> None:
        super().__init__(data, prefix="af", initial={"page": pages[0] if pages else None})
        self.template, self.values = template, values
        self.trees: list[Tree] = []
        options = [(page, _("side %(page)s") % {"page": page}) for page in pages]
        self.fields["page"] = forms.TypedChoiceField(
            label=gettext_lazy("Det står på"), choices=options, coerce=int
        )
        self.kinds: dict[str, Kind] = {}
        self._sections: list[tuple[Words, list[str]]] = []
        self._add_single()
        if template == "budget_note":
            self._add_note()
        else:
            self._add_recommendation()

    # What is asked ------------------------------------------------------------------------------

    def _add(self, name: str, words: Words, kind: Kind, help_text: Words = "") -> str:
        field = typed_field(kind, words, None)
        field.required = False
        if help_text:
            field.help_text = str(help_text)
        self.fields[name], self.kinds[name] = field, kind
        return name

    def _section(self, heading: Words, names: list[str]) -> None:
        if names:
            self._sections.append((heading, names))

    def _add_single(self) -> None:
        groups: dict[str, list[str]] = {}
        for path in SINGLE[self.template]:
            if _at(self.values, path) is None:
                label = label_of(self.template, path, self.values)
                groups.setdefault(label.group, []).append(self._add(path, label.name, label.kind))
        for heading, names in groups.items():
            self._section(heading, names)

    def _add_note(self) -> None:
        one_a_line = _("Én på hver linje")
        self._section(
            _("Et afsnit"),
            [
                self._add("section.heading", _("Overskrift"), kinds.TEXT),
                self._add("section.text", _("Tekst"), kinds.LONG_TEXT),
            ],
        )
        lists = [
            self._add(path, words, kinds.LONG_TEXT, one_a_line)
            for path, words in SEVERAL[self.template]
        ]
        self._section(_("Lister"), lists)
        year = _found_value(self.values.get("budget_round"))
        ticks = [
            self._add_ticks("need_to", _("Kategorisering"), need_to_labels(year)),
            self._add_ticks("districts", _("Bydele"), district_labels(year)),
        ]
        self._section(_("Afkrydsede felter"), [name for name in ticks if name])
        self._section(
            _("En tabel"),
            [
                self._add("table.caption", _("Tabellens navn"), kinds.TEXT),
                self._add("table.years", _("År i tabellen"), kinds.PERIOD),
                self._add("table.unit", _("Enhed"), kinds.TEXT, _("Fx 1.000 kr. eller kr.")),
                self._add("table.price_base", _("Prisniveau"), kinds.PRICE_BASE),
                self._add(
                    "table.rows",
                    _("Linjer"),
                    kinds.LONG_TEXT,
                    _(
                        "Én linje for hver række: navnet og så beløbene med semikolon imellem, fx"
                        " Løn; 1.600; 1.600. En tom celle er ingenting mellem to semikoloner. Du"
                        " kan også indsætte fra Excel."
                    ),
                ),
            ],
        )
        self._section(
            _("En tidligere bevilling"),
            [
                self._add("funds.agreement", _("Aftale"), kinds.TEXT),
                self._add("funds.year", _("År"), kinds.YEAR),
                self._add("funds.amount_kr", _("Beløb"), kinds.AMOUNT),
            ],
        )

    def _add_ticks(self, name: str, words: Words, labels: Sequence[str]) -> str:
        held = {fold(label) for label in self.values.get(name) or {}}
        left = [(label, label) for label in labels if fold(label) not in held]
        if not left:
            return ""
        self.fields[name] = forms.MultipleChoiceField(
            label=str(words), choices=left, required=False, widget=forms.CheckboxSelectMultiple
        )
        return name

    def _add_recommendation(self) -> None:
        self._section(
            _("En anbefaling"),
            [
                self._add("recommendation.number", _("Nummer"), kinds.NUMBER),
                self._add("recommendation.text", _("Ordlyd"), kinds.LONG_TEXT),
                self._add("recommendation.theme_area", _("Temaområde"), kinds.THEME_AREA),
                self._add(
                    "recommendation.administrations",
                    _("Forvaltninger"),
                    kinds.TEXT,
                    _("Med komma imellem"),
                ),
                self._add("recommendation.needs_money", _("Finansiering"), kinds.MONEY_NEED),
                self._add("recommendation.category", _("Kategori"), kinds.CATEGORY),
            ],
        )

    @property
    def sections(self) -> Iterator[Section]:
        """The fields by heading; the first is open, and each in which something is written."""
        for number, (heading, names) in enumerate(self._sections):
            fields = tuple(self[name] for name in names)
            is_used = any(field.data for field in fields) or any(field.errors for field in fields)
            yield Section(heading, fields, number == 0 or is_used)

    # What was written ---------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        """Understand each field in its kind's grammar, and put the values together."""
        cleaned: dict[str, Any] = super().clean() or {}
        for text in cleaned.values():
            refuse_personal_numbers(str(text))
        page = cleaned.get("page")
        if page is None:
            return cleaned
        told: dict[str, Any] = {}
        for name, kind in self.kinds.items():
            text = str(cleaned.get(name) or "")
            if text.strip() and name not in {"table.rows", *_several(self.template)}:
                try:
                    told[name] = kind.parse(text, 1)
                except NotUnderstood as problem:
                    self.add_error(name, str(problem))
        self.trees = [*self._single(told, page), *self._lists(cleaned, page)]
        if self.template == "budget_note":
            self.trees += [*self._section_of(told, page), *self._ticks(cleaned, page)]
            self.trees += [*self._table(told, cleaned, page), *self._funds(told, page)]
        else:
            self.trees += self._recommendation(told, page)
        if not self.trees and not self.errors:
            self.add_error(None, _("Skriv mindst én værdi af fra siden."))
        return cleaned

    def _single(self, told: Mapping[str, Any], page: int) -> Iterator[Tree]:
        for path in SINGLE[self.template]:
            if path in told:
                yield path, written(told[path], page)

    def _lists(self, cleaned: Mapping[str, Any], page: int) -> Iterator[Tree]:
        for path, _words in SEVERAL[self.template]:
            kind = label_of(self.template, f"{path}.0", self.values).kind
            for line in str(cleaned.get(path) or "").splitlines():
                if line.strip():
                    try:
                        yield f"{path}.{NEXT}", written(kind.parse(line.strip(), 1), page)
                    except NotUnderstood as problem:
                        self.add_error(path, f"{line.strip()}: {problem}")

    def _section_of(self, told: Mapping[str, Any], page: int) -> Iterator[Tree]:
        heading, text = told.get("section.heading"), told.get("section.text")
        if heading and text:
            if heading in (self.values.get("sections") or {}):
                self.add_error("section.heading", _("Afsnittet er der allerede. Ret det i stedet."))
            yield f"sections.{heading}", written(text, page)
        elif heading or text:
            name = "section.text" if heading else "section.heading"
            self.add_error(name, _("Skriv både overskrift og tekst."))

    def _ticks(self, cleaned: Mapping[str, Any], page: int) -> Iterator[Tree]:
        for name in ("need_to", "districts"):
            for label in cleaned.get(name) or ():
                yield f"{name}.{label}", written(True, page)

    def _funds(self, told: Mapping[str, Any], page: int) -> Iterator[Tree]:
        names = ("funds.agreement", "funds.year", "funds.amount_kr")
        if any(name in told for name in names):
            missing = [name for name in names if name not in told]
            for name in missing:
                self.add_error(name, _("Skriv aftale, år og beløb."))
            fund: dict[str, Any] = {
                name.removeprefix("funds."): written(told.get(name), page) for name in names
            }
            yield f"earlier_funds.{NEXT}", {**fund, "price_base": None}

    def _table(
        self, told: Mapping[str, Any], cleaned: Mapping[str, Any], page: int
    ) -> Iterator[Tree]:
        lines = [line for line in str(cleaned.get("table.rows") or "").splitlines() if line.strip()]
        parts = ("table.caption", "table.years", "table.unit", "table.price_base")
        if not lines:
            if any(name in told for name in parts):
                self.add_error("table.rows", _("Skriv tabellens linjer."))
            return
        if "table.years" not in told:
            if "table.years" not in self.errors:
                self.add_error("table.years", _("Skriv, hvilke år tabellen har, fx 2024-27."))
            return
        first, last = told["table.years"]
        years = list(range(first, last + 1))
        try:
            unit_kr = parse_unit(told.get("table.unit", ""))
        except CellError:
            self.add_error("table.unit", _("Skriv enheden, fx 1.000 kr. eller mio. kr."))
            return
        rows = [self._row(line, years, unit_kr, page) for line in lines]
        named = {
            name: written(told[f"table.{name}"], page) if f"table.{name}" in told else None
            for name in ("caption", "unit", "price_base")
        }
        table = {"id": self._table_id(told), **named, "years": years}
        yield f"tables.{NEXT}", {**table, "rows": [row for row in rows if row is not None]}

    def _table_id(self, told: Mapping[str, Any]) -> str:
        """The number in the table's own name, else the next that is free."""
        taken = {table["id"] for table in self.values.get("tables") or ()}
        printed = re.match(r"\s*tabel\s+(\d+)", str(told.get("table.caption", "")), re.IGNORECASE)
        if printed and f"table_{printed[1]}" not in taken:
            return f"table_{printed[1]}"
        return next(name for n in range(1, 1000) if (name := f"table_{n}") not in taken)

    def _row(
        self, line: str, years: Sequence[int], unit_kr: int, page: int
    ) -> dict[str, Any] | None:
        label, *texts = _PARTS.split(line.strip(" "))
        if not label or len(texts) != len(years):
            counts = {"line": label or line, "count": len(texts), "years": len(years)}
            self.add_error(
                "table.rows",
                _("%(line)s: Der er %(count)s beløb og %(years)s år. Skriv et for hvert.") % counts,
            )
            return None
        cells = []
        for column, (year, text) in enumerate(zip(years, texts, strict=True)):
            amount: int | None = None
            if text.strip():
                try:
                    amount = kinds.AMOUNT.parse(text, unit_kr)
                except NotUnderstood as problem:
                    self.add_error("table.rows", f"{label}, {year}: {problem}")
            cell = {"column": column, "year": year, "suggested_year": None}
            cells.append({**cell, "amount_kr": written(amount, page)})
        rest = dict.fromkeys(("total_kr", "control_area", "committee", "appropriation", "sign"))
        kind = "total" if fold(label).startswith(("i alt", "sum", "total")) else "row"
        return {"label": written(label, page), "kind": kind, "cells": cells, **rest}

    def _recommendation(self, told: Mapping[str, Any], page: int) -> Iterator[Tree]:
        given = {
            name.removeprefix("recommendation."): value
            for name, value in told.items()
            if name.startswith("recommendation.")
        }
        if not given:
            return
        for name in ("number", "text", "category"):
            if name not in given:
                self.add_error(f"recommendation.{name}", _("Skriv nummer, ordlyd og kategori."))
        number = given.get("number")
        held = self.values.get("recommendations") or ()
        if any(one["number"] == number for one in held):
            self.add_error("recommendation.number", _("Anbefalingen er der allerede."))
        names = [each.strip() for each in given.get("administrations", "").split(",")]
        part = {
            "id": str(number),
            "label": written(given.get("text"), page),
            "administrations": [written(name, page) for name in names if name],
            "needs_money": written(given.get("needs_money", "unstated"), page),
            **{name: [] for name in ("routes", "sources", "novelty", "requires")},
            "strengthened_by": [],
            "due": None,
            "remark": None,
            "quote": written(given.get("text"), page),
            "category": written(given.get("category"), page),
            "reason": "entered",
        }
        yield (
            f"recommendations.{NEXT}",
            {
                "number": number,
                "theme_area": written(given.get("theme_area"), page),
                "text": written(given.get("text"), page),
                "headline": given.get("category"),
                "categories": [given.get("category")],
                "parts": [part],
            },
        )


def _several(template: str) -> tuple[str, ...]:
    return tuple(path for path, _words in SEVERAL[template])


def _at(values: Mapping[str, Any], path: str) -> Any:
    node: Any = values
    for name in path.split("."):
        node = (node or {}).get(name)
    return node


def _found_value(found: Mapping[str, Any] | None) -> Any:
    return found["value"] if found else None
