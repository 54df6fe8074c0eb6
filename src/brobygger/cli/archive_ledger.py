"""What is known of an archive: which files are still to be read, and the row that each gets."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from brobygger.cli.archive_folder import Folder
from brobygger.cli.archive_paper import outcome_of
from brobygger.cli.archive_results import Results, Row
from brobygger.cli.files import missing
from brobygger.messages import Language, say

Told = Callable[[int], None]
"""Called with how many more files are done."""


@dataclass(slots=True)
class Tally:
    """How an import went: files read now, known from before, the same as another, passed over
    unread, and those that could not be had.
    """

    read: int = 0
    known: int = 0
    same: int = 0
    passed_over: int = 0
    missing: list[Row] = field(default_factory=list)
    seconds: float = 0.0


class Ledger:
    """The files of one folder on their way into the results: each content is read once, under the
    first of its names.
    """

    def __init__(self, folder: Folder, results: Results, language: Language) -> None:
        self._results, self._language = results, language
        self._known = {(row.name, row.sha256) for row in results.rows}
        self._first: dict[str, Row | None] = {
            row.sha256: row for row in results.rows if not row.same_as
        }
        self._same: dict[str, list[str]] = {}
        self.tally = Tally(passed_over=folder.passed_over)
        for closed, error in folder.closed:
            self.not_had(folder.shown(closed), error)

    def wants(self, name: str, sha256: str) -> bool:
        """Whether the file is to be read. A file with the bytes of another has its row without."""
        if (name, sha256) in self._known:
            self.tally.known += 1
            return False
        self._known.add((name, sha256))
        if sha256 not in self._first:
            self._first[sha256] = None
            return True
        self._is_same(name, sha256)
        return False

    def write(self, name: str, sha256: str, line: bytes, seconds: float) -> None:
        """Write down what was read. Raises OSError."""
        outcome = outcome_of(line)
        told = f"{seconds:.2f}"
        row = Row(
            name,
            sha256,
            self._results.lines + 1,
            outcome.template,
            outcome.values,
            outcome.findings["error"],
            outcome.findings["warning"],
            outcome.findings["info"],
            told.replace(".", ",") if self._language == "da" else told,
            trouble=outcome.trouble,
        )
        self._results.add(line, row)
        self.tally.read += 1
        self._first[sha256] = row
        for other in self._same.pop(sha256, ()):
            self._is_same(other, sha256)

    def not_had(self, name: str, error: OSError) -> None:
        """A file that the disk does not give: it is told, and tried again by the next import."""
        problem = missing(name, error)
        trouble = f"{problem.code} {say(problem, self._language).what}"
        self.tally.missing.append(Row(name, "", None, "unknown", errors=1, trouble=trouble))

    def _is_same(self, name: str, sha256: str) -> None:
        """A row of its own for a file that holds what another holds, once that is read."""
        first = self._first[sha256]
        if first is None:
            self._same.setdefault(sha256, []).append(name)
            return
        self._results.add_row(replace(first, name=name, seconds="", same_as=first.name))
        self.tally.same += 1
