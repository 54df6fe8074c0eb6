"""The link ``actors`` as an app."""

from django.apps import AppConfig

from brobygger.web.actors.log import told as log
from brobygger.web.actors.network import told as network
from brobygger.web.actors.plan import told as plan
from brobygger.web.actors.told import VERBS


class ActorsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have.

    Slot ``actor``: later links show there what they know of one actor (the page's subject).
    ``codelivery`` of later links: who holds sessions together (see ``network/delivered.py``).
    ``merges_actors`` of a later link moves its rows where two actors become one, and says which;
    ``parts_actors`` moves them back (``merging.py``).
    """

    name = "brobygger.web.actors"
    label = "actors"
    known_titles = ("Actor", "Effort", "Sector", "PlanEntry")
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.actors.demo.load"
    searcher = "brobygger.web.actors.panels.find"
    counts = {
        "thread": "brobygger.web.actors.panels.thread_counts",
        "waiting": (
            "brobygger.web.actors.panels.waiting_counts",
            "brobygger.web.actors.log.panels.waiting_counts",
        ),
    }
    panels = {
        "thread": "brobygger.web.actors.panels.thread",
        "waiting": (
            "brobygger.web.actors.panels.waiting",
            "brobygger.web.actors.log.panels.waiting",
        ),
        "calendar": (
            "brobygger.web.actors.panels.calendar",
            "brobygger.web.actors.log.panels.calendar",
        ),
        "area": "brobygger.web.actors.places.on_area",
        "initiative": (
            "brobygger.web.actors.places.on_initiative",
            "brobygger.web.actors.log.panels.on_initiative",
            "brobygger.web.actors.network.panels.on_initiative",
        ),
        "actor": (
            "brobygger.web.actors.log.panels.on_actor",
            "brobygger.web.actors.network.panels.on_actor",
        ),
        "initiative_dates": "brobygger.web.actors.dates.dates_of",
    }
    asks = {
        "actor": "brobygger.web.actors.page.asked_of_actor",
        "initiative": (
            "brobygger.web.actors.of_initiative.asked_of_initiative",
            "brobygger.web.actors.log.panels.asked_of_initiative",
        ),
        "calendar": (
            "brobygger.web.actors.panels.asked_of_calendar",
            "brobygger.web.actors.log.panels.asked_of_calendar",
        ),
    }
    fills_360 = "brobygger.web.actors.overview_360.fills"
    sectors_360 = "brobygger.web.actors.overview_360.covers"
    list_kinds = {"aktoerer": "brobygger.web.actors.loading.kind.ACTORS"}
    audit_subjects = {
        "actors.Actor": "brobygger.web.actors.panels.actors_told",
        "actors.Effort": "brobygger.web.actors.panels.efforts_told",
        "actors.Sector": "brobygger.web.actors.panels.sectors_told",
        "actors.Contact": "brobygger.web.actors.log.panels.contacts_told",
        "actors.PlanEntry": "brobygger.web.actors.plan.panels.entries_told",
        "actors.BridgeProposal": "brobygger.web.actors.network.panels.bridges_told",
        "actors.Wave": "brobygger.web.actors.network.panels.waves_told",
    }
    audit_verbs = {**VERBS, **log.VERBS, **network.VERBS, **plan.VERBS}
    start_checks = {"initiative": "brobygger.web.actors.network.panels.before_start"}
    job_handlers = {"network.bridges": "brobygger.web.actors.network.proposing.run"}
