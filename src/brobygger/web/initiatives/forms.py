"""What a person fills in about an initiative: itself, a step on its way, its plan, the words."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.areas.models import Place
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives.facts import (
    InitiativeFacts,
    PhaseFacts,
    StaffFacts,
    StepFacts,
)
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form


class InitiativeForm(Form):
    """An initiative as it is planned."""

    title = WordsField(
        label=gettext_lazy("Navn"),
        max_length=200,
        help_text=gettext_lazy("Fx Områdeindsats i Eksempelhaven."),
    )
    budget_note = forms.TypedChoiceField(
        label=gettext_lazy("Budgetnotat"), coerce=int, empty_value=None, required=False
    )
    place = forms.TypedChoiceField(
        label=gettext_lazy("Område"), coerce=int, empty_value=None, required=False
    )
    starts_on = DayField(label=gettext_lazy("Fra"), required=False)
    ends_on = DayField(label=gettext_lazy("Til"), required=False)
    aim = WordsField(label=gettext_lazy("Formål"), rows=3, required=False)
    themes = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Temaer"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    target_groups = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Parter"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Målgrupper, lokale autoriteter og fagpersoner."),
    )
    expected_sectors = WordsField(
        label=gettext_lazy("Sektorer, som notatet nævner"),
        rows=3,
        required=False,
        help_text=gettext_lazy("En på hver linje. Overblikket siger, hvem der mangler."),
    )

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices: dict[str, list[tuple[Any, str]]] = {
            "budget_note": [("", _("Intet notat"))]
            + [
                (row.pk, f"{row.code} {row.title}".strip())
                for row in BudgetNote.objects.defer("record", "folded").order_by("code", "pk")
            ],
            "place": [("", _("Ikke valgt endnu"))]
            + [(row.pk, str(row)) for row in Place.objects.order_by("title", "pk")],
            "themes": _words(Theme, (initial or {}).get("themes", ())),
            "target_groups": _words(TargetGroup, (initial or {}).get("target_groups", ())),
        }
        for name, listed in choices.items():
            field: Any = self.fields[name]
            field.choices = listed

    @classmethod
    def of(cls, row: Initiative, data: Any = None) -> "InitiativeForm":
        """The form of an initiative that is there."""
        stands = {
            "title": row.title,
            "aim": row.aim,
            "budget_note": row.budget_note_id,
            "place": row.place_id,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "themes": list(row.themes.values_list("pk", flat=True)),
            "target_groups": list(row.target_groups.values_list("pk", flat=True)),
            "expected_sectors": "\n".join(row.expected_sectors),
        }
        return cls(data, initial=stands)

    @property
    def facts(self) -> InitiativeFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        return InitiativeFacts(
            title=given["title"],
            aim=given["aim"],
            budget_note=given["budget_note"],
            place=given["place"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            themes=tuple(given["themes"]),
            target_groups=tuple(given["target_groups"]),
            expected_sectors=tuple(given["expected_sectors"].splitlines()),
        )


def _words(
    model: type[Theme] | type[TargetGroup], chosen: Collection[int]
) -> list[tuple[Any, str]]:
    """The words in use, and those that were chosen while they were."""
    rows = model._default_manager.filter(Q(is_in_use=True) | Q(pk__in=chosen))
    rows = rows.order_by("order", "title")
    return [(row.pk, str(row)) for row in rows]


class StepForm(Form):
    """Who decided it, when, and where it is written; or why the step is taken."""

    on = DayField(label=gettext_lazy("Besluttet den"), required=False)
    by = WordsField(label=gettext_lazy("Besluttet af"), max_length=120, required=False)
    source = WordsField(
        label=gettext_lazy("Sag, punkt eller referat"), max_length=300, required=False
    )
    has_waiver = forms.BooleanField(
        label=gettext_lazy("Jeg har læst notatets ord: der skal ikke besluttes mere"),
        required=False,
    )
    without = WordsField(
        label=gettext_lazy("Hvorfor begynde uden?"),
        rows=2,
        required=False,
        help_text=gettext_lazy("Senere tal siger så, at der ingen baseline er."),
    )
    why = WordsField(label=gettext_lazy("Hvorfor?"), rows=2, required=False)

    def __init__(self, asked: tuple[str, ...], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]

    @property
    def facts(self) -> StepFacts:
        """What was filled in, once the form is valid."""
        return StepFacts(**self.cleaned_data)


class PhaseForm(Form):
    """A part of the way."""

    title = WordsField(label=gettext_lazy("Fase"), max_length=120)
    starts_on = DayField(label=gettext_lazy("Fra"), required=False)
    ends_on = DayField(label=gettext_lazy("Til"), required=False)

    @property
    def facts(self) -> PhaseFacts:
        """What was filled in, once the form is valid."""
        return PhaseFacts(**self.cleaned_data)


class StaffForm(Form):
    """A post, and how much of it is planned and filled from a day on."""

    title = WordsField(
        label=gettext_lazy("Stilling"),
        max_length=120,
        help_text=gettext_lazy("Fx projektmedarbejder. Aldrig en persons navn."),
    )
    anchoring = WordsField(label=gettext_lazy("Sidder i"), max_length=160, required=False)
    planned = forms.CharField(label=gettext_lazy("Planlagte årsværk"), max_length=12)
    filled = forms.CharField(
        label=gettext_lazy("Besatte årsværk"),
        max_length=12,
        required=False,
        help_text=gettext_lazy("Lad feltet stå tomt, hvis det er ukendt."),
    )
    since = DayField(label=gettext_lazy("Gælder fra"), required=False)

    @property
    def facts(self) -> StaffFacts:
        """What was filled in, once the form is valid."""
        return StaffFacts(**self.cleaned_data)


class QuestionForm(Form):
    """A question that must be answered later."""

    question = WordsField(label=gettext_lazy("Spørgsmål"), rows=2)


class WordForm(Form):
    """A theme or a target group of the city's own."""

    title = WordsField(label=gettext_lazy("Ord"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Slags"), choices=TargetGroup.Kind.choices)
    source = WordsField(label=gettext_lazy("Kilde"), max_length=300, required=False)

    def __init__(self, which: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id=f"id_{which}_%s")
        if which == "tema":
            del self.fields["kind"]
