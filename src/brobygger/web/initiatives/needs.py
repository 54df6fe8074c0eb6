"""What an initiative lacks and somebody should put right: asked by the list and by what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from brobygger.web.initiatives.models import Initiative, Phase, Post, Staffing

NOBODY = ("", "0")
"""How ``filled`` is written where nobody has said it, and where nobody is there."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is lacking: its word in addresses, its words, and the initiatives."""

    key: str
    words: Any
    rows: QuerySet[Initiative]

    @property
    def where(self) -> Q:
        """The initiatives, as a list's filter asks for them."""
        return Q(pk__in=self.rows.order_by().values("pk"))


def needs(today: date) -> Iterator[Need]:
    """Each need with the initiatives that have it."""
    running = Initiative.objects.filter(state=Initiative.State.STARTED)
    granted = Initiative.objects.filter(state=Initiative.State.GRANTED)
    begun = granted.filter(starts_on__lte=today)
    yield Need("beslutning", _("ikke sat i gang til tiden"), begun)
    yield Need("folk", _("i gang uden folk"), running.exclude(Exists(_filled_posts(today))))
    yield Need("fase", _("ingen fase er i gang"), running.filter(_is_between_phases(today)))
    yield Need("slut", _("forbi slutdatoen"), running.filter(ends_on__lt=today))


def _filled_posts(today: date) -> QuerySet[Any]:
    """The posts of an initiative that somebody fills today, by the latest that is written."""
    told = Staffing.objects.filter(post=OuterRef("pk"), since__lte=today, is_removed=False)
    latest = Subquery(told.order_by("-since", "-pk").values("filled")[:1])
    posts = Post.objects.filter(initiative=OuterRef("pk"), is_removed=False)
    return posts.annotate(now=latest).filter(now__isnull=False).exclude(now__in=NOBODY)


def _is_between_phases(today: date) -> Q:
    """A phase is over and none runs; the same as the rule of the domain says of one initiative."""
    phases = Phase.objects.filter(initiative=OuterRef("pk"), is_removed=False)
    is_running = phases.exclude(starts_on=None, ends_on=None).filter(
        Q(starts_on=None) | Q(starts_on__lte=today), Q(ends_on=None) | Q(ends_on__gte=today)
    )
    return Q(Exists(phases.filter(ends_on__lt=today))) & ~Q(Exists(is_running))
