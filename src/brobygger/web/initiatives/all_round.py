"""The 360 overview of an initiative: parties x themes, filled by what later links know of.

A later link names two functions in its AppConfig: ``fills_360`` (initiative -> what reaches whom
under which theme: ``theme_id``, ``target_group_id``, ``words``, ``url``, ``standing``) and
``sectors_360`` (initiative -> ``sector`` and ``actors``, how many of it are there).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.apps import apps
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.initiatives.overview import (
    Fill,
    Filled,
    Overview,
    Standing,
    overview,
    uncovered,
)
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme


@dataclass(frozen=True, slots=True)
class Cell:
    """A party under a theme as shown."""

    theme: Theme
    filled: Filled
    fills: tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class AllRound:
    """The table with what it says in words."""

    overview: Overview
    themes: tuple[Theme, ...]
    rows: tuple[tuple[TargetGroup, tuple[Cell, ...]], ...]
    empty: tuple[str, ...]
    missing_sectors: tuple[str, ...]
    count_words: str

    @property
    def is_blank(self) -> bool:
        """There is nothing to make a table of yet."""
        return not (self.themes and self.rows)


def all_round(initiative: Initiative) -> AllRound:
    """Read the table (two queries, and those of the later links)."""
    themes = tuple(initiative.themes.order_by("order", "title"))
    parties = tuple(initiative.target_groups.order_by("order", "title"))
    found = overview([one.pk for one in themes], [one.pk for one in parties], _fills(initiative))
    rows = tuple(
        (
            party,
            tuple(
                Cell(theme, found.filled(party.pk, theme.pk), found.cell(party.pk, theme.pk))
                for theme in themes
            ),
        )
        for party in parties
    )
    empty = tuple(_empty_words(found, themes, parties))
    return AllRound(found, themes, rows, empty, _absent(initiative), _count_words(found))


def _offers(initiative: Initiative, attribute: str) -> Iterator[Any]:
    for config in apps.get_app_configs():
        if dotted := getattr(config, attribute, ""):
            yield from import_string(dotted)(initiative)


def _fills(initiative: Initiative) -> Iterator[Fill]:
    for one in _offers(initiative, "fills_360"):
        if one.theme_id is not None and one.target_group_id is not None:
            standing = cast("Standing", one.standing)
            yield Fill(one.theme_id, one.target_group_id, one.words, one.url, standing)


def _absent(initiative: Initiative) -> tuple[str, ...]:
    covers = _offers(initiative, "sectors_360")
    return uncovered(initiative.expected_sectors, [one.sector for one in covers if one.actors])


def _empty_words(
    found: Overview, themes: tuple[Theme, ...], parties: tuple[TargetGroup, ...]
) -> Iterator[str]:
    """One sentence for each party that something is missing for."""
    names = {theme.pk: theme.title for theme in themes}
    for party in parties:
        empty = found.themes_where(party.pk, "empty")
        if len(empty) == len(themes):
            yield _("%(party)s nås ikke af noget tiltag.") % {"party": party.title}
        elif empty:
            listed = ", ".join(f"»{names[pk]}«" for pk in empty)
            words = _("%(party)s nås ikke af noget tiltag under %(themes)s.")
            yield words % {"party": party.title, "themes": listed}


def _count_words(found: Overview) -> str:
    covered, planned = found.count("covered"), found.count("planned")
    every = len(found.themes) * len(found.parties)
    words = ngettext(
        "%(covered)s af %(all)s felt har et tiltag i dag, %(planned)s kun et planlagt.",
        "%(covered)s af %(all)s felter har et tiltag i dag, %(planned)s kun et planlagt.",
        every,
    )
    return words % {"covered": covered, "all": every, "planned": planned}
