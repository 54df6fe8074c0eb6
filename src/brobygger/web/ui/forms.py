"""Forms in the house style: a form names its fields, the renderer gives them their looks."""

from typing import ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting

from brobygger.web.ui.doubts import doubt_about
from brobygger.web.ui.faults import no_person_number
from brobygger.web.ui.guard import may_hold_number

CONFIRMED = "-alligevel"
"""What the name of a field's tick ends in."""


class Renderer(TemplatesSetting):
    """Renders every form in the design system's markup; forms never set CSS classes."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class Form(forms.Form):
    """What a person fills in. No text of it takes a person number, whatever its fields are.

    ``free_words`` are fields for free text, where a name is asked about once.
    """

    free_words: ClassVar[tuple[str, ...]] = ()

    def full_clean(self) -> None:
        """Ask the fields and the form as Django does, and then look for numbers in all of it."""
        self.doubted: dict[str, bool] = {}
        super().full_clean()
        for name, value in {**getattr(self, "cleaned_data", {})}.items():
            if may_hold_number(value):
                self.add_error(name, no_person_number())
            elif name in self.free_words and value != self._stands(name):
                self._ask_about(name, value)

    def _stands(self, name: str) -> object:
        """What the field says already; words that stand there were asked about when written."""
        return self.get_initial_for_field(self.fields[name], name)

    def _ask_about(self, name: str, value: str) -> None:
        """A fault at the field the first time, with a tick that says: save it all the same."""
        if words := doubt_about(value):
            self.doubted[name] = self.add_prefix(f"{name}{CONFIRMED}") in self.data
            if not self.doubted[name]:
                self.add_error(name, words)
