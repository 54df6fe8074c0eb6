"""The city's two Parquet files: written anew each night, deleted when they must not be there.

They hold what the database holds of card codes, and nothing more: sessions, tokens and which key.
The folder is the owner's alone. A file is put in its place whole or not at all; where a key is
destroyed both go at once, and the next night writes what is left.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from brobygger import wiring
from brobygger.domain.activities.session import Session as Held
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors.network.codes import group_code, place_code, theme_code
from brobygger.web.reach.models import CheckIn

SESSIONS, CHECKINS = "sessions.parquet", "checkins.parquet"
AT_A_TIME = 50_000


def sessions_file() -> Path:
    """Where the sessions are."""
    return Path(settings.CITY_FILES) / SESSIONS


def checkins_file() -> Path:
    """Where the check-ins are."""
    return Path(settings.CITY_FILES) / CHECKINS


def write_files() -> int:
    """Write both anew from the database; returns how many check-ins.

    Raises Unreadable where the city's counting is not installed.
    """
    folder = Path(settings.CITY_FILES)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for old in folder.iterdir():
        if old.name not in {SESSIONS, CHECKINS}:  # half a file of a night that was cut off
            old.unlink()
    return wiring.write_city(checkins_file(), sessions_file(), _checkins(), _sessions())


def remove_files() -> None:
    """Take both away; nothing where they are gone already."""
    for path in (checkins_file(), sessions_file()):
        path.unlink(missing_ok=True)


def _sessions() -> Iterator[Held]:
    held = Session.objects.filter(
        activity__kind=Activity.Kind.CITIZENS, state=Session.State.HELD
    ).order_by("pk")
    fields = ("pk", "on", "order", "activity_id")
    labels = ("activity__place_id", "activity__theme_id", "activity__target_group_id")
    codes_of = (place_code, theme_code, group_code)
    for pk, on, order, activity, *sorting in held.values_list(*fields, *labels).iterator():
        area, theme, group = (
            "" if number is None else code(number)
            for code, number in zip(codes_of, sorting, strict=True)
        )
        yield Held(str(pk), on, order, str(activity), area, theme, group)


def _checkins() -> Iterator[tuple[str, bytes, str]]:
    rows = CheckIn.objects.order_by().values_list("session_id", "token", "key_id")
    for session, token, key in rows.iterator(chunk_size=AT_A_TIME):
        yield str(session), bytes(token), str(key)
