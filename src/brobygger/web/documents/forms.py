"""Forms of papers: a correction in the grammar of its kind, and notes without personal numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.web.documents.desk import Row
from brobygger.web.documents.kinds import AMOUNT, Kind, NotUnderstood, show
from brobygger.web.documents.structures import parse_fields
from brobygger.web.ui.forms import Form


def refuse_personal_numbers(text: str) -> str:
    """No personal number is written anywhere; raises a form error that repeats no digit."""
    if find_cpr_like(text):
        raise forms.ValidationError(
            _("Teksten ser ud til at have et personnummer. Skriv den uden.")
        )
    return text


class NoteForm(Form):
    """A short note of why."""

    note = forms.CharField(
        label=gettext_lazy("Bemærkning"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Skriv ikke om enkeltpersoner."),
    )

    def clean_note(self) -> str:
        """Notes are kept in the log, so they hold no personal number."""
        return refuse_personal_numbers(self.cleaned_data["note"])

    @property
    def first_error(self) -> str:
        """The sentence to show."""
        return next((str(errors[0]) for errors in self.errors.values()), "")


class CorrectionForm(Form):
    """What the value should be, typed as the paper would print it.

    A value made of several words has one field each. ``corrected`` is the JSON value after
    ``is_valid``.
    """

    def __init__(self, row: Row, data: Any = None) -> None:
        super().__init__(data, prefix=f"ret{row.value.pk}")
        self.row = row
        self.corrected: Any = None
        kind = row.label.kind
        value = row.value.corrected if row.value.corrected is not None else row.found["value"]
        if kind.fields:
            for name, words, each in kind.fields:
                self.fields[name] = typed_field(each, words, (value or {}).get(name))
                self.fields[name].required = name in {"kind", "target", "quantifier"}
        else:
            field = typed_field(kind, row.label.name, value, row.label.unit_kr)
            if row.label.unit:
                field.help_text = _("Som i tabellen: %(unit)s") % {"unit": row.label.unit}
            self.fields["value"] = field

    def clean(self) -> dict[str, Any]:
        """Understand what was typed, in the kind's own grammar."""
        cleaned: dict[str, Any] = super().clean() or {}
        for text in cleaned.values():
            refuse_personal_numbers(str(text))
        kind = self.row.label.kind
        if kind.fields:
            self.corrected, errors = parse_fields(kind, cleaned)
            for name, sentence in errors.items():
                self.add_error(name, sentence)
        elif "value" in cleaned:
            try:
                self.corrected = kind.parse(cleaned["value"], self.row.label.unit_kr)
            except NotUnderstood as problem:
                self.add_error("value", str(problem))
        return cleaned


def typed_field(kind: Kind, words: Any, value: Any, unit_kr: int = 1) -> forms.Field:
    """The field in which a value of this kind is typed as the paper would print it, or chosen."""
    if kind.choices:
        options = [("", _("Vælg")), *kind.options]
        return forms.ChoiceField(label=words, choices=options, initial=kind.option_of(value))
    widget = forms.Textarea(attrs={"rows": 5}) if kind.is_long else forms.TextInput()
    return forms.CharField(
        label=words,
        widget=widget,
        help_text=str(kind.hint),
        initial=_typed(kind, value, unit_kr),
        strip=True,
    )


def _typed(kind: Kind, value: Any, unit_kr: int) -> str:
    """The value as a person would type it, so that a small slip is a small correction."""
    if value is None or value == []:
        return ""
    if kind is AMOUNT:
        from brobygger.domain.kernel.amounts import print_kr

        return print_kr(int(value), unit_kr)
    return show(kind, value)
