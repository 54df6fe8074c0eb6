"""The papers of a folder go into the inbox, by the step that an upload takes. Loads the web.

Each paper is one transaction, and its content is known when it comes again: stopped in the middle,
the same command goes on. Nothing is read here; the worker of the installation reads.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from brobygger.cli.answering import refuse, wrong_use
from brobygger.cli.archive_folder import Folder, bytes_on_disk, clean_name, filled
from brobygger.cli.archive_screen import print_troubled, watched
from brobygger.cli.archive_texts import LINES
from brobygger.cli.database import database
from brobygger.cli.files import missing
from brobygger.cli.screen import console, table
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language, say

if TYPE_CHECKING:
    from brobygger.web.accounts.models import User

COMMAND = "import"
REFUSED = {"empty": "DOCUMENT-001", "too_large": "DOCUMENT-002"}
"""What is said of a file that does not come in."""

Troubled = list[tuple[str, str]]
"""Names of files, and why each did not come in."""


def lay_in(root: Path, username: str, language: Language) -> int:
    """Lay a folder in as this user. 0, 1 where a file did not come in, 2 for a wrong user."""
    try:
        folder = filled(root)
        with database():
            user = _user(username)
            if user is None:
                why = LINES["no_user"].said(language).format(user=username)
                return wrong_use(why, COMMAND, language)
            with watched(len(folder.files), language) as told:
                outcomes, troubled = _received(folder, user, language, told)
    except Unreadable as unreadable:
        return refuse(unreadable.problem, language)
    _print(outcomes, folder.passed_over, troubled, language)
    return int(bool(troubled))


def _user(username: str) -> "User | None":
    from brobygger.web.accounts.models import User

    user = User.objects.filter(username=username, is_active=True).first()
    return user if user and user.has_perm("documents.upload") else None


def _received(
    folder: Folder, user: "User", language: Language, told: Callable[[int], None]
) -> tuple[Counter[str], Troubled]:
    outcomes: Counter[str] = Counter()
    troubled: Troubled = [
        (folder.shown(closed), say(missing(folder.shown(closed), error), language).what)
        for closed, error in folder.closed
    ]
    for file in folder.files:
        name = folder.shown(file)
        try:
            outcome, why = _one(folder.place(file), user, language)
        except OSError as error:
            outcome, why = "missing", say(missing(name, error), language).what
        outcomes[outcome] += 1
        if why:
            troubled.append((name, why))
        told(1)
    return outcomes, troubled


def _one(path: str, user: "User", language: Language) -> tuple[str, str]:
    """What became of one file, and why where it did not come in. Raises OSError."""
    from brobygger.web.documents.intake import received
    from brobygger.web.documents.steps.arrival import receive

    held = bytes_on_disk(path)
    outcome = "too_large"
    if held.size <= MOST_BYTES:
        outcome = receive(user, received(clean_name(Path(path).name), held.data)).outcome
    if outcome == "personal_number":
        return outcome, LINES["personal_number"].said(language)
    if outcome not in REFUSED:
        return outcome, ""
    params = {"megabytes": str(-(-held.size // 2**20)), "most": str(MOST_BYTES // 2**20)}
    return outcome, say(Problem(REFUSED[outcome], "error", params=params), language).what


def _print(
    outcomes: Counter[str], passed_over: int, troubled: Troubled, language: Language
) -> None:
    shown = table("", LINES["files"].said(language), title=LINES["title"].said(language))
    shown.columns[1].justify = "right"
    counts = (
        ("laid_in", outcomes["received"]),
        ("known_there", outcomes["known"]),
        ("not_read", len(troubled)),
        ("passed_over", passed_over),
    )
    for name, count in counts:
        if count or name == "laid_in":
            shown.add_row(LINES[name].said(language), str(count))
    screen = console()
    screen.print(shown)
    print_troubled(screen, sorted(troubled), language)
    screen.print(LINES["follow"].said(language))
