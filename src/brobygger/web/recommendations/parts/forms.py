"""What a person fills in to correct a part: the part itself, and rows that can be added."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.web.documents.structures import QUANTIFIER, ROUTE_KIND, SOURCE_KIND
from brobygger.web.recommendations.fields import DayField, WordsField, authorities
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import Edge, Part
from brobygger.web.recommendations.parts.facts import (
    EdgeFact,
    Fact,
    OwnerFact,
    RouteFact,
    SourceFact,
)
from brobygger.web.ui.forms import Form

MOST_ROWS = 30
_NOTHING: tuple[str, Any] = ("", _("Vælg"))


class PartForm(Form):
    """What is said of the part as a whole."""

    needs_money = forms.ChoiceField(
        label=_("Kræver delen penge?"),
        choices=[("yes", _("Ja")), ("no", _("Nej")), ("unstated", _("Papiret siger det ikke"))],
    )
    is_new = forms.BooleanField(label=_("Ny indsats"), required=False)
    is_continued = forms.BooleanField(label=_("Videreførelse"), required=False)
    due = DayField(label=_("Frist"), required=False)
    remark = WordsField(label=_("Bemærkning"), rows=2, required=False)
    why = WordsField(
        label=_("Hvad bygger rettelsen på?"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_("Skal med, når svaret om penge ændres. Skriv ikke om enkelte borgere."),
    )


class RowForm(Form):
    """One row below the part. What it rests on: the paper's words, or those of a person."""

    row = forms.IntegerField(required=False, widget=forms.HiddenInput)
    raw = WordsField(label=_("Papirets ord"), rows=2, required=False)
    reason = WordsField(label=_("Eller din begrundelse"), rows=2, required=False)

    def __init__(
        self,
        *args: Any,
        part: Part,
        rows: Mapping[int, Any],
        targets: Iterable[tuple[Any, Any]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.part = part
        typed = self["row"].value()
        self.stands = rows.get(int(typed)) if str(typed or "").isdecimal() else None
        if self.paper:
            del self.fields["raw"], self.fields["reason"]
        self._choose(list(targets))

    @property
    def paper(self) -> Any:
        """The row as the paper gave it, with its words; None where a person added it."""
        return self.stands if self.stands and not self.stands.is_added else None

    @property
    def facts(self) -> list[Any]:
        """The fields that say what the row is, without what it rests on."""
        return [field for field in self.visible_fields() if field.name not in {"raw", "reason"}]

    @property
    def words(self) -> list[Any]:
        """The fields that say what an added row rests on."""
        return [self[name] for name in ("raw", "reason") if name in self.fields]

    def to_fact(self) -> Fact:
        """The row as the step takes it; each kind of row says its own."""
        return Fact(**self._rest())

    def _choose(self, targets: list[tuple[Any, Any]]) -> None:
        """Fill in what can be chosen."""

    def _rest(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "pk": typed.get("row"),
            "raw": typed.get("raw", ""),
            "reason": typed.get("reason", ""),
        }


class OwnerForm(RowForm):
    """An administration."""

    administration = forms.ChoiceField(label=_("Forvaltning"))

    def _choose(self, targets: list[tuple[Any, Any]]) -> None:
        own = self.stands.administration if self.stands else ""
        field: Any = self.fields["administration"]
        field.choices = [_NOTHING, *authorities("administration", own)]

    def to_fact(self) -> OwnerFact:
        """The administration as a fact."""
        return OwnerFact(administration=self.cleaned_data["administration"], **self._rest())


class RouteForm(RowForm):
    """A way to be lifted; the last three fields belong to a budget note."""

    kind = forms.ChoiceField(
        label=_("Vej til finansiering"), choices=[_NOTHING, *ROUTE_KIND.choices]
    )
    order = forms.TypedChoiceField(
        label=_("Notatet hører til anbefaling"), required=False, coerce=int, empty_value=None
    )
    ordered_by = forms.ChoiceField(label=_("Bestilt af"), required=False)
    package = forms.ChoiceField(label=_("I budgetpakke hos"), required=False)

    def _choose(self, targets: list[tuple[Any, Any]]) -> None:
        ordered_by, package = (
            (self.stands.ordered_by, self.stands.package) if self.stands else ("", "")
        )
        fields: dict[str, Any] = self.fields
        own = self.part.recommendation.number
        fields["order"].choices = [
            ("", _("Denne anbefaling")),
            *(one for one in targets if one[0] != own),
        ]
        committees = [*authorities("committee"), *authorities("administration")]
        known = {code for code, _words in committees}
        more = [(ordered_by, ordered_by)] if ordered_by and ordered_by not in known else []
        fields["ordered_by"].choices = [("", _("Ikke nævnt")), *committees, *more]
        fields["package"].choices = [
            ("", _("Ingen pakke")),
            *authorities("administration", package),
        ]

    @property
    def facts(self) -> list[Any]:
        """Only the way: what belongs to a note is folded away where there is none."""
        return [self["kind"]]

    @property
    def of_note(self) -> list[Any]:
        """The fields that belong to a budget note."""
        return [self[name] for name in ("order", "ordered_by", "package")]

    @property
    def is_note(self) -> bool:
        """Whether they are to be seen."""
        return self["kind"].value() == "note" or any(field.errors for field in self.of_note)

    def to_fact(self) -> RouteFact:
        """The route as a fact."""
        typed = self.cleaned_data
        return RouteFact(
            kind=typed["kind"],
            order=typed["order"],
            ordered_by=typed["ordered_by"],
            package=typed["package"],
            **self._rest(),
        )


class SourceForm(RowForm):
    """What pays today. An end that is not known is said, not left open."""

    kind = forms.ChoiceField(
        label=_("Hvad betaler?"),
        choices=[_NOTHING, *(one for one in SOURCE_KIND.choices if one[0] in PAID_TODAY)],
    )
    ref = WordsField(label=_("Pengenes navn"), max_length=200)
    valid_from = DayField(label=_("Fra"), required=False)
    valid_to = DayField(label=_("Til og med"), required=False)
    is_unknown = forms.BooleanField(label=_("Slutdatoen er ukendt"), required=False)
    confirmed_on = DayField(label=_("Senest bekræftet"), required=False)

    def clean(self) -> dict[str, Any]:
        """Either an end or the word that it is unknown: silence would look like for ever."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if "valid_to" not in typed:
            return typed
        if typed["valid_to"] and typed.get("is_unknown"):
            self.add_error("valid_to", _("Der står både en slutdato og »ukendt«. Fjern det ene."))
        elif not typed["valid_to"] and not typed.get("is_unknown"):
            self.add_error(
                "valid_to",
                _("Der mangler en slutdato for pengene. Skriv den, eller vælg »ukendt«."),
            )
        return typed

    def to_fact(self) -> SourceFact:
        """The source as a fact."""
        typed = self.cleaned_data
        return SourceFact(
            kind=typed["kind"],
            ref=typed["ref"],
            valid_from=typed["valid_from"],
            valid_to=typed["valid_to"],
            confirmed_on=typed["confirmed_on"],
            **self._rest(),
        )


class RequirementForm(RowForm):
    """A recommendation that the part waits for."""

    kind = Edge.Kind.REQUIRES
    target = forms.TypedChoiceField(label=_("Venter på anbefaling"), coerce=int)
    quantifier = forms.ChoiceField(
        label=_("Hvor meget af den"), choices=[_NOTHING, *QUANTIFIER.choices]
    )
    parts = forms.CharField(
        label=_("Dele"),
        required=False,
        max_length=60,
        help_text=_("Kun ved »de nævnte dele«, fx 3a, 3b"),
    )

    def _choose(self, targets: list[tuple[Any, Any]]) -> None:
        field: Any = self.fields["target"]
        field.choices = [_NOTHING, *targets]

    def clean_parts(self) -> tuple[str, ...]:
        """The codes, as they are written in the paper."""
        return tuple(self.cleaned_data["parts"].replace(",", " ").lower().split())

    def to_fact(self) -> EdgeFact:
        """The requirement as a fact."""
        typed = self.cleaned_data
        return EdgeFact(
            kind=self.kind,
            target=typed["target"],
            quantifier=typed["quantifier"],
            parts=typed["parts"],
            **self._rest(),
        )


class SupportForm(RowForm):
    """A recommendation that helps the part, without the part waiting for it."""

    target = forms.TypedChoiceField(label=_("Styrkes af anbefaling"), coerce=int)

    def _choose(self, targets: list[tuple[Any, Any]]) -> None:
        field: Any = self.fields["target"]
        field.choices = [_NOTHING, *targets]

    def to_fact(self) -> EdgeFact:
        """The support as a fact."""
        target = self.cleaned_data["target"]
        return EdgeFact(kind=Edge.Kind.STRENGTHENS, target=target, **self._rest())
