"""A blank stands where the list says, in both databases and both ways."""

from datetime import UTC, datetime

import pytest
from django.db.models import OrderBy

from brobygger.web.jobs.models import Job
from brobygger.web.ui.ordering import blank_first, blank_last, by_head

STARTED = {"a": None, "b": datetime(2026, 2, 1, tzinfo=UTC), "c": datetime(2026, 1, 1, tzinfo=UTC)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("order", "keys"),
    [
        (blank_first("started_at"), "acb"),
        (blank_last("started_at"), "cba"),
        (by_head("started_at", down=False), "cba"),
        (by_head("started_at", down=True), "bca"),
    ],
)
def test_a_blank_stands_where_it_is_said(order: OrderBy, keys: str) -> None:
    for key, started_at in STARTED.items():
        Job.objects.create(kind="test", key=key, started_at=started_at)
    assert "".join(job.key for job in Job.objects.order_by(order)) == keys
