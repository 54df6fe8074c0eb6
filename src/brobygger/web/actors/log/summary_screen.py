"""The log in figures on screen and as a file: open to all readers, without single contacts."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from brobygger.domain.actors.half_year import HalfYear, half_year_of, parse_half_year
from brobygger.web.actors.log.figures import Figures, Line, bounds, figures
from brobygger.web.actors.periods import half_words
from brobygger.web.areas.permissions import WORK
from brobygger.web.ui.numbers import day
from brobygger.web.ui.tables import Column, RegisterTable

ALL = "alle"
Cell = tuple[str, Line]


@require_GET
def summary(request: HttpRequest) -> HttpResponse:
    """What have we talked about, and with whom?"""
    today = timezone.localdate()
    half = _asked(request, today)
    found = figures(half)
    source = _source(half, today)
    table = _file(request, found, source)
    if table.wants_export:
        return table.export()
    now = half_year_of(today)
    shown = {
        "figures": found,
        "source": source,
        "half": half,
        "title": half_words(half) if half else _("al tid"),
        "periods": [
            (half_words(one), f"{reverse('contacts:summary')}?periode={one.code}", one == half)
            for one in dict.fromkeys((now, now.before, half or now))
        ],
        "all_url": f"{reverse('contacts:summary')}?periode={ALL}",
        "halves": [(half_words(parse_half_year(line.words)), line) for line in found.halves],
        "table": table,
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "contacts/summary.html", shown)


def _asked(request: HttpRequest, today: date) -> HalfYear | None:
    """The half year of the address, none for all time, or the one we are in."""
    code = request.GET.get("periode", "")
    if code == ALL:
        return None
    if not code:
        return half_year_of(today)
    try:
        return parse_half_year(code)
    except ValueError as wrong:
        raise Http404 from wrong


def _source(half: HalfYear | None, today: date) -> str:
    """Where the figures come from and which days they cover."""
    first, last = bounds(half, today)
    if first is None:
        return _("samarbejdsloggen, alt til og med %(last)s") % {"last": day(last)}
    if first > last:
        return _("samarbejdsloggen; halvåret er ikke begyndt")
    said = {"first": day(first), "last": day(last)}
    return _("samarbejdsloggen, %(first)s til %(last)s") % said


def _file(request: HttpRequest, found: Figures, source: str) -> RegisterTable:
    """One row a figure: by what, which, how many, and where it comes from."""
    return RegisterTable(
        request,
        "samarbejdslog-opgoerelse",
        _("Samarbejdsloggen i tal"),
        rows=list(_cells(found)),
        columns=(
            Column("opdelt", _("Opdelt efter"), lambda row: row[0]),
            Column("vaerdi", _("Værdi"), lambda row: row[1].words),
            Column("kontakter", _("Kontakter"), lambda row: row[1].contacts, kind="number"),
            Column(
                "organisationer",
                _("Organisationer"),
                lambda row: row[1].organisations,
                kind="number",
            ),
            Column("kilde", _("Kilde"), lambda row: source if row[0] != _halves() else _log()),
        ),
    )


def _cells(found: Figures) -> Iterator[Cell]:
    yield _("I alt"), Line(_("alle"), found.contacts, found.organisations)
    for part in found.parts:
        yield from ((part.title, line) for line in part.lines)
    for line in found.halves:
        words = half_words(parse_half_year(line.words))
        yield _halves(), Line(words, line.contacts, line.organisations)


def _halves() -> str:
    return _("Halvår")


def _log() -> str:
    return _("samarbejdsloggen, hele halvåret")
