"""Sign-in and roles as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Local accounts; a city's own sign-in comes as an adapter here."""

    name = "brobygger.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.accounts.demo.load"
    audit_verbs = {
        "token.issued": _("oprettede adgangen »{label}« (gælder til og med {until})"),
        "token.revoked": _("lukkede adgangen »{label}«"),
    }
