"""The words that a new installation begins with; the city makes them its own."""

from typing import Any

SOURCE = "Brobyggers egen begyndelse. Ret ordene til byens egne."
PARTIES = (
    ("Unge", "citizens"),
    ("Mødre", "citizens"),
    ("Fædre", "citizens"),
    ("Øvrig familie", "citizens"),
    ("Lokale autoriteter", "authorities"),
    ("Fagpersoner", "professionals"),
)
THEMES = (
    "Rettigheder og demokratisk deltagelse",
    "Netværk for mødre og fædre",
    "Samtaler om normer, køn og familieliv",
    "Viden og fælles sprog hos lokale aktører",
)


def begin_words(themes: Any, groups: Any) -> None:
    """Only where the lists are empty: words that somebody has written are left alone.

    The two managers are given, because the first migration has models of its own.
    """
    if not groups.exists():
        for order, (title, kind) in enumerate(PARTIES, start=1):
            groups.create(title=title, kind=kind, order=order, source=SOURCE)
    if not themes.exists():
        for order, title in enumerate(THEMES, start=1):
            themes.create(title=title, order=order, source=SOURCE)
