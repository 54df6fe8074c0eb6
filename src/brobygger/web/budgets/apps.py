"""The link ``budgets`` as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from brobygger.web.budgets.decisions import told


class BudgetsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have.

    The slot of a note's page, its row the subject: ``budget_note`` (panels with a body).
    """

    name = "brobygger.web.budgets"
    label = "budgets"
    default_auto_field = "django.db.models.BigAutoField"
    accepts = {
        "budget_note": "brobygger.web.budgets.steps.accept_note",
        "recommendation_annex": "brobygger.web.budgets.steps.annex_accepted",
    }
    panels = {
        "thread": "brobygger.web.budgets.panels.thread",
        "waiting": "brobygger.web.budgets.panels.waiting",
        "recommendation": "brobygger.web.budgets.panels.on_recommendation",
        "recommendation_list": "brobygger.web.budgets.states.panels.on_list",
    }
    counts = {
        "thread": "brobygger.web.budgets.decisions.panels.thread_counts",
        "waiting": "brobygger.web.budgets.panels.waiting_counts",
    }
    searcher = "brobygger.web.budgets.panels.find"
    follows_parts = "brobygger.web.budgets.decisions.sync.sync_planned_notes"
    labels_at = "brobygger.web.budgets.states.on_a_day.labels_at"
    demo = "brobygger.web.budgets.demo.load"
    audit_subjects = {
        "budgets.PlannedNote": "brobygger.web.budgets.panels.planned_told",
        "budgets.BudgetNote": "brobygger.web.budgets.panels.notes_told",
        "budgets.Scenario": "brobygger.web.budgets.scenarios.panels.scenarios_told",
        "budgets.BudgetRound": "brobygger.web.budgets.radar.panels.rounds_told",
    }
    audit_verbs = {
        "note.accepted": _("lagde budgetnotat {code} i registret"),
        "link.confirmed": _("bekræftede, at budgetnotat {code} tjener anbefaling {number}"),
        "link.rejected": _("afviste, at budgetnotat {code} tjener anbefaling {number}"),
        "scenario.made": _("lavede scenariet »{title}«"),
        "scenario.copied": _("lavede scenariet »{title}« ud fra »{of}«"),
        "scenario.deleted": _("slettede scenariet »{title}«"),
        "round.entered": _("indtastede datoer for budgetrunden {year}"),
        "planned.synced": told.synced,
        "planned.edited": _("rettede beløb eller udvalg for {key}"),
        "planned.taken": _("brugte tallene fra budgetnotat {code} for {key}"),
        "outcome.entered": told.entered,
        "outcome.corrected": told.corrected,
        "outcome.undone": told.undone,
        "link.proposed": _("tog svaret om budgetnotat {code} og anbefaling {number} tilbage"),
    }
