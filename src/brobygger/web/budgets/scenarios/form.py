"""What a person fills in to ask what can be carried for a sum of money."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.web.budgets.decisions.costs import costs_words
from brobygger.web.budgets.decisions.fields import ParsedField
from brobygger.web.budgets.scenarios.loading import Asked, in_order
from brobygger.web.budgets.scenarios.typed import (
    groups_text,
    parse_cap,
    parse_groups,
    parse_shares,
    shares_text,
)
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui import numbers
from brobygger.web.ui.forms import Form

MOST_WEIGHT = 100
FREE, MUST, FORBID = "", "must", "forbid"
WISHES = (
    (FREE, gettext_lazy("frit valg")),
    (MUST, gettext_lazy("skal med")),
    (FORBID, gettext_lazy("må ikke med")),
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of the form: what it costs, and the field with the wish for it."""

    key: str
    title: str
    costs: str
    is_fictional: bool
    field: BoundField


class ScenarioForm(Form):
    """The question: for whom and why, how much money, which wishes, which weights."""

    use_required_attribute = False
    title = WordsField(
        label=gettext_lazy("Navn"),
        max_length=120,
        error_messages={"required": gettext_lazy("Giv scenariet et navn, du kan kende igen.")},
    )
    purpose = WordsField(
        label=gettext_lazy("Formål"),
        rows=2,
        help_text=gettext_lazy("Hvad skal det bruges til? Det står øverst på scenariet."),
        error_messages={"required": gettext_lazy("Skriv, hvad scenariet skal bruges til.")},
    )
    at = DayField(
        label=gettext_lazy("Dato"),
        help_text=gettext_lazy("Den dag, svaret gælder. Oftest første dag i budgetåret."),
        error_messages={"required": gettext_lazy("Skriv den dag, svaret skal gælde.")},
    )
    shares = ParsedField(
        parse_shares,
        (),
        label=gettext_lazy("Loft for ét udvalg eller én bevilling"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Ét loft pr. linje, fx BIU 2024-27: 2.000.000."),
    )
    exclusions = ParsedField(
        parse_groups,
        (),
        label=gettext_lazy("Højst ét af"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Notater, der udelukker hinanden. Én gruppe pr. linje, fx N2, N6."),
    )
    packages = ParsedField(
        parse_groups,
        (),
        label=gettext_lazy("Alle eller ingen af"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Notater, der kun giver mening sammen. Én gruppe pr. linje."),
    )

    def __init__(
        self, asked: Asked, data: Any = None, shown: Mapping[str, Any] | None = None
    ) -> None:
        start = {"at": asked.day, **(shown or {})}
        super().__init__(data, initial=start, prefix="scenarie")
        self.asked = asked
        for year in asked.years():
            self.fields[f"cap_{year}"] = ParsedField(
                parse_cap, None, label=str(year), required=False
            )
        for key in self._keys():
            self.fields[f"wish_{key}"] = forms.ChoiceField(
                label=_("Ønske om %(key)s") % {"key": key}, choices=WISHES, required=False
            )
        for each in asked.model.recommendations:
            self.fields[f"weight_{each.number}"] = forms.IntegerField(
                label=_("Vægt af anbefaling %(number)s") % {"number": each.number},
                min_value=0,
                max_value=MOST_WEIGHT,
                initial=1,
            )

    def _keys(self) -> tuple[str, ...]:
        known = (note.id for note in self.asked.model.notes if note.cost_kr)
        return in_order(known)

    def clean(self) -> dict[str, Any]:
        """At least one cap: without one everything would be chosen."""
        found: dict[str, Any] = super().clean() or {}
        typed = any(self.data.get(self.add_prefix(name), "").strip() for name in self._cap_names())
        if not typed:
            raise forms.ValidationError(_("Skriv et loft for mindst ét år."))
        return found

    def _cap_names(self) -> Iterator[str]:
        yield "shares"
        yield from (f"cap_{year}" for year in self.asked.years())

    @property
    def about(self) -> list[BoundField]:
        """Who asks, and why."""
        return [self["title"], self["purpose"], self["at"]]

    @property
    def caps(self) -> list[BoundField]:
        """The cap of each year."""
        return [self[f"cap_{year}"] for year in self.asked.years()]

    @property
    def notes(self) -> list[NoteRow]:
        """Each note that has a cost, with the wish for it."""
        return [
            NoteRow(
                key,
                self.asked.planned[key].called,
                costs_words(self.asked.model.note(key).cost_kr),
                self.asked.planned[key].is_fictional,
                self[f"wish_{key}"],
            )
            for key in self._keys()
        ]

    @property
    def without_cost(self) -> list[tuple[str, str, int]]:
        """Notes that cannot be weighed, because nobody has entered what they cost."""
        return [
            (key, self.asked.planned[key].called, self.asked.planned[key].pk)
            for key in in_order(self.asked.planned)
            if not self.asked.model.note(key).cost_kr and self.asked.model.lifted_by.get(key)
        ]

    @property
    def groups(self) -> list[BoundField]:
        """Notes that go together, and notes that do not."""
        return [self["shares"], self["exclusions"], self["packages"]]

    @property
    def weights(self) -> list[tuple[int, str, BoundField]]:
        """Each recommendation with its weight."""
        rows = self.asked.register.recommendations
        return [
            (each.number, rows[each.number].text, self[f"weight_{each.number}"])
            for each in self.asked.model.recommendations
        ]

    @property
    def has_groups(self) -> bool:
        """Something stands in the fields that are folded away."""
        return any(field.value() or field.errors for field in self.groups)

    @property
    def has_weights(self) -> bool:
        """Some weight is not the usual one."""
        return any(str(field.value()) != "1" or field.errors for _, _, field in self.weights)

    @property
    def question(self) -> Question:
        """What was asked. A weight of 1 is what each has anyway."""
        said = self.cleaned_data
        weights = {each.number: said[f"weight_{each.number}"] for each in self._recommendations}
        wishes = {key: said[f"wish_{key}"] for key in self._keys()}
        years = [(year, said[f"cap_{year}"]) for year in self.asked.years()]
        return Question(
            said["at"],
            (*(Cap(year, kr) for year, kr in years if kr is not None), *said["shares"]),
            {number: weight for number, weight in weights.items() if weight != 1},
            must=tuple(key for key, wish in wishes.items() if wish == MUST),
            forbid=tuple(key for key, wish in wishes.items() if wish == FORBID),
            exclusions=said["exclusions"],
            packages=said["packages"],
        )

    @property
    def _recommendations(self) -> Any:
        return self.asked.model.recommendations


def shown_of(question: Question, title: str, purpose: str) -> dict[str, Any]:
    """What the form shows when an earlier question is asked again."""
    at: date = question.at
    wishes = {**dict.fromkeys(question.must, MUST), **dict.fromkeys(question.forbid, FORBID)}
    plain = [cap for cap in question.caps if cap.committee is None and cap.appropriation is None]
    return {
        "title": title,
        "purpose": purpose,
        "at": at,
        "shares": shares_text(question.caps),
        "exclusions": groups_text(question.exclusions),
        "packages": groups_text(question.packages),
        **{f"cap_{cap.year}": numbers.count(cap.kr) for cap in plain},
        **{f"wish_{key}": wish for key, wish in wishes.items()},
        **{f"weight_{number}": weight for number, weight in question.weights.items()},
    }
