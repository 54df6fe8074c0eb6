"""What a person fills in about a decision: the kind of outcome, and what that kind must record."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES, OutcomeKind
from brobygger.messages.portfolio import OUTCOME_WORDS
from brobygger.web.budgets.decisions.costs import base_words, parse_base, parse_costs
from brobygger.web.budgets.decisions.fields import (
    BASE_HINT,
    YEAR_ERROR,
    AskedChoice,
    AskedDay,
    AskedParsed,
    AskedWords,
    AskedYear,
)
from brobygger.web.budgets.decisions.rules import ASKED, About, Decision
from brobygger.web.budgets.models import Outcome
from brobygger.web.recommendations.fields import WordsField, authorities
from brobygger.web.ui.forms import Form
from brobygger.web.ui.words import in_words


class OutcomeForm(Form):
    """What was decided. Each kind asks for its own fields; the others are hidden by script, and
    without script each says which kind it belongs to.
    """

    use_required_attribute = False
    kind = forms.ChoiceField(label=gettext_lazy("Udfald"))
    year_from = forms.IntegerField(
        label=gettext_lazy("Fra år"),
        required=False,
        error_messages=YEAR_ERROR,
        help_text=gettext_lazy("Lad begge år stå tomme, hvis udfaldet gælder alle år."),
    )
    year_to = forms.IntegerField(
        label=gettext_lazy("Til og med år"), required=False, error_messages=YEAR_ERROR
    )
    kr = AskedParsed(
        parse_costs,
        {},
        label=gettext_lazy("Beløb år for år"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Fx 2024-27: 2.000.000. Står her intet, gælder det beløb, notatet beder om."
        ),
    )
    price_base = AskedParsed(
        parse_base, None, label=gettext_lazy("Prisniveau"), help_text=BASE_HINT
    )
    covers = forms.MultipleChoiceField(
        label=gettext_lazy("Dele, der er med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excludes = forms.MultipleChoiceField(
        label=gettext_lazy("Dele, der udtrykkeligt ikke er med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("En del, du ikke sætter kryds ved, er det ikke sagt noget om."),
    )
    residual_kr = AskedParsed(
        parse_costs,
        {},
        label=gettext_lazy("Restfinansiering år for år"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Det, der endnu skal findes, fx 2024-27: 500.000."),
    )
    residual_by = AskedWords(
        label=gettext_lazy("Resten skal findes af"),
        max_length=60,
        help_text=gettext_lazy("Udvalg eller forvaltning, fx BIU."),
    )
    settled = AskedChoice(label=gettext_lazy("Udvalgets beslutning"))
    frame = AskedWords(
        label=gettext_lazy("Ramme"),
        max_length=120,
        help_text=gettext_lazy("Den bevilling eller pulje, der i forvejen er penge i."),
    )
    merged_with = AskedChoice(label=gettext_lazy("Lagt sammen med"))
    package = AskedChoice(label=gettext_lazy("Med i pakken hos"))
    lead = AskedChoice(label=gettext_lazy("Ledende forvaltning"))
    until_year = AskedYear(
        label=gettext_lazy("Udskudt til"),
        error_messages=YEAR_ERROR,
        help_text=gettext_lazy("Året for det budget, notatet er henvist til, fx 2025."),
    )
    is_until_carry_over = forms.BooleanField(
        label=gettext_lazy("Til overførselssagen om foråret det år, ikke til budgettet"),
        required=False,
    )
    decided_on = AskedDay(
        label=gettext_lazy("Besluttet den"),
        help_text=gettext_lazy("Datoen for mødet, fx 05-10-2023."),
    )
    committee = AskedWords(
        label=gettext_lazy("Besluttet af"),
        max_length=60,
        help_text=gettext_lazy("Fx BR (Borgerrepræsentationen), ØU eller BIU."),
    )
    item = WordsField(
        label=gettext_lazy("Punkt på dagsordenen"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Skriv mindst ét af punkt, sagsnummer og dokument."),
    )
    case_number = forms.CharField(label=gettext_lazy("Sagsnummer"), max_length=40, required=False)
    paper = WordsField(
        label=gettext_lazy("Dokument eller adresse"),
        required=False,
        help_text=gettext_lazy("Dokumentnummer, titel eller adressen på referatet."),
    )
    remark = WordsField(
        label=gettext_lazy("Bemærkning"),
        rows=2,
        required=False,
        help_text=gettext_lazy(
            "Ved en hensigtserklæring: hvad hensigten går ud på. Skriv ikke om enkelte borgere."
        ),
    )
    why = AskedWords(
        label=gettext_lazy("Grund til rettelsen"),
        rows=2,
        help_text=gettext_lazy("Det, der står i forvejen, bliver i historikken."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, about: About, names: Mapping[str, str], *, seen: int, data: Any = None
    ) -> None:
        start = {"seen": seen, "kind": "funded", "price_base": base_words(about.price_base)}
        super().__init__(data, initial=start, prefix="udfald")
        self._offer("kind", [(kind, in_words(OUTCOME_WORDS[kind])) for kind in _ORDER])
        parts = [(part, f"{part} {names.get(part, '')}".strip()) for part in about.parts]
        self._offer("covers", parts)
        self._offer("excludes", parts)
        self._offer("settled", [("", _("Vælg")), *Outcome.Settled.choices])
        others = [(key, key) for key in about.notes if key != about.key]
        self._offer("merged_with", [("", _("Vælg")), *others])
        administrations = [("", _("Vælg")), *authorities("administration")]
        self._offer("package", administrations)
        self._offer("lead", administrations)
        if not about.decided:
            del self.fields["why"]
        for name, kinds in _ASKING.items():
            _belongs(self.fields[name], kinds)

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    @property
    def asking(self) -> str:
        """For the script: field -> the kinds that ask for it."""
        return json.dumps({self.add_prefix(name): kinds for name, kinds in _ASKING.items()})

    @property
    def said(self) -> Decision:
        """What was filled in."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        facts["covers"], facts["excludes"] = tuple(facts["covers"]), tuple(facts["excludes"])
        facts["kind"] = cast(OutcomeKind, facts["kind"])
        return Decision(**facts)


_ORDER: tuple[OutcomeKind, ...] = (*(kind for kind in OUTCOMES if kind != "undecided"), "undecided")
"""What is entered most stands first."""

_ASKING: Mapping[str, tuple[OutcomeKind, ...]] = {
    name: tuple(kind for kind in OUTCOMES if name in ASKED[kind])
    for name in dict.fromkeys(name for names in ASKED.values() for name in names)
    if name != "remark"
}
"""Field -> the kinds that ask for it. A remark is welcome with every kind."""


def _belongs(field: forms.Field, kinds: Sequence[OutcomeKind]) -> None:
    """Say on the field which kinds ask for it, for a reader without script."""
    words = ", ".join(in_words(OUTCOME_WORDS[kind]) for kind in kinds)
    asked = _("Ved: %(kinds)s.") % {"kinds": words}
    field.help_text = format_html('{} <span class="dc-asked">{}</span>', field.help_text, asked)
