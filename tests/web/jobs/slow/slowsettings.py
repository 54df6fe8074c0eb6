"""The project's settings and the slow app."""

from brobygger.web.entry.settings import *  # noqa: F403 - settings are extended this way
from brobygger.web.entry.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "slowapp.apps.SlowConfig"]
