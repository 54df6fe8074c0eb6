"""Which activities are there, and when is the next time? The activities as a table.

What is printed or saved as a file can leave the house, so a file knows a closed activity by its
alias, and neither its theme, its group, its place nor its next day.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Activity, Session
from brobygger.web.areas.permissions import WORK
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.numbers import day
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable
from brobygger.web.ui.together import values_together

Get = Callable[[Any], Any]


def activity_table(request: HttpRequest, today: date) -> RegisterTable:
    """The activities that go on, the next ones first (three queries); ``?vis=slut`` those over."""
    is_over = request.GET.get("vis") == "slut"
    rows = with_sessions(Activity.objects.filter(is_archived=is_over), today)
    return RegisterTable(
        request,
        "aktiviteter",
        _("Aktiviteter"),
        rows=rows.order_by("next_on", "title", "pk"),
        columns=_columns(sees_all=request.user.has_perm(WORK)),
        filters=_filters(is_over),
        search=search,
        search_label=_("Søg i aktiviteter"),
        empty=_("Ingen aktiviteter er holdt op.") if is_over else _("Ingen aktiviteter endnu."),
    )


def with_sessions(rows: QuerySet[Activity], today: date) -> QuerySet[Any]:
    """Each with the day of its next session, and how many were held."""
    own = Session.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    coming = own.filter(state=Session.State.PLANNED, on__gte=today)
    held = own.filter(state=Session.State.HELD)
    return rows.select_related("initiative", "theme", "target_group", "place").annotate(
        next_on=Subquery(coming.annotate(first=Min("on")).values("first")),
        held=Subquery(held.annotate(n=Count("pk")).values("n")),
    )


def search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Activities that hold the words, and those of an actor."""
    of: Any = Activity.actors.through
    theirs = of.objects.filter(actor__title__icontains=text).values("activity")
    named = Q(title__icontains=text) | Q(alias__icontains=text) | Q(pk__in=theirs)
    return rows.filter(named)


def _columns(*, sees_all: bool) -> Sequence[Column]:
    return (
        Column(
            "aktivitet",
            _("Aktivitet"),
            _outward(lambda row: row.title, lambda row: row.alias),
            order=("title",),
            row_head=True,
            cell="activities/title_cell.html",
        ),
        Column("indsats", _("Indsats"), _title("initiative"), order=("initiative__title",)),
        Column("slags", _("For hvem"), kind_words, order=("kind",)),
        _inner("tema", _("Tema"), "theme", ("theme__order", "theme__title")),
        _inner("omraade", _("Område"), "place", ("place__title",)),
        Column(
            "naeste",
            _("Næste gang"),
            _outward(lambda row: day(row.next_on) or None, lambda row: hidden_words()),
            order=("next_on",),
            cell="activities/next_cell.html" if sees_all else "",
        ),
        Column("afholdt", _("Afholdt"), lambda row: row.held or 0, order=("held",), kind="number"),
        Column("lukket", _("Åben eller lukket"), closed_words, order=("is_closed",)),
    )


def hidden_words() -> str:
    """What stands in place of what a closed activity does not show outward."""
    return _("vises ikke")


def kind_words(row: Activity) -> str:
    """For whom, in a word."""
    return _("fagpersoner") if row.kind == Activity.Kind.COMPETENCE else _("borgere")


def closed_words(row: Activity) -> str:
    """Open or closed."""
    return _("lukket") if row.is_closed else _("åben")


def _title(name: str) -> Get:
    def get(row: Any) -> Any:
        one = getattr(row, name)
        return one.title if one else None

    return get


def _outward(inside: Get, outside: Get) -> Get:
    """One value of open activities, another of closed ones."""
    return lambda row: outside(row) if row.is_closed else inside(row)


def _inner(key: str, head: Any, name: str, order: tuple[str, ...]) -> Column:
    """A column that only the screen tells of closed activities."""
    get = _outward(_title(name), lambda row: hidden_words())
    return Column(key, head, get, order=order, cell=f"activities/{name}_cell.html")


def _filters(is_over: bool) -> Sequence[Filter]:
    """What the activities themselves have (one query)."""
    given = Activity.objects.filter(is_archived=is_over)
    initiatives, themes = values_together(
        (Initiative.objects.filter(pk__in=given.values("initiative")), ("title", "pk")),
        (Theme.objects.filter(pk__in=given.values("theme")), ("order", "title", "pk")),
    )
    kinds = [
        Choice(Activity.Kind.CITIZENS, _("borgere"), Q(kind=Activity.Kind.CITIZENS)),
        Choice(Activity.Kind.COMPETENCE, _("fagpersoner"), Q(kind=Activity.Kind.COMPETENCE)),
    ]
    rows: Iterable[tuple[str, str, list[Choice]]] = (
        (
            "indsats",
            _("Indsats"),
            [Choice(str(pk), title, Q(initiative=pk)) for title, pk in sorted(initiatives)],
        ),
        (
            "tema",
            _("Tema"),
            [Choice(str(pk), title, Q(theme=pk)) for _order, title, pk in sorted(themes)],
        ),
        ("slags", _("For hvem"), kinds),
    )
    return [Filter(key, label, options) for key, label, options in rows if options]
