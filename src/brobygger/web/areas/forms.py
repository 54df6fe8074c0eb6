"""Which list counted on a day? What a person chooses by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.domain.areas.area import KIND_NAMES, LIST_KINDS
from brobygger.web.areas.models import AreaList
from brobygger.web.recommendations.fields import DayField
from brobygger.web.ui.forms import Form


class InForceForm(Form):
    """A kind of list and a day."""

    slags = forms.ChoiceField(label=_("Slags"))
    dag = DayField(label=_("Dag"))

    def __init__(self, lists: Iterable[AreaList], kept: AreaList | None, data: Any = None) -> None:
        super().__init__(data, initial={"slags": kept.kind} if kept else {}, auto_id="id_gjaldt_%s")
        loaded = {one.kind for one in lists}
        choices = [(kind, KIND_NAMES[kind].capitalize()) for kind in LIST_KINDS if kind in loaded]
        self.fields["slags"] = forms.ChoiceField(label=_("Slags"), choices=choices)
