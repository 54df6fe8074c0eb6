"""What have we handed over, and where is it quiet? The handovers as a table."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.handovers.states import State
from brobygger.web.recommendations.models import Handover
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.ui.ordering import blank_first
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

QUIET_DAYS = 60
"""After two months without news somebody should ask: most committees meet each month."""


def handover_table(request: HttpRequest, today: date) -> RegisterTable:
    """The handovers of the annexes in force, the ones without an answer first (three queries)."""
    rows = (
        Handover.objects.filter(part__recommendation__annex__superseded_by=None)
        .select_related("part__recommendation")
        .order_by(blank_first("returned_on"), "sent_on", "pk")
    )
    return RegisterTable(
        request,
        "overdragelser",
        _("Overdragelser"),
        rows=rows,
        columns=_columns(request, today),
        filters=_filters(today),
        mark=lambda row: "red" if quiet_days(row, today) > QUIET_DAYS else "grey",
        empty=_("Ingen del er overdraget endnu."),
    )


def last_news(row: Handover) -> date:
    """The last day on which something was heard of it, the day it was sent at first."""
    heard = (row.sent_on, row.received_on, row.treated_on, row.returned_on)
    return max(day for day in heard if day)


def quiet_days(row: Handover, today: date) -> int:
    """For how many days nothing has been heard; none once it is answered."""
    return 0 if row.state == State.RETURNED else max((today - last_news(row)).days, 0)


def quiet_words(row: Handover, today: date) -> str:
    """The same in words, blank where there is nothing to wait for."""
    days = quiet_days(row, today)
    if not days:
        return ""
    return ngettext("intet nyt i %(days)s dag", "intet nyt i %(days)s dage", days) % {"days": days}


def link_words(row: Handover, today: date) -> str:
    """Whether the link still opens something."""
    if row.revoked_at:
        return _("lukket")
    if row.expires_on < today:
        return _("udløbet")
    return _("åbent")


def _columns(request: HttpRequest, today: date) -> tuple[Column, ...]:
    def url(row: Handover) -> str:
        return reverse("recommendations:handover", args=[row.pk])

    return (
        Column(
            "del",
            _("Del"),
            lambda row: row.part.code,
            order=("part__recommendation__number", "part__order"),
            row_head=True,
            url=lambda row: part_url(row.part),
        ),
        Column(
            "forvaltning",
            _("Forvaltning"),
            lambda row: row.administration,
            order=("administration",),
        ),
        Column(
            "bedt",
            _("Det beder vi om"),
            lambda row: row.asked,
            url=url if request.user.has_perm(WORK) else None,
        ),
        Column("stand", _("Stand"), lambda row: str(row.get_state_display()), order=("state",)),
        Column("nyt", _("Sidst nyt"), last_news, kind="date"),
        Column("stille", _("Stille"), lambda row: quiet_words(row, today) or None),
        Column("link", _("Link"), lambda row: link_words(row, today)),
    )


def _filters(today: date) -> tuple[Filter, ...]:
    closed = Q(expires_on__lt=today) | Q(revoked_at__isnull=False)
    states = [Choice(str(value), word, Q(state=value)) for value, word in State.choices]
    return (
        Filter("stand", _("Stand"), states),
        Filter(
            "link",
            _("Link"),
            [
                Choice("aabent", _("åbent"), ~closed),
                Choice("lukket", _("lukket eller udløbet"), closed),
            ],
        ),
    )
