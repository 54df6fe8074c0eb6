"""What activities bring to the 360 overview of an initiative, which is also printed.

A closed activity fills its cell without saying which it is: there the name outward beside the
theme would give the theme away. Named in the AppConfig as ``fills_360`` and ``sectors_360``.
"""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Activity
from brobygger.web.actors.models import Sector
from brobygger.web.actors.overview_360 import Cover, Fill
from brobygger.web.initiatives.models import Initiative


def fills(initiative: Initiative) -> Iterator[Fill]:
    """One fill for each activity that goes on (one query)."""
    today = timezone.localdate()
    rows = Activity.objects.filter(initiative=initiative.pk, is_archived=False)
    for row in rows.order_by("title", "pk"):
        is_planned = row.starts_on is not None and row.starts_on > today
        words, url = row.title, reverse("activities:activity", args=[row.pk])
        if row.is_closed:
            words, url = _("en lukket aktivitet"), reverse("activities:list")
        standing = "planned" if is_planned else "existing"
        yield Fill(row.theme_id, row.target_group_id, words, url, standing)


def covers(initiative: Initiative) -> Iterator[Cover]:
    """Each sector whose actors hold activities of the initiative (one query)."""
    holding = Activity.actors.through.objects.filter(
        activity__initiative=initiative.pk, activity__is_archived=False
    ).values("actor")
    counted = Q(actors__is_archived=False, actors__in=holding)
    rows = Sector.objects.filter(is_in_use=True).annotate(here=Count("actors", filter=counted))
    for pk, title, count in rows.filter(here__gt=0).values_list("pk", "title", "here"):
        yield Cover(title, count, f"{reverse('actors:list')}?sektor={pk}")
