"""What the calendar shows on the overview, and what the log calls a budget round."""

from collections.abc import Collection, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.budgets.expiry import NEEDS_SOMETHING, expiry
from brobygger.domain.budgets.wheel import Wheel
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.models import BudgetRound
from brobygger.web.budgets.radar import register
from brobygger.web.budgets.radar.calendar import short_name
from brobygger.web.ui.numbers import day
from brobygger.web.ui.panels import Panel


def waiting(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Money that ends, or whose end is not known, where somebody has something to do now.

    It is told on the overview alone, and so not in the menu, which is the same on every page: what
    ends in a year needs no figure everywhere, and other pages are to pay nothing for it.
    """
    if request.path != reverse("overview"):
        return
    if not request.user.has_perm("accounts.work_with_papers"):
        return
    grants = [grant for _annex, grant in register.grants()]
    found = expiry(grants, timezone.localdate(), Wheel())
    asking = [one for one in found if one.stage in NEEDS_SOMETHING]
    if not asking:
        return
    endless = sum(one.last_day is None for one in asking)
    said = [_("%(count)s uden slutdato") % {"count": endless}] if endless else []
    if nearest := next((one for one in asking if one.last_day), None):
        first = {"what": short_name(nearest.grant), "day": day(nearest.last_day)}
        said.append(_("først: %(what)s, %(day)s") % first)
    yield Panel(
        "calendar",
        str(len(asking)),
        ngettext(
            "bevilling udløber: gør noget nu", "bevillinger udløber: gør noget nu", len(asking)
        ),
        reverse("calendar:list"),
        detail=" · ".join(said).capitalize(),
        is_in_menu=False,
    )


def rounds_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these rounds; they are open to everybody who signs in."""

    def about(pk: int, year: int) -> About:
        return About(str(BudgetRound(year=year)), reverse("calendar:round", args=[year]))

    return Asked(BudgetRound.objects.filter(pk__in=numbers), ("year",), about)
