"""A mail with the link and nothing else; only where the city has entered a mail server."""

from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from brobygger.web.ui.numbers import day


def can_send() -> bool:
    """Whether a mail server is entered (``SMTP_HOST``)."""
    return bool(settings.EMAIL_HOST)


def send_link(mailbox: str, url: str, until: date) -> None:
    """Send the link to a functional mailbox, which is kept nowhere.

    Mail is read by more people than it is written to, so neither subject nor text says what it is
    about. In Danish, whatever language the sender reads the screens in. Raises what the mail
    machinery raises (SMTPException, OSError) where it does not come off.
    """
    with translation.override("da"):
        subject = _("%(city)s beder om et svar") % {"city": settings.CITY}
        words = _(
            "%(city)s beder jer om et kort svar. Åbn linket, og følg vejledningen på siden:\n\n"
            "%(url)s\n\n"
            "Linket gælder til og med %(until)s. Send det kun videre til den, der skal svare."
        )
        body = words % {"city": settings.CITY, "url": url, "until": day(until)}
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [mailbox], fail_silently=False)
