"""What a person types about caps and groups of notes, understood line by line."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from brobygger.domain.recommendations.portfolio.choosing.question import Cap
from brobygger.web.budgets.decisions.costs import costs_text, parse_named_costs
from brobygger.web.documents.kinds import AMOUNT, NotUnderstood

_OF = re.compile(r"(?P<of>[^\s:]+)\s+(?P<rest>\d{4}(?:\s*[-–]\s*\d{2,4})?\s*:.+)")

Groups = tuple[tuple[str, ...], ...]


def parse_cap(text: str) -> int:
    """The most for one year, in whole kroner. Raises NotUnderstood."""
    amount = AMOUNT.parse(text, 1)
    if amount < 0:
        raise NotUnderstood(_("Et loft kan ikke være under 0 kr."))
    return int(amount)


def parse_shares(text: str) -> tuple[Cap, ...]:
    """Caps of committees and appropriations: "BIU 2024-27: 2.000.000", one a line.

    What begins with a digit is an appropriation. Raises NotUnderstood.
    """
    return tuple(cap for line in _lines(text) for cap in _caps(line))


def _caps(line: str) -> Iterator[Cap]:
    match = _OF.fullmatch(line)
    if match is None:
        raise NotUnderstood(
            _("Skriv udvalg eller bevilling, år og beløb, fx BIU 2024-27: 2.000.000.")
        )
    name = match["of"]
    for year, kr in parse_named_costs(match["rest"]).items():
        if kr < 0:
            raise NotUnderstood(_("Et loft kan ikke være under 0 kr."))
        if name[0].isdigit():
            yield Cap(year, kr, appropriation=name)
        else:
            yield Cap(year, kr, committee=name)


def shares_text(caps: tuple[Cap, ...]) -> str:
    """The same as a person would type it."""
    named: dict[str, dict[int, int]] = {}
    for cap in caps:
        if name := cap.committee or cap.appropriation:
            named.setdefault(name, {})[cap.year] = cap.kr
    return "\n".join(
        f"{name} {line}" for name, costs in named.items() for line in costs_text(costs).splitlines()
    )


def parse_groups(text: str) -> Groups:
    """Groups of notes: "N2, N6", one group a line. Raises NotUnderstood."""
    groups = []
    for line in _lines(text):
        notes = tuple(re.split(r"[\s,;]+", line.strip(" ,;")))
        if len(notes) < 2:
            raise NotUnderstood(_("Skriv mindst to notater på linjen, fx N2, N6."))
        groups.append(notes)
    return tuple(groups)


def groups_text(groups: Groups) -> str:
    """The same as a person would type it."""
    return "\n".join(", ".join(group) for group in groups)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
