"""Who pays, in words."""

from django.utils.translation import gettext as _


def paid_words(is_paid: bool, what: str = "") -> str:
    """Whether the grant pays, and what."""
    if not is_paid:
        return _("Nej")
    return _("Ja: %(what)s") % {"what": what} if what else _("Ja")
