"""The front door as an app: settings, root addresses, overview, search."""

from django.apps import AppConfig


class EntryConfig(AppConfig):
    """Stands above all links."""

    name = "brobygger.web.entry"
    label = "entry"
