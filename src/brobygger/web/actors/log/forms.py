"""The form of a contact: 20 seconds on a phone. Big buttons, today preset, one line of words."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.actors.half_year import month_later
from brobygger.web.actors.log.checks import LONGEST
from brobygger.web.actors.log.choices import Choices, Pair
from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.models import Contact
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

DAYS = [
    ("today", gettext_lazy("i dag")),
    ("yesterday", gettext_lazy("i går")),
    ("other", gettext_lazy("en anden dag")),
]
DUE = [
    ("week", gettext_lazy("om 1 uge")),
    ("weeks", gettext_lazy("om 2 uger")),
    ("month", gettext_lazy("om 1 måned")),
    ("other", gettext_lazy("en anden dag")),
]


def due_on(word: str, today: date) -> date | None:
    """The day of a quick button; None for "another day"."""
    return {
        "week": today + timedelta(days=7),
        "weeks": today + timedelta(days=14),
        "month": month_later(today),
    }.get(word)


class OrganisationField(WordsField):
    """An organisation, typed by its name as the register has it; gives its number."""

    def __init__(self, choices: Choices, **options: Any) -> None:
        attrs = {"list": "organisationer", "autocomplete": "off"}
        super().__init__(
            max_length=160, required=False, widget=forms.TextInput(attrs=attrs), **options
        )
        self.choices_known = choices

    def clean(self, value: Any) -> Any:
        """The number, or None where nothing is typed."""
        text: str = super().clean(value)
        if not text:
            return None
        found = self.choices_known.named(text)
        if found is None:
            words = _("Ingen organisation i registret hedder sådan. Vælg fra listen.")
            raise forms.ValidationError(words)
        return found


def _picked(label: Any, choices: Iterable[Any], **options: Any) -> forms.ChoiceField:
    """Big buttons of which one is chosen."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **options)


def _numbered(label: Any, pairs: Iterable[Pair], none: Any = None) -> forms.TypedChoiceField:
    """The same over rows; ``none`` are the words for choosing nothing."""
    choices: list[Any] = [] if none is None else [("", none)]
    return forms.TypedChoiceField(
        label=label,
        choices=[*choices, *((str(pk), title) for pk, title in pairs)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class LogForm(Form):
    """One contact. What is typed beside the buttons counts before them."""

    on = DayField(label=gettext_lazy("Anden dag"), required=False)
    next_step = WordsField(
        label=gettext_lazy("Næste skridt"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("Kort, fx: sende oplæg om fædregruppen. Skriv ikke om borgere."),
    )
    next_on = DayField(label=gettext_lazy("Anden dag for næste skridt"), required=False)

    def __init__(
        self,
        choices: Choices,
        today: date,
        data: Any = None,
        *,
        stands: LogFacts | None = None,
        first: int | None = None,
        initiative: int | None = None,
    ) -> None:
        """``stands`` is what the contact says already; ``first`` an organisation to begin with."""
        self.today, self.stands = today, stands
        initial = _initial(stands) if stands else {"initiative": initiative}
        chosen = stands.actor if stands else first
        if choices.title_of(chosen):
            initial["actor"] = chosen
        super().__init__(data, initial=initial)
        near = [(pk, title) for pk, title in choices.near if pk != chosen]
        if choices.title_of(chosen):
            near.insert(0, (chosen or 0, choices.title_of(chosen)))
        self.fields["actor"] = _numbered(_("Hvem har du talt med?"), near)
        self.fields["other"] = OrganisationField(choices, label=_("En anden organisation"))
        self.fields["day"] = _picked(_("Hvornår?"), DAYS, initial="other" if stands else "today")
        self.fields["kind"] = _picked(
            _("Hvad var det?"),
            Contact.Kind.choices,
            error_messages={"required": _("Vælg, hvad det var.")},
        )
        self.fields["theme"] = _numbered(_("Tema"), choices.themes, _("intet tema"))
        self.fields["met_with"] = OrganisationField(choices, label=_("Mødtes med"))
        if stands and stands.met_with:
            self.initial["met_with"] = choices.title_of(stands.met_with)
        self.fields["initiative"] = _numbered(_("Indsats"), choices.initiatives, _("ingen"))
        is_set = bool(stands and stands.next_on)
        self.fields["due"] = _picked(
            _("Hvornår skal det næste skridt tages?"),
            DUE,
            initial="other" if is_set else "week",
            required=False,
        )

    @property
    def has_more(self) -> bool:
        """Something stands in the part that is folded away, or is wrong there."""
        names = ("met_with", "initiative")
        filled = bool(self["met_with"].value())
        return filled or any(self[name].errors for name in names)

    def clean(self) -> dict[str, Any]:
        """One organisation and one day, whichever way they were said."""
        given: dict[str, Any] = super().clean() or {}
        given["actor"] = given.get("other") or given.get("actor")
        if not given["actor"] and not {"actor", "other"} & set(self.errors):
            self.add_error("actor", _("Vælg den organisation, du har talt med."))
        days = {"today": self.today, "yesterday": self.today - timedelta(days=1)}
        self._settle("on", "day", days.get(given.get("day", "")))
        if not given.get("on") and not {"on", "day"} & set(self.errors):
            self.add_error("on", _("Skriv datoen, eller vælg i dag eller i går."))
        if given.get("next_step"):
            self._settle("next_on", "due", due_on(given.get("due", ""), self.today))
            if not given.get("next_on") and not {"next_on", "due"} & set(self.errors):
                self.add_error("next_on", _("Skriv, hvornår det næste skridt skal tages."))
        return given

    def _settle(self, typed: str, button: str, chosen: date | None) -> None:
        """The day of a button, or the one that is typed; two that differ are asked about."""
        given = self.cleaned_data
        said: date | None = given.get(typed)
        given[typed] = chosen or said
        if chosen and said and chosen != said:
            words = _("Du har både skrevet en dag og valgt en anden. Slet den ene.")
            self.add_error(typed, words)

    @property
    def facts(self) -> LogFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        same = self.stands is not None and given["next_step"] == self.stands.next_step
        return LogFacts(
            actor=given["actor"],
            on=given["on"],
            kind=given["kind"],
            theme=given["theme"],
            initiative=given["initiative"],
            met_with=given["met_with"],
            next_step=given["next_step"],
            next_on=given["next_on"],
            next_done_on=self.stands.next_done_on if self.stands and same else None,
        )


def _initial(stands: LogFacts) -> dict[str, Any]:
    names = ("on", "kind", "theme", "initiative", "next_step", "next_on")
    return {name: getattr(stands, name) for name in names}


class MoveForm(Form):
    """Another day for a next step."""

    due = forms.ChoiceField(label=gettext_lazy("Ny dag"), choices=DUE, required=False)
    next_on = DayField(label=gettext_lazy("Anden dag"), required=False)

    def day(self, today: date) -> date | None:
        """The day that was chosen or typed, once the form is valid."""
        typed: date | None = self.cleaned_data["next_on"]
        return typed or due_on(self.cleaned_data["due"], today)
