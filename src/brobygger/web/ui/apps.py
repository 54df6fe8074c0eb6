"""The house style as an app: templates, tags, formats, static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Knows no link of the chain."""

    name = "brobygger.web.ui"
    label = "ui"
