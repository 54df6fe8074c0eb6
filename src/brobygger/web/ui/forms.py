"""Forms in the house style: a form names its fields, the renderer gives them their looks."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders every form in the design system's markup; forms never set CSS classes."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
