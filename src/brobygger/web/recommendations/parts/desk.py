"""Everything on the page that corrects a part: forms, rows to add and remove, what is wrong."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.web.recommendations.models import Edge, Part
from brobygger.web.recommendations.parts.facts import PartFacts, facts_of
from brobygger.web.recommendations.parts.forms import (
    MOST_ROWS,
    OwnerForm,
    PartForm,
    RequirementForm,
    RouteForm,
    RowForm,
    SourceForm,
    SupportForm,
)
from brobygger.web.recommendations.parts.steps import version_of
from brobygger.web.ui.faults import Fault

ADD, REMOVE = "tilfoej", "fjern"


if TYPE_CHECKING:
    _Formset = forms.BaseFormSet[RowForm]
else:  # the class has no parameters when the program runs
    _Formset = forms.BaseFormSet


class Rows(_Formset):
    """Rows of one kind. None of them is special: one that is left empty is no row."""

    def initial_form_count(self) -> int:
        """No row is more than another, so each may be left empty or taken away."""
        return 0

    def total_form_count(self) -> int:
        """As many as are shown: what was sent, else what stands in the register."""
        if self.is_bound:
            return super().total_form_count()
        return len(self.initial or ())


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of rows on the page: its name, its form, and its words."""

    name: str
    form: type[RowForm]
    title: Any
    hint: Any
    add: Any


