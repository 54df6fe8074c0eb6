"""A list on its way in: the file's rows until they are accepted, then only what came of them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from brobygger.domain.documents.sheet import Line, Sheet
from brobygger.domain.kernel.problem import Problem


class ListLoad(models.Model):
    """A file that a person loads. ``sheet``, ``columns`` and ``choices`` hold the file until it is
    accepted or dropped, and are emptied then. ``made`` says what it made, so that it can be undone.
    """

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("ikke taget ind")
        ACCEPTED = "accepted", _("taget ind")
        UNDONE = "undone", _("fortrudt")

    kind = models.CharField(max_length=40)
    file_title = models.CharField(_("fil"), max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.OPEN)
    sheet = models.JSONField(default=dict, blank=True)
    heads_at = models.PositiveIntegerField(default=0)
    columns = models.JSONField(default=dict, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    row_count = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    made = models.JSONField(null=True, blank=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="open") | Q(sheet={}), name="list_rows_gone_once_accepted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.file_title}"

    @property
    def lines(self) -> Sheet:
        """The file's rows."""
        stored: dict[str, Any] = self.sheet
        lines = tuple(Line(number, tuple(cells)) for number, cells in stored.get("lines", []))
        problems = tuple(
            Problem(one["code"], "warning", params=one["params"])
            for one in stored.get("problems", [])
        )
        return Sheet(lines, problems)

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the file's columns."""
        return next((one.cells for one in self.lines.lines if one.number == self.heads_at), ())


def stored_sheet(sheet: Sheet) -> dict[str, Any]:
    """The sheet as the row keeps it."""
    return {
        "lines": [[line.number, list(line.cells)] for line in sheet.lines],
        "problems": [{"code": one.code, "params": dict(one.params)} for one in sheet.problems],
    }
