"""What a person fills in about an agreement."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy

from brobygger.web.actors.choices import Choices, offer, one_of
from brobygger.web.actors.facts import AgreementFacts
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form


class AgreementForm(Form):
    """What was agreed, for how long, and when it must be renewed."""

    purpose = WordsField(label=gettext_lazy("Hvad er aftalt?"), rows=3, max_length=4000)
    own_contribution = WordsField(
        label=gettext_lazy("Aktørens eget bidrag"),
        rows=2,
        max_length=4000,
        required=False,
        help_text=gettext_lazy("Fx lokale, timer, frivillige."),
    )
    starts_on = DayField(label=gettext_lazy("Fra"))
    ends_on = DayField(label=gettext_lazy("Til"), required=False)
    renewal_on = DayField(
        label=gettext_lazy("Skal fornys inden"),
        required=False,
        help_text=gettext_lazy("Så står den i kalenderen og under Venter på dig i god tid."),
    )
    initiative = one_of(gettext_lazy("Indsats"))

    def __init__(
        self, choices: Choices, data: Any = None, facts: AgreementFacts | None = None
    ) -> None:
        initial = asdict(facts) if facts else {}
        super().__init__(data, initial=initial)
        offer(self, {"initiative": choices.initiatives}, initial)

    @property
    def facts(self) -> AgreementFacts:
        """What was filled in, once the form is valid."""
        return AgreementFacts(**self.cleaned_data)


class EndForm(Form):
    """The day after which an agreement holds no longer."""

    on = DayField(label=gettext_lazy("Slutter den"))
