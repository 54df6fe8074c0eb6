"""What the log says of the network: who did what, never a level."""

from django.utils.translation import gettext_lazy as _

VERBS = {
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
