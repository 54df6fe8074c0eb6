"""The tables of scenarios: the list, the front, what notes are worth, one answer beside another."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.recommendations.portfolio.choosing.choice import Choice
from brobygger.domain.recommendations.portfolio.choosing.frontier import Point
from brobygger.domain.recommendations.portfolio.choosing.worth import Worth
from brobygger.domain.recommendations.portfolio.state import Label
from brobygger.web.budgets.models import Scenario
from brobygger.web.budgets.scenarios.answer import read_answer
from brobygger.web.budgets.scenarios.loading import in_order
from brobygger.web.budgets.scenarios.page import ScenarioPage
from brobygger.web.budgets.scenarios.words import answer_words, listed, loss_words
from brobygger.web.budgets.states.words import Said, label_said
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.tables import Column, RegisterTable

MOST_BESIDE = 6
"""More equal answers than this are not read beside each other, recommendation by recommendation."""


def current() -> QuerySet[Scenario]:
    """The scenarios of the annexes in force, the newest first."""
    return Scenario.objects.select_related("author").filter(annex__superseded_by=None)


def list_table(request: HttpRequest) -> RegisterTable:
    """Which scenarios are there, and what do they say? (two queries, whatever the rows)"""
    return RegisterTable(
        request,
        "scenarier",
        _("Scenarier"),
        rows=current(),
        columns=(
            Column(
                "valg", _("Sammenlign"), lambda row: "", cell="budgets/cells/scenario_pick.html"
            ),
            Column(
                "navn",
                _("Navn"),
                lambda row: row.title,
                order=("title",),
                url=lambda row: reverse("scenarios:scenario", args=[row.pk]),
                row_head=True,
            ),
            Column("formaal", _("Formål"), lambda row: row.purpose),
            Column("svar", _("Svar"), lambda row: answer_words(read_answer(row.answer))),
            Column("forfatter", _("Lavet af"), lambda row: str(row.author)),
            Column("dato", _("Dato"), lambda row: row.made_at, order=("made_at",), kind="date"),
        ),
        empty=_("Ingen scenarier endnu."),
    )


def front_table(request: HttpRequest, page: ScenarioPage) -> RegisterTable:
    """The numbers of the picture."""
    value = _("Vægt af dækkede anbefalinger") if page.is_weighed else _("Dækkede anbefalinger")
    return RegisterTable(
        request,
        "trin",
        _("Hvor meget mere kan flere penge bære?"),
        rows=page.answer.front.points,
        columns=(
            Column(
                "penge",
                _("Penge i alt"),
                lambda point: point.money_kr,
                kind="number",
                head_unit=_("kr."),
            ),
            Column("vaerdi", value, lambda point: point.value, kind="number"),
            Column("notater", _("Med disse notater"), portfolios_words),
        ),
        page_size=500,
        exports=False,
    )


def portfolios_words(point: Point) -> str:
    """The notes of a step; equal ones with "eller" between them."""
    said = [listed(in_order(notes)) or _("intet notat") for notes in point.portfolios]
    said += [_("flere")] if point.more else []
    return _(" eller ").join(said)


def worth_table(request: HttpRequest, page: ScenarioPage) -> RegisterTable:
    """What each note means for the answer."""
    return RegisterTable(
        request,
        "vaerd",
        _("Hvad hvert notat betyder for svaret"),
        rows=_worths(page),
        columns=(
            Column(
                "notat",
                _("Notat"),
                lambda row: row.note,
                row_head=True,
                url=lambda row: reverse("decisions:planned", args=[page.planned[row.note].pk]),
            ),
            Column("titel", _("Hvad det gælder"), lambda row: page.planned[row.note].called),
            Column(
                "pris", _("Koster i alt"), lambda row: row.money_kr, kind="number", head_unit="kr."
            ),
            Column(
                "uden",
                _("Det mister I uden det"),
                lambda row: loss_words(row.without, _("så kan betingelserne ikke opfyldes")),
            ),
            Column(
                "holde",
                _("Pris for at holde fast i det"),
                lambda row: loss_words(row.keeping, _("kan ikke lade sig gøre")),
            ),
        ),
        page_size=500,
        exports=False,
    )


def _worths(page: ScenarioPage) -> list[Worth]:
    found = {one.note: one for one in page.answer.worth if one.note in page.planned}
    return [found[key] for key in in_order(found)]


def beside_table(request: HttpRequest, page: ScenarioPage) -> RegisterTable | None:
    """Every recommendation under each of the equal answers; None where there is no answer."""
    cards = page.cards[:MOST_BESIDE]
    if not cards:
        return None
    heads = [_("Valg %(letter)s") % {"letter": card.letter} for card in cards]
    if page.is_alone:
        heads = [_("Med svaret")]
    nothing: tuple[str, Choice] = (_("Uden nye penge"), page.answer.nothing)
    shown = [*zip(heads, (card.choice for card in cards), strict=True), nothing]
    return labels_table(
        request,
        "anbefalinger",
        _("Anbefalinger, hvor pengene gør en forskel"),
        [page.recommendations[number] for number in page.changed],
        [(head, [choice]) for head, choice in shown],
    )


def labels_table(
    request: HttpRequest,
    key: str,
    caption: str,
    rows: Sequence[Recommendation],
    columns: Sequence[tuple[str, Sequence[Choice]]],
) -> RegisterTable:
    """Recommendations with their states, a column for each answer or group of equal answers."""
    return RegisterTable(
        request,
        key,
        caption,
        rows=rows,
        columns=(
            Column("nr", _("Nr."), lambda row: row.number, kind="number", row_head=True),
            Column(
                "anbefaling",
                _("Anbefaling"),
                lambda row: row.text,
                url=lambda row: reverse("recommendations:recommendation", args=[row.pk]),
            ),
            *(
                Column(
                    f"svar{at}",
                    head,
                    _labels(choices),
                    cell="budgets/cells/scenario_labels.html",
                )
                for at, (head, choices) in enumerate(columns)
            ),
        ),
        page_size=500,
        exports=False,
    )


def _labels(choices: Sequence[Choice]) -> Any:
    """The states of a recommendation in these answers, each once."""

    def said(row: Recommendation) -> list[Said]:
        found: dict[Label, None] = dict.fromkeys(
            one.labels[row.number] for one in choices if row.number in one.labels
        )
        return [label_said(label) for label in found]

    return said
