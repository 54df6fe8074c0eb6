"""What a person fills in about a choice: what it is about, its vetoes, and the decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.areas.choice.close_steps import DecisionFacts
from brobygger.web.areas.choice.loading import Loaded
from brobygger.web.areas.choice.steps import ChoiceFacts
from brobygger.web.areas.models import AreaChoice, AreaList
from brobygger.web.recommendations.fields import DayField, WordsField, authorities
from brobygger.web.ui.forms import Form


def notes() -> Any:
    """The budget notes that a choice may belong to; this link does not know theirs by import."""
    model: Any = AreaChoice._meta.get_field("budget_note").related_model
    return model.objects.defer("record").order_by("-budget_round", "code", "pk")


class ChoiceForm(Form):
    """What is chosen between, for which money, and who scores."""

    title = WordsField(
        label=gettext_lazy("Navn"),
        max_length=200,
        help_text=gettext_lazy("Fx Område til den fireårige indsats."),
    )
    area_list = forms.ModelChoiceField(
        AreaList.objects.none(),
        label=gettext_lazy("Liste"),
        empty_label=None,
        help_text=gettext_lazy(
            "Alle listens områder er kandidater. Du kan tage nogle fra bagefter."
        ),
    )
    budget_note = forms.ModelChoiceField(
        AreaList.objects.none(), label=gettext_lazy("Budgetnotat"), required=False
    )
    first_scorer = forms.ChoiceField(label=gettext_lazy("Første forvaltning"))
    second_scorer = forms.ChoiceField(
        label=gettext_lazy("Anden forvaltning"),
        help_text=gettext_lazy("De to scorer hver for sig og ser først hinandens scorer bagefter."),
    )

    def __init__(self, *args: Any, also: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        lists: Any = self.fields["area_list"]
        lists.queryset = AreaList.objects.order_by("-published", "kind", "pk")
        papers: Any = self.fields["budget_note"]
        papers.queryset = notes()
        papers.empty_label = _("intet")
        for name in ("first_scorer", "second_scorer"):
            known = authorities("administration", *also)
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label,
                help_text=self.fields[name].help_text,
                choices=[("", _("Vælg")), *known],
            )

    @property
    def facts(self) -> ChoiceFacts:
        """What was filled in, once the form is valid."""
        return ChoiceFacts(**self.cleaned_data)


class ChangeForm(ChoiceForm):
    """The same for a choice that is there: its candidates one by one, its list as it is."""

    candidates = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Kandidater"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Tag kun et område fra, hvis det aldrig kan komme på tale. Ellers er et veto med grund"
            " bedre: så kan alle se, hvorfor det gik ud."
        ),
    )

    def __init__(self, rows: Loaded, data: Any = None) -> None:
        choice = rows.choice
        super().__init__(
            data,
            also=choice.scorers,
            initial={
                "title": choice.title,
                "budget_note": choice.budget_note_id,
                "first_scorer": choice.first_scorer,
                "second_scorer": choice.second_scorer,
                "candidates": [one.listed_id for one in rows.candidates],
            },
        )
        del self.fields["area_list"]
        self.listed = choice.area_list
        entries = choice.area_list.areas.order_by("order", "pk")
        field: Any = self.fields["candidates"]
        field.choices = [(one.pk, one.title) for one in entries]

    @property
    def facts(self) -> ChoiceFacts:
        """What was filled in, once the form is valid."""
        return ChoiceFacts(**self.cleaned_data, area_list=self.listed)


def _candidate_field(rows: Loaded, label: Any) -> forms.ChoiceField:
    vetoed = {one.candidate_id for one in rows.standing_vetoes}
    words = _("%(area)s (veto)")
    named = [
        (str(pk), words % {"area": label} if pk in vetoed else label)
        for pk, label in rows.labels.items()
    ]
    return forms.TypedChoiceField(
        label=label, choices=[("", _("Vælg")), *named], coerce=int, empty_value=None, required=False
    )


class VetoForm(Form):
    """Why an area cannot be chosen."""

    candidate = forms.ChoiceField()
    reason = WordsField(
        label=gettext_lazy("Hvorfor kan området ikke vælges?"),
        rows=2,
        help_text=gettext_lazy("Fx at ingen boligorganisation vil være med."),
    )
    said_by = WordsField(
        label=gettext_lazy("Hvem siger det?"),
        max_length=200,
        help_text=gettext_lazy("En forvaltning eller organisation. Ikke en persons navn."),
    )

    def __init__(self, rows: Loaded, data: Any = None) -> None:
        super().__init__(data, auto_id="id_veto_%s")
        field = _candidate_field(rows, _("Område"))
        field.required = True
        self.fields["candidate"] = field


class WhyForm(Form):
    """A reason for something that was different before."""

    why = WordsField(label=gettext_lazy("Hvorfor?"), rows=2)


class TogetherForm(Form):
    """The reason for meeting before both are done."""

    reason = WordsField(
        label=gettext_lazy("Hvorfor nu?"),
        rows=2,
        required=False,
        help_text=gettext_lazy("Kun nødvendigt, når begge ikke er færdige."),
    )


class DecisionForm(Form):
    """The decision. What is missing is said by the rules, all at once."""

    chosen = forms.ChoiceField()
    decided_by = WordsField(
        label=gettext_lazy("Hvem har besluttet det?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Udvalget, og den forvaltning, der har indstillet."),
    )
    decided_on = DayField(label=gettext_lazy("Hvilken dag?"), required=False)
    reason = WordsField(
        label=gettext_lazy("Hvorfor netop dette område?"), rows=4, max_length=4000, required=False
    )
    conflicts = WordsField(
        label=gettext_lazy("Inhabilitet"),
        rows=2,
        required=False,
        help_text=gettext_lazy("Hvilke parter har forladt lokalet? Var der ingen, så skriv ingen."),
    )
    minutes = WordsField(
        label=gettext_lazy("Referat"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Mødets dato og punkt, eller sagsnummeret."),
    )
    deviation = WordsField(
        label=gettext_lazy("Hvad vejer tungere end scorerne?"),
        rows=3,
        required=False,
        help_text=gettext_lazy("Kun når det valgte område ikke står først i scorerne."),
    )

    def __init__(self, rows: Loaded, data: Any = None) -> None:
        choice = rows.choice
        stands = ("decided_by", "decided_on", "reason", "conflicts", "minutes", "deviation")
        super().__init__(data, initial={name: getattr(choice, name) for name in stands})
        self.fields["chosen"] = _candidate_field(rows, _("Valgt område"))
        self._ask(data is None)

    def _ask(self, required: bool) -> None:
        """All but the deviation are asked for. While the form is read they are not, so that the
        rules say what is missing, together with what else is wrong.
        """
        for name in self.fields:
            self.fields[name].required = required and name != "deviation"

    def clean(self) -> dict[str, Any]:
        """Read; from here on the fields are shown as asked for."""
        self._ask(True)
        return super().clean() or {}

    @property
    def facts(self) -> DecisionFacts:
        """What was filled in, once the form is valid."""
        return DecisionFacts(**self.cleaned_data)
