"""What has changed, as a table: one row a value, under its recommendation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.recommendations.changes import Change
from brobygger.messages.changes import changed_words
from brobygger.web.recommendations.changed import Changed
from brobygger.web.ui.tables import Column, RegisterTable
from brobygger.web.ui.words import reader_language


def changed_table(request: HttpRequest, found: Changed) -> RegisterTable:
    """The changes in the order of the recommendations."""
    language = reader_language()
    words = {id(each): changed_words(each, language) for each in found.changes}

    def page(change: Change) -> str:
        pk = found.today.pks.get(change.number)
        if pk is None:
            return ""
        there = reverse("recommendations:recommendation", args=[pk])
        return f"{there}#del-{change.part}" if change.part else there

    return RegisterTable(
        request,
        "aendret",
        _("Ændret siden %(day)s") % {"day": f"{found.since:%d-%m-%Y}"},
        rows=found.changes,
        columns=(
            Column(
                "anbefaling",
                _("Anbefaling"),
                lambda change: change.part or str(change.number),
                url=page,
                row_head=True,
            ),
            Column("hvad", _("Hvad"), lambda change: words[id(change)][0]),
            Column("foer", _("Før"), lambda change: words[id(change)][1]),
            Column("nu", _("Nu"), lambda change: words[id(change)][2]),
        ),
        page_size=100,
    )
