"""What stands around every page: city, menu with quiet counts, search."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from brobygger.web.ui.panels import panels_for
from brobygger.web.ui.shortcuts import IN_REVIEW, SHORTCUTS, key_to


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the side menu; ``here`` where the page belongs to it."""

    link: str
    title: Any
    url: str
    here: bool
    count: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the side menu; the first one has none."""

    title: Any
    entries: list[Entry]


# link, title, name of its address, role or permission (it has a dot) that alone may see it
_MENU: list[tuple[Any, list[tuple[str, Any, str, str]]]] = [
    ("", [("overview", _("Overblik"), "overview", "")]),
    (
        _("Papirer"),
        [
            ("documents", _("Dokumenter"), "documents:list", ""),
            ("check", _("Tjek et notat"), "check:start", ""),
        ],
    ),
    (
        _("Beslut"),
        [
            ("recommendations", _("Anbefalinger"), "recommendations:list", ""),
            ("budgets", _("Budgetnotater"), "budgets:list", ""),
            ("decisions", _("Beslutninger"), "decisions:list", ""),
            ("states", _("Tilstand"), "states:at", ""),
            ("scenarios", _("Scenarier"), "scenarios:list", ""),
            ("calendar", _("Kalender"), "calendar:list", ""),
        ],
    ),
    (
        _("Sted og aktører"),
        [
            ("areas", _("Områder"), "areas:list", ""),
            ("initiatives", _("Indsatser"), "initiatives:list", ""),
            ("actors", _("Aktører"), "actors:list", ""),
            ("contacts", _("Samarbejdslog"), "contacts:list", "accounts.work_in_areas"),
            ("plan", _("Halvårsplan"), "plan:show", ""),
            ("network", _("Netværk"), "network:figures", "accounts.see_network"),
        ],
    ),
    (
        _("Udfør"),
        [
            ("register", _("Registrér"), "register:start", "accounts.work_in_areas"),
            ("activities", _("Aktiviteter"), "activities:list", ""),
            ("trials", _("Afprøvninger"), "trials:list", ""),
            ("reach", _("Rækkevidde"), "reach:figures", ""),
        ],
    ),
    (_("Følg op"), [("steering", _("Møder"), "steering:list", "")]),
    ("", [("administration", _("Administration"), "administration", "administrator")]),
]


def menu(request: HttpRequest) -> list[Group]:
    """The side menu in the order of the chain: only places that exist and that the role may use."""
    user = request.user
    if not user.is_authenticated:
        return []
    waiting = panels_for("waiting", request)
    counts: dict[str, int] = {}
    for panel in waiting:
        if panel.is_in_menu:
            counts[panel.link] = counts.get(panel.link, 0) + panel.count
    groups = []
    here = _here(request.path)
    for title, lines in _MENU:
        entries = []
        for link, text, name, needs in lines:
            url = _address(name)
            if url and _may_see(user, needs):
                entries.append(
                    Entry(link, text, url, url == here, counts.get(link, 0), key_to(link))
                )
        if entries:
            groups.append(Group(title, entries))
    return groups


def _may_see(user: Any, needs: str) -> bool:
    """Nothing is asked for, or the person has the role or the permission that is."""
    if "." in needs:
        return bool(user.has_perm(needs))
    return not needs or needs == user.role


def _here(path: str) -> str:
    """The address of the place that a page belongs to: the longest that its own begins with."""
    urls = (_address(name) for _title, lines in _MENU for _link, _text, name, _role in lines)
    return max((url for url in urls if url and _is_below(path, url)), key=len, default="")


def _is_below(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what base.html needs, asked for only when a page uses it."""
    return {
        "city": settings.CITY,
        "demo": settings.DEMO,
        "languages": settings.LANGUAGES,
        "shortcuts": SHORTCUTS,
        "review_shortcuts": IN_REVIEW,
        "menu": lambda: menu(request),
    }
