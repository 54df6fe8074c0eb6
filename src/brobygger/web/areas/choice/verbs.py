"""What the log says of choosing an area. Levels are not said: the other side reads it too."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SINGLE_SCORES = ("choice.scored", "choice.score_removed")
"""What happens so often that the page of the choice leaves it to the log."""

VERBS: dict[str, Any] = {
    "choice.opened": _("åbnede valget »{title}« med {areas} områder"),
    "choice.changed": _("rettede valget »{title}«"),
    "choice.criteria": _("rettede kriterier eller vægte i »{title}«"),
    "choice.removed": _("slettede valget »{title}«"),
    "choice.joined": _("scorer for {scorer} i »{title}«"),
    "choice.scored": _("scorede {area} på »{criterion}« ({scorer})"),
    "choice.score_removed": _("fjernede scoren for {area} på »{criterion}« ({scorer})"),
    "choice.done": _("sagde, at {scorer} er færdig med sine scorer i »{title}«"),
    "choice.not_done": _("fortrød, at {scorer} er færdig i »{title}«"),
    "choice.together": _("begyndte runden sammen i »{title}«"),
    "choice.veto": _("skrev et veto mod {area} ({said_by})"),
    "choice.veto_lifted": _("ophævede vetoet mod {area}"),
    "choice.closed": _("skrev beslutningen i »{title}«: {area} ({decided_by})"),
    "choice.reopened": _("åbnede valget »{title}« igen; før var {area} valgt ({decided_by})"),
}
