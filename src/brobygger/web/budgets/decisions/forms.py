"""What a person fills in about a planned note: what it costs and who answers for it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.budgets.decisions.costs import (
    base_words,
    costs_text,
    parse_base,
    parse_named_costs,
)
from brobygger.web.budgets.decisions.fields import BASE_HINT, COSTS_HINT, YEAR_ERROR, ParsedField
from brobygger.web.budgets.decisions.money import own_figures
from brobygger.web.budgets.decisions.steps import ShortForm
from brobygger.web.budgets.models import PlannedNote
from brobygger.web.recommendations.fields import WordsField, authorities
from brobygger.web.ui.forms import Form


class PlannedNoteForm(Form):
    """The short form: what a note costs, and who answers for it."""

    use_required_attribute = False
    title = WordsField(label=gettext_lazy("Titel"), max_length=300, required=False)
    costs = ParsedField(
        parse_named_costs,
        {},
        label=gettext_lazy("Udgift år for år"),
        required=False,
        help_text=COSTS_HINT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    price_base = ParsedField(
        parse_base,
        None,
        label=gettext_lazy("Prisniveau"),
        required=False,
        help_text=BASE_HINT,
    )
    committee = forms.CharField(
        label=gettext_lazy("Udvalg"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Det udvalg, bevillingen hører under, fx BIU."),
    )
    appropriation = forms.CharField(
        label=gettext_lazy("Bevilling"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Nummeret på bevillingen, som det står i tabel 2, fx 35.10."),
    )
    budget_year = forms.IntegerField(
        label=gettext_lazy("Budgetår"),
        required=False,
        min_value=2000,
        max_value=2100,
        error_messages=YEAR_ERROR,
        help_text=gettext_lazy("Det budget, pengene søges i, fx 2024."),
    )
    package = forms.ChoiceField(
        label=gettext_lazy("I budgetpakke hos"),
        required=False,
        help_text=gettext_lazy("Falder pakken, falder notatet med den."),
    )
    source = WordsField(
        label=gettext_lazy("Kilde"),
        required=False,
        help_text=gettext_lazy("Hvor beløbet står, fx notatets kode og tabel."),
    )

    def __init__(self, row: PlannedNote, data: Any = None) -> None:
        figures = own_figures(row)
        shown = {
            "title": row.title,
            "costs": costs_text(figures.costs),
            "price_base": base_words(row.price_base),
            "committee": row.committee,
            "appropriation": row.appropriation,
            "budget_year": row.budget_year,
            "package": row.package,
            "source": row.source,
        }
        super().__init__(data, initial=shown, prefix="kort")
        names = authorities("administration", row.package)
        self._field("package").choices = [("", _("ingen")), *names]
        if row.is_package:
            del self.fields["package"]

    def _field(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])

    @property
    def said(self) -> ShortForm:
        """What was filled in."""
        return ShortForm(**{"package": "", **self.cleaned_data})
