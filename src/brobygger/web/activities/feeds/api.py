"""The calendar of an initiative's open activities over HTTP."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.activities.feeds import steps
from brobygger.web.activities.models import ActivityFeed
from brobygger.web.areas.permissions import WORK
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Number

router = Router(tags=["activities"])


class FeedRow(Schema):
    """A calendar. Its address is null to those who may not hand it out, and where it is off."""

    initiative: int
    is_on: bool
    address: str | None
    expires_on: date | None


@router.get("/initiatives/{initiative}/activity-feed", response={200: FeedRow, **REFUSALS})
def show_activity_feed(request: HttpRequest, initiative: Number) -> Any:
    """Whether others may follow the open activities, and where."""
    of = _initiative(initiative)
    return _row(request, of, steps.open_feed(of))


@router.post(
    "/initiatives/{initiative}/activity-feed", auth=WRITE, response={201: FeedRow, **REFUSALS}
)
def post_activity_feed(request: HttpRequest, initiative: Number) -> Any:
    """Switch the calendar on with a new address; the address before opens nothing any more."""
    of = _initiative(initiative)
    return Status(201, _row(request, of, steps.switch_on(of, request.user)))


@router.delete(
    "/initiatives/{initiative}/activity-feed", auth=WRITE, response={200: FeedRow, **REFUSALS}
)
def delete_activity_feed(request: HttpRequest, initiative: Number) -> Any:
    """Switch the calendar off; its address opens nothing any more."""
    of = _initiative(initiative)
    steps.switch_off(of, request.user)
    return _row(request, of, None)


def _initiative(number: int) -> Initiative:
    return get_object_or_404(Initiative, pk=number)


def _row(request: HttpRequest, of: Initiative, feed: ActivityFeed | None) -> FeedRow:
    may_tell = feed is not None and request.user.has_perm(WORK)
    return FeedRow(
        initiative=of.pk,
        is_on=feed is not None,
        address=steps.address_of(feed, request) if feed is not None and may_tell else None,
        expires_on=feed.expires_on if feed is not None else None,
    )
