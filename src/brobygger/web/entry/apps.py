"""The front door as an app: settings, root addresses, overview, search."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntryConfig(AppConfig):
    """Stands above all links."""

    name = "brobygger.web.entry"
    label = "entry"
    job_handlers = {"scan.person_numbers": "brobygger.web.entry.scan.run"}
    job_every = {"scan.person_numbers": timedelta(days=1)}
    audit_verbs = {"scan.asked": _("bad om en scanning for personnumre")}
