"""A choice of an area in Brobygger's database, in the form of a file. Loads the web."""

from brobygger.cli.database import database
from brobygger.domain.areas.file import AreasFile
from brobygger.domain.areas.scoring import Veto
from brobygger.domain.kernel.problem import Problem, Unreadable


def areas_of_database(choice: str) -> AreasFile:
    """The choice with this number, or the only one there is; raises Unreadable.

    What administrations have scored apart is not there before both may see it: those cells are
    open, as for any other reader who scores for neither.
    """
    with database():
        return _load(choice)


def _load(choice: str) -> AreasFile:
    from django.contrib.auth.models import AnonymousUser

    from brobygger.web.areas.choice.loading import loaded
    from brobygger.web.areas.models import AreaChoice

    choices = list(AreaChoice.objects.order_by("pk"))
    known = ", ".join(f"{one.pk} ({one})" for one in choices) or "–"
    chosen = [one for one in choices if choice in ("", str(one.pk))]
    if len(chosen) != 1:
        params = {"choice": choice, "count": str(len(choices)), "known": known}
        raise Unreadable(Problem("AREA-051" if choice else "AREA-052", "error", params=params))
    rows = loaded(chosen[0], AnonymousUser())
    vetoes = tuple(
        Veto(rows.labels[one.candidate_id], one.reason, one.said_by) for one in rows.standing_vetoes
    )
    order = tuple(chosen[0].importance or ())
    return AreasFile(rows.criteria, tuple(rows.labels.values()), rows.said, vetoes, order)
