"""The project's settings, and an app that kills its own process at a named point."""

from brobygger.web.entry.settings import *  # noqa: F403 - settings are extended this way
from brobygger.web.entry.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "killapp.apps.KillConfig"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
