"""What a person fills in about bodies, meetings and what meetings are owed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.kernel.period import PeriodError
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.recommendations.models import Part
from brobygger.web.steering.days import as_typed, half_year_end, when_words
from brobygger.web.steering.models import Body, Meeting
from brobygger.web.steering.steps import MeetingFacts
from brobygger.web.ui.forms import Form


class BodyForm(Form):
    """Something that meets."""

    title = WordsField(
        label=gettext_lazy("Navn"),
        max_length=120,
        help_text=gettext_lazy("Fx Ekspertgruppen eller et udvalg. Ikke en persons navn."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Hvad er det?"), choices=Body.Kind.choices)


class MeetingForm(Form):
    """A meeting on a day, or in a half year whose day is not set yet."""

    on = DayField(label=gettext_lazy("Dato"), required=False)
    half_year = forms.CharField(
        label=gettext_lazy("Halvår, hvis dagen ikke er fastsat"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Skriv fx 2. halvår 2027."),
    )
    subject = WordsField(label=gettext_lazy("Om"), max_length=200, required=False)
    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Hvor står det, at mødet holdes?"),
    )

    @classmethod
    def of(cls, meeting: Meeting, data: Any = None) -> "MeetingForm":
        """The form of a meeting that is there."""
        stands = {"subject": meeting.subject, "source": meeting.source}
        if meeting.is_day_known:
            return cls(data, initial={**stands, "on": meeting.on})
        return cls(data, initial={**stands, "half_year": as_typed(meeting.on)})

    def clean_half_year(self) -> str:
        """Only a half year is understood."""
        text: str = self.cleaned_data["half_year"]
        if text:
            try:
                half_year_end(text)
            except PeriodError:
                raise forms.ValidationError(_("Skriv halvåret som 2. halvår 2027.")) from None
        return text

    def clean(self) -> dict[str, Any]:
        """A day or a half year, not both and not neither."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "on" in cleaned and "half_year" in cleaned:
            if cleaned["on"] and cleaned["half_year"]:
                self.add_error("half_year", _("Slet enten dagen eller halvåret."))
            elif not cleaned["on"] and not cleaned["half_year"]:
                self.add_error("on", _("Skriv en dato, eller skriv halvåret nedenfor."))
        return cleaned

    @property
    def facts(self) -> MeetingFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        is_day_known = not given["half_year"]
        return MeetingFacts(
            on=given["on"] if is_day_known else half_year_end(given["half_year"]),
            is_day_known=is_day_known,
            subject=given["subject"],
            source=given["source"],
        )


class DueForm(Form):
    """Something that a meeting is owed, by the code of its part."""

    part = forms.CharField(
        label=gettext_lazy("Del"), max_length=10, help_text=gettext_lazy("Skriv koden, fx 6b.")
    )
    asked = WordsField(label=gettext_lazy("Hvad blev der bedt om?"), rows=2)

    def clean_part(self) -> Part:
        """The one part in force with that code."""
        code: str = self.cleaned_data["part"].strip().lower()
        found = list(Part.objects.filter(code=code, recommendation__annex__superseded_by=None)[:2])
        if not found:
            raise forms.ValidationError(_("Der er ingen del med koden %(code)s.") % {"code": code})
        if len(found) > 1:
            words = _("Flere bilag har en del %(code)s. Åbn anbefalingen, og hæng den på derfra.")
            raise forms.ValidationError(words % {"code": code})
        return found[0]


class HangForm(Form):
    """The same from the page of a recommendation: one of its parts on one of the meetings."""

    part = forms.TypedChoiceField(label=gettext_lazy("Del"))
    meeting = forms.ChoiceField(label=gettext_lazy("Møde"))
    asked = WordsField(label=gettext_lazy("Hvad blev der bedt om?"), rows=2)

    def __init__(self, parts: Iterable[Part], meetings: list[Meeting], data: Any = None) -> None:
        super().__init__(data, auto_id="id_moede_%s")
        by_pk = {str(one.pk): one for one in parts}
        self.fields["part"] = forms.TypedChoiceField(
            label=_("Del"),
            choices=[(pk, str(one)) for pk, one in by_pk.items()],
            coerce=by_pk.__getitem__,
        )
        self.meetings = {str(one.pk): one for one in meetings}
        self.fields["meeting"] = forms.ChoiceField(
            label=_("Møde"),
            choices=[
                (pk, f"{one.body}, {when_words(one.on, one.is_day_known)}")
                for pk, one in self.meetings.items()
            ],
        )

    @property
    def chosen(self) -> Meeting:
        """The meeting, once the form is valid."""
        return self.meetings[self.cleaned_data["meeting"]]


class DeliveryForm(Form):
    """What was delivered, when, and where it lies."""

    delivered_on = DayField(label=gettext_lazy("Leveret den"))
    delivered = WordsField(label=gettext_lazy("Hvad er leveret?"), rows=2)
    paper = WordsField(
        label=gettext_lazy("Dokumentnummer eller sagsnummer"), max_length=120, required=False
    )