SECTIONS = (
    Section("owners", OwnerForm, _("Ansvarlig forvaltning"), "", _("Tilføj forvaltning")),
    Section(
        "routes",
        RouteForm,
        _("Finansieringsvej"),
        _("Sådan skal delen løftes. En del kan have flere veje."),
        _("Tilføj vej"),
    ),
    Section(
        "sources",
        SourceForm,
        _("Betales i dag af"),
        _("Penge, som delen lever af nu. Kender du ikke slutdatoen, så sig det."),
        _("Tilføj penge"),
    ),
    Section(
        "requires",
        RequirementForm,
        _("Venter på"),
        _("Delen kan først løftes, når det andet er på plads."),
        _("Tilføj det, den venter på"),
    ),
    Section(
        "strengthens",
        SupportForm,
        _("Styrkes af"),
        _("Delen har gavn af det andet, men venter ikke på det."),
        _("Tilføj støtte"),
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A section with its rows."""

    section: Section
    rows: Any


class Desk:
    """The page's forms, filled from the register, or from what a person has sent."""

    def __init__(self, part: Part, seen: object, main: PartForm) -> None:
        self.part, self.seen, self.main = part, seen, main
        self.shown: list[Shown] = []

    @classmethod
    def of(cls, part: Part) -> "Desk":
        """The part as it stands in the register."""
        desk = cls(part, version_of(part), PartForm())
        facts = facts_of(part, {pk: number for pk, number, _text in desk._recommendations})
        desk.main = PartForm(initial=asdict(facts))
        desk.shown = [
            Shown(one, desk._rows(one, None, _initial(facts, one.name))) for one in SECTIONS
        ]
        return desk

    @classmethod
    def sent(cls, part: Part, data: Mapping[str, Any]) -> "Desk":
        """What a person has sent."""
        desk = cls(part, data.get("seen", ""), PartForm(data))
        desk.shown = [Shown(one, desk._rows(one, data, None)) for one in SECTIONS]
        return desk

    def _rows(self, one: Section, sent: Any, initial: list[dict[str, Any]] | None) -> Any:
        made = forms.formset_factory(
            one.form, formset=Rows, extra=0, absolute_max=MOST_ROWS, max_num=MOST_ROWS
        )
        options = {
            "part": self.part,
            "rows": self._stored[_TABLE[one.name]],
            "targets": self._targets,
        }
        return made(sent, prefix=one.name, initial=initial, form_kwargs=options)

    @cached_property
    def _stored(self) -> dict[str, dict[int, Any]]:
        return {
            name: {row.pk: row for row in getattr(self.part, name).all()}
            for name in set(_TABLE.values())
        }

    @cached_property
    def _recommendations(self) -> list[tuple[int, int, str]]:
        rows = self.part.recommendation.annex.recommendations.order_by("number")
        return list(rows.values_list("pk", "number", "text"))

    @cached_property
    def _targets(self) -> list[tuple[int, str]]:
        return [(number, f"{number}. {text[:60]}") for _pk, number, text in self._recommendations]

    # Add and remove a row, with everything that was typed

    def changed(self, order: str) -> "Desk":
        """The same page with a row more or less ("tilfoej:routes", "fjern:routes-1").

        What was typed stays as it was typed; nothing is checked yet.
        """
        verb, _colon, which = order.partition(":")
        name, _dash, index = which.partition("-")
        desk = Desk(self.part, self.seen, PartForm(initial=_typed(self.main)))
        for each in self.shown:
            rows = [_typed(form) for form in each.rows.forms]
            here = each.section.name == name
            if here and verb == ADD and len(rows) < MOST_ROWS:
                rows.append({})
            if here and verb == REMOVE and index.isdecimal() and int(index) < len(rows):
                del rows[int(index)]
            formset = desk._rows(each.section, None, rows)
            desk.shown.append(Shown(each.section, formset))
        return desk

    # Out

    def is_valid(self) -> bool:
        """Everything can be understood; whether it can be true is asked by the step."""
        return all([self.main.is_valid(), *(each.rows.is_valid() for each in self.shown)])

    @property
    def _filled(self) -> dict[str, list[RowForm]]:
        """The rows that were not left empty."""
        return {
            each.section.name: [form for form in each.rows.forms if form.has_changed()]
            for each in self.shown
        }

    def facts(self) -> PartFacts:
        """What was typed, as the step takes it."""
        typed = self.main.cleaned_data
        rows: dict[str, Any] = {
            name: tuple(form.to_fact() for form in found) for name, found in self._filled.items()
        }
        return PartFacts(
            needs_money=typed["needs_money"],
            is_new=typed["is_new"],
            is_continued=typed["is_continued"],
            due=typed["due"],
            remark=typed["remark"],
            owners=rows["owners"],
            routes=rows["routes"],
            sources=rows["sources"],
            edges=rows["requires"] + rows["strengthens"],
        )

    def blame(self, faults: list[Fault]) -> None:
        """Show each fault at its field; one about no field stands at the top of its form."""
        filled = self._filled
        filled["edges"] = filled["requires"] + filled["strengthens"]
        for fault in faults:
            form: forms.Form = self.main
            if fault.section and fault.index is not None:
                form = filled[fault.section][fault.index]
            form.add_error(fault.field if fault.field in form.fields else None, str(fault.words))
        self.seen = version_of(self.part)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Every error of the page: where it is, the field's label, the sentence."""
        found = [("", "", str(error)) for error in self.main.non_field_errors()]
        found += _errors(self.main, "")
        for each in self.shown:
            for index, form in enumerate(each.rows.forms, 1):
                where = f"{each.section.title} {index}"
                anchor = f"{each.section.name}-{index - 1}"
                found += [(anchor, where, str(error)) for error in form.non_field_errors()]
                found += _errors(form, where)
        return found


_TABLE = {
    "owners": "responsibilities",
    "routes": "routes",
    "sources": "sources",
    "requires": "edges",
    "strengthens": "edges",
}


def _errors(form: forms.Form, where: str) -> list[tuple[str, str, str]]:
    return [
        (str(field.id_for_label or field.auto_id), f"{where} {field.label}".strip(), str(error))
        for field in form
        for error in field.errors
    ]


def _typed(form: forms.Form) -> dict[str, Any]:
    """What stands in the fields now, as it was typed."""
    return {field.name: field.value() for field in form}


def _initial(facts: PartFacts, section: str) -> list[dict[str, Any]]:
    """The rows of a section as its form shows them."""
    if section in Edge.Kind.values:
        return [_row(one) for one in facts.edges if one.kind == section]
    return [_row(one) for one in getattr(facts, section)]


def _row(fact: Any) -> dict[str, Any]:
    row = asdict(fact)
    row["row"] = row.pop("pk")
    if "parts" in row:
        row["parts"] = ", ".join(row["parts"])
    if "valid_to" in row:
        row["is_unknown"] = row["valid_to"] is None
    return row
