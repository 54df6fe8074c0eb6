"""Saved scenarios side by side: what was asked, what came out, and where the answers differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from brobygger.domain.kernel.amounts import print_kr
from brobygger.web.budgets.scenarios.loading import in_order
from brobygger.web.budgets.scenarios.page import ScenarioPage
from brobygger.web.budgets.scenarios.tables import labels_table
from brobygger.web.budgets.scenarios.words import listed
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.numbers import day


@dataclass(frozen=True, slots=True)
class Line:
    """One thing asked or answered, for each scenario."""

    head: str
    cells: Sequence[Sequence[str]]

    @property
    def is_same(self) -> bool:
        """The scenarios do not differ in it."""
        return len({tuple(cell) for cell in self.cells}) == 1


def compared(request: HttpRequest, pages: Sequence[ScenarioPage]) -> dict[str, Any]:
    """What the page of a comparison shows."""
    return {"pages": pages, "lines": _lines(pages), "table": _table(request, pages)}


def _lines(pages: Sequence[ScenarioPage]) -> list[Line]:
    rows = (
        (_("Formål"), [[page.row.purpose] for page in pages]),
        (_("Svaret gælder"), [[day(page.question.at)] for page in pages]),
        (_("Loft"), [_caps(page) for page in pages]),
        (_("Ønsker og vægte"), [page.wishes or [_("ingen")] for page in pages]),
        (_("Svar"), [[page.sentence] for page in pages]),
        (_("Notater"), [_choices(page) for page in pages]),
        (_("Penge i alt"), [_money(page) for page in pages]),
        (_("Ikke regnet med"), [_left_out(page) for page in pages]),
    )
    return [Line(head, cells) for head, cells in rows]


def _caps(page: ScenarioPage) -> list[str]:
    return [
        _("%(what)s: %(kr)s kr.") % {"what": what, "kr": print_kr(kr)}
        for what, kr in page.asked_caps
    ]


def _choices(page: ScenarioPage) -> list[str]:
    return [listed(in_order(one.choice.notes)) or _("intet notat") for one in page.cards] or ["–"]


def _money(page: ScenarioPage) -> list[str]:
    found = [f"{print_kr(one.choice.money_kr)} kr." for one in page.cards]
    base = f", {page.base}" if page.base else ""
    return [words + base for words in found] or ["–"]


def _left_out(page: ScenarioPage) -> list[str]:
    keys = [one.params["note"] for one in page.answer.portfolio.left_out]
    return [listed(in_order(keys)) or _("ingen")]


def _table(request: HttpRequest, pages: Sequence[ScenarioPage]) -> Any:
    """Only recommendations that are not the same in all of them; of one annex, else none."""
    if len({page.row.annex_id for page in pages}) > 1:
        return None
    rows: list[Recommendation] = [
        row for row in pages[0].recommendations.values() if _differs(row.number, pages)
    ]
    return labels_table(
        request,
        "forskelle",
        _("Anbefalinger, hvor scenarierne er forskellige"),
        rows,
        [(page.row.title, [card.choice for card in page.cards]) for page in pages],
    )


def _differs(number: int, pages: Sequence[ScenarioPage]) -> bool:
    found = {frozenset(card.choice.labels.get(number) for card in page.cards) for page in pages}
    return len(found) > 1
