"""Forms in the house style: a form names its fields, the renderer gives them their looks."""

from django import forms
from django.forms.renderers import TemplatesSetting

from brobygger.web.ui.faults import no_person_number
from brobygger.web.ui.guard import may_hold_number


class Renderer(TemplatesSetting):
    """Renders every form in the design system's markup; forms never set CSS classes."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class Form(forms.Form):
    """What a person fills in. No text of it takes a person number, whatever its fields are."""

    def full_clean(self) -> None:
        """Ask the fields and the form as Django does, and then look for numbers in all of it."""
        super().full_clean()
        for name, value in {**getattr(self, "cleaned_data", {})}.items():
            if may_hold_number(value):
                self.add_error(name, no_person_number())
