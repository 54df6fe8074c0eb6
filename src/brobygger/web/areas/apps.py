"""The link ``areas`` as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from brobygger.web.areas.choice.verbs import VERBS


class AreasConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.areas"
    label = "areas"
    known_titles = ("Place", "ListedArea")
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.areas.demo.load"
    panels = {"thread": "brobygger.web.areas.panels.thread"}
    counts = {"thread": "brobygger.web.areas.panels.thread_counts"}
    searcher = "brobygger.web.areas.panels.find"
    list_kinds = {"omraader": "brobygger.web.areas.loading.AREAS"}
    audit_subjects = {
        "areas.AreaList": "brobygger.web.areas.panels.lists_told",
        "areas.AreaChoice": "brobygger.web.areas.choice.told.choices_told",
    }
    audit_verbs = {
        "list.loaded": _("indlæste listen {list} ({count} områder)"),
        "list.removed": _("slettede listen {list}"),
        **VERBS,
    }
