"""Ask for the city's figures now, and take them out. One event a step."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.steps import enqueue
from brobygger.web.reach.city.counting import KIND
from brobygger.web.reach.city.kept import City, read_city
from brobygger.web.reach.figures.releasing import require_export
from brobygger.web.ui.faults import Fault, Refused


@transaction.atomic
def ask_for_city(user: Any) -> Job:
    """Work the figures out now instead of tonight. Raises PermissionDenied."""
    require_work(user)
    job = enqueue(KIND, key=KIND, owner=user)
    record(user, "city.asked")
    return job


@transaction.atomic
def take_out(user: Any, *, is_rounded: bool = False) -> City:
    """The city's figures, for a file or another system. Raises PermissionDenied, Refused.

    What leaves is what every page shows: it was published the night it was worked out.
    """
    require_export(user)
    city = read_city()
    if city is None or city.is_empty:
        raise Refused([Fault(_("Der er ingen tal for hele byen endnu. De regnes ud hver nat."))])
    record(user, "city.taken_out", rounded=is_rounded)
    return city.rounded() if is_rounded else city
