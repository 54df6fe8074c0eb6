"""The link ``initiatives`` as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have.

    Slots of an initiative's page, its row the subject: ``initiative`` (panels), and
    ``initiative_dates`` (their ``facts`` are entries of the calendar). Beside them ``fills_360``,
    ``sectors_360`` (see ``all_round.py``) and ``start_checks`` (see ``checks.py``).
    """

    name = "brobygger.web.initiatives"
    label = "initiatives"
    known_titles = ("Initiative", "Theme", "TargetGroup", "Post")
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.initiatives.demo.load"
    searcher = "brobygger.web.initiatives.panels.find"
    counts = {
        "thread": "brobygger.web.initiatives.panels.thread_counts",
        "waiting": "brobygger.web.initiatives.panels.waiting_counts",
    }
    panels = {
        "thread": "brobygger.web.initiatives.panels.thread",
        "waiting": "brobygger.web.initiatives.panels.waiting",
        "calendar": "brobygger.web.initiatives.panels.calendar",
        "area": "brobygger.web.initiatives.panels.on_area",
        "budget_note": "brobygger.web.initiatives.panels.on_note",
    }
    audit_subjects = {
        "initiatives.Initiative": "brobygger.web.initiatives.panels.initiatives_told",
        "initiatives.Theme": "brobygger.web.initiatives.panels.themes_told",
        "initiatives.TargetGroup": "brobygger.web.initiatives.panels.groups_told",
    }
    audit_verbs = {
        "initiative.opened": _("oprettede indsatsen »{title}«"),
        "initiative.changed": _("rettede indsatsen »{title}«"),
        "initiative.granted": _("skrev, at pengene er bevilget"),
        "initiative.started": _("satte indsatsen i gang"),
        "initiative.closed": _("afsluttede indsatsen"),
        "initiative.back": _("førte indsatsen et skridt tilbage"),
        "initiative.undone": _("fortrød det seneste skridt for »{title}«"),
        "plan.phase": _("skrev fasen »{title}«"),
        "plan.ordered": _("flyttede fasen »{title}«"),
        "plan.staff": _("skrev, hvor mange årsværk »{title}« er"),
        "plan.question": _("skrev et spørgsmål til opfølgningen"),
        "plan.removed": _("tog »{title}« ud af planen"),
        "plan.put_back": _("satte »{title}« tilbage i planen"),
        "word.saved": _("skrev ordet »{title}«"),
        "word.ordered": _("flyttede ordet »{title}«"),
        "word.used": _("tog ordet »{title}« i brug igen"),
        "word.unused": _("tog ordet »{title}« ud af brug"),
    }
