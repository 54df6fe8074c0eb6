"""What reach shows on pages of others: the red thread and an initiative."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.figures.disclosure import hide, publish_interval
from brobygger.domain.figures.interval import together
from brobygger.domain.figures.published import Published
from brobygger.domain.reach.edition import ALL_TIME, TOTAL
from brobygger.web.reach.figures.figures import Reading, reach_asked, reach_from, read_every_reach
from brobygger.web.reach.figures.page import total_line
from brobygger.web.reach.figures.words import people_words
from brobygger.web.ui.asks import Asks, answered
from brobygger.web.ui.panels import Panel

LINK = "reach"


def thread(_request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many people all initiatives have reached: as if nobody, and as if everybody, were the
    same (one question).
    """
    told = [(row, reading) for row, reading in read_every_reach() if _people(reading) is not None]
    url = reverse("reach:figures")
    if not told:
        yield Panel(LINK, "–", _("personer"), url, detail=_("ingen tal endnu"))
        return
    detail = ""
    if len(told) == 1:
        line = total_line(told[0][1], told[0][0], ALL_TIME)
        detail = line.share if line else ""
    yield Panel(
        LINK, people_words(_all([one for _row, one in told])), _("personer"), url, detail=detail
    )


def _people(reading: Reading) -> Published | None:
    row = reading.edition.rows.get((ALL_TIME, TOTAL, ""))
    return row.people if row else None


def _all(readings: Sequence[Reading]) -> Published:
    """All initiatives together, from what is published of each; hidden where one of them is."""
    intervals = []
    for reading in readings:
        figure = _people(reading)
        if figure is None or figure.interval is None:
            return hide()
        intervals.append(figure.interval)
    return publish_interval(together(intervals))


def asked_of_initiative(_request: HttpRequest, subject: Any) -> Asks:
    """All that the reach of an initiative rests on."""
    for at, asked in enumerate(reach_asked([subject.pk])):
        yield f"reach {at}", asked


def on_initiative(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The three figures of an initiative, apart."""
    answers = answered(request, "initiative", subject)
    found = [rows for name, rows in answers.items() if name.startswith("reach ")]
    reading = reach_from(subject.pk, found)
    line = total_line(reading, subject, ALL_TIME)
    yield Panel(
        LINK,
        line.people if line else "–",
        _("personer"),
        f"{reverse('reach:figures')}?indsats={subject.pk}",
        body="reach/on_initiative.html",
        detail=line.share if line else _("ingen tal endnu"),
        facts={"total": line, "until": reading.edition.until, "without": reading.without},
    )
