"""What a person fills in about a recommendation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.web.recommendations.models import Category
from brobygger.web.ui.forms import Form


class CategoryForm(Form):
    """Another category than the derived one, with its reason."""

    category = forms.ChoiceField(label=_("Kategori"), choices=Category.choices)
    reason = forms.CharField(
        label=_("Begrundelse"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv, hvad du bygger det på. Skriv ikke om enkelte borgere."),
        error_messages={"required": _("Skriv, hvorfor kategorien skal være en anden.")},
    )

    def clean_reason(self) -> str:
        """Refuse what looks like a person number; the digits are not repeated."""
        reason: str = self.cleaned_data["reason"]
        if find_cpr_like(reason):
            raise forms.ValidationError(
                _("Begrundelsen ligner et personnummer. Skriv den uden cifrene.")
            )
        return reason
