"""The link ``actors`` as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.actors"
    label = "actors"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.actors.network.demo.load"
    start_checks = {"initiative": "brobygger.web.actors.network.panels.before_start"}
    job_handlers = {"network.bridges": "brobygger.web.actors.network.proposing.run"}
    panels = {
        "initiative": "brobygger.web.actors.network.panels.on_initiative",
        "actor": "brobygger.web.actors.network.panels.on_actor",
    }
    audit_subjects = {"actors.Wave": "brobygger.web.actors.network.panels.waves_told"}
    audit_verbs = {
        "wave.opened": _("åbnede bølge {number} og spurgte {asked} organisationer"),
        "wave.closed": _("lukkede bølge {number}"),
        "wave.reopened": _("åbnede bølge {number} igen"),
        "invitation.added": _("spurgte også {actor_title} i bølge {number}"),
        "invitation.renewed": _("lavede et nyt link til {actor_title} i bølge {number}"),
        "invitation.revoked": _("lukkede linket til {actor_title} i bølge {number}"),
        "roster.begun": _("{actor_title} begyndte at svare i bølge {number}"),
        "roster.answered": _("{actor_title} har svaret i bølge {number}"),
        "bridges.proposed": _("fandt {bridges} forslag til broer i bølge {number}"),
        "bridge.agreed": _("aftalte kontakt mellem {one} og {other}"),
        "bridge.rejected": _("fandt en bro mellem {one} og {other} ikke relevant"),
        "bridge.done": _("fik {one} og {other} til at mødes"),
        "bridge.undone": _("fortrød afgørelsen om {one} og {other}"),
    }
