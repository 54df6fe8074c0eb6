"""The link ``steering`` as an app."""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import AppConfig
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _with_day(sentence: str | Promise) -> Callable[[Mapping[str, Any]], str]:
    """A sentence about a meeting, with its day in words (and the day that it had before)."""

    def said(facts: Mapping[str, Any]) -> str:
        from brobygger.web.steering.panels import day_of_fact

        when = day_of_fact(facts["on"], facts["known"])
        before = day_of_fact(facts["was_on"], facts["was_known"]) if "was_on" in facts else ""
        return str(sentence).format(body=facts["body"], when=when, before=before)

    return said


class SteeringConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.steering"
    label = "steering"
    known_titles = ("Body",)
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.steering.demo.load"
    accepts = {"recommendation_annex": "brobygger.web.steering.steps.annex_accepted"}
    due_days = "brobygger.web.steering.days.due_days"
    panels = {
        "recommendation": "brobygger.web.steering.panels.on_recommendation",
        "calendar": "brobygger.web.steering.panels.calendar",
    }
    audit_subjects = {
        "steering.Meeting": "brobygger.web.steering.panels.meetings_told",
        "steering.Body": "brobygger.web.steering.panels.bodies_told",
    }
    audit_verbs = {
        "body.added": _("tilføjede »{title}« blandt dem, der mødes"),
        "body.changed": _("rettede »{before}« til »{title}«"),
        "body.removed": _("slettede »{title}«"),
        "meeting.added": _with_day(_("tilføjede mødet i {body} {when}")),
        "meeting.changed": _with_day(_("rettede mødet i {body} {when}")),
        "meeting.moved": _with_day(_("flyttede mødet i {body} fra {before} til {when}")),
        "meeting.removed": _with_day(_("slettede mødet i {body} {when}")),
        "due.linked": _("satte fristen for del {part} til mødet i {body}"),
        "due.removed": _("fjernede, at del {part} skulle være klar til mødet i {body}"),
        "due.delivered": _("leverede del {part} til mødet i {body}"),
        "due.taken_back": _("fortrød leveringen af del {part} til mødet i {body}"),
        "due.carried": _("førte leveringer til møder videre til det nye bilag: del {parts}"),
    }
