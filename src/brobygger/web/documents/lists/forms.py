"""Which file, and which of its columns is what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.documents.sheet import HEADS_WITHIN, ListField
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.ui.forms import Form

_LONGEST_HEAD = 60


class FileForm(Form):
    """The file with the list."""

    file = forms.FileField(
        label=gettext_lazy("Fil"),
        help_text=gettext_lazy("Excel (.xlsx) eller CSV. Aldrig en liste over borgere."),
        allow_empty_file=True,
    )

    def __init__(self, endings: Sequence[str], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)
        if ".geojson" in endings:
            words = _("Excel (.xlsx), CSV eller GeoJSON. Aldrig en liste over borgere.")
            self.fields["file"].help_text = words


class ColumnsForm(Form):
    """For each field the column that holds it, and the line with the heads."""

    def __init__(self, fields: Sequence[ListField], load: ListLoad, data: Any = None) -> None:
        super().__init__(data, auto_id="id_kolonne_%s")
        self.known = fields
        lines = load.lines.lines[:HEADS_WITHIN]
        self.fields["heads_at"] = forms.TypedChoiceField(
            label=_("Overskrifterne står i"),
            choices=[(line.number, _line_words(line.number, line.cells)) for line in lines],
            coerce=int,
            initial=load.heads_at,
        )
        columns = [("", _("Ikke i filen"))] + [
            (str(at), head.strip()[:_LONGEST_HEAD] or _("Kolonne %(n)s") % {"n": at + 1})
            for at, head in enumerate(load.heads)
        ]
        for field in fields:
            self.fields[field.key] = forms.ChoiceField(
                label=_(field.title),
                choices=columns,
                required=field.is_required,
                initial=str(load.columns.get(field.key, "")),
            )

    def clean(self) -> dict[str, Any]:
        """No column serves twice."""
        cleaned: dict[str, Any] = super().clean() or {}
        taken: dict[str, str] = {}
        for field in self.known:
            at = cleaned.get(field.key, "")
            if at and at in taken:
                words = _("Kolonnen er allerede brugt til »%(field)s«.")
                self.add_error(field.key, words % {"field": taken[at]})
            elif at:
                taken[at] = _(field.title)
        return cleaned

    @property
    def columns(self) -> dict[str, int]:
        """What was chosen, once the form is valid."""
        return {
            field.key: int(self.cleaned_data[field.key])
            for field in self.known
            if self.cleaned_data.get(field.key)
        }


def _line_words(number: int, cells: Sequence[str]) -> str:
    shown = " · ".join(cell for cell in cells if cell)[:_LONGEST_HEAD]
    return _("linje %(n)s: %(cells)s") % {"n": number, "cells": shown}
