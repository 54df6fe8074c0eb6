"""What a person fills in about a request to another authority."""

from django.utils.translation import gettext_lazy as _

from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form


class ApproachForm(Form):
    """Whom we ask, about what, and how far it has come."""

    addressed_to = WordsField(
        label=_("Henvendelse til"),
        max_length=120,
        help_text=_("Et ministerium eller en myndighed, ikke en person."),
    )
    subject = WordsField(label=_("Hvad beder vi om?"), rows=3)
    decided_on = DayField(label=_("Besluttet den"), required=False)
    committee = WordsField(label=_("Besluttet af"), max_length=60, required=False)
    sent_on = DayField(label=_("Sendt den"), required=False)
    document_number = WordsField(label=_("Dokumentnummer"), max_length=40, required=False)
    answered_on = DayField(label=_("Besvaret den"), required=False)
    answer = WordsField(label=_("Svaret i korte træk"), rows=3, required=False)
    next_on = DayField(
        label=_("Næste dato"),
        required=False,
        help_text=_("Den dag, hvor vi ser på sagen igen."),
    )
