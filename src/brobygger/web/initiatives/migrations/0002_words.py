"""Words to begin with: the parties of the 360 overview and four themes. A city makes them its own."""

from typing import Any

from django.db import migrations

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
    "Netværk mellem kvinder",
    "Samtaler om normer, køn og familieliv",
    "Viden og fælles sprog hos lokale aktører",
)


def begin(registry: Any, _editor: Any) -> None:
    """Only where the lists are empty: words that somebody has written are left alone."""
    groups = registry.get_model("initiatives", "TargetGroup").objects
    themes = registry.get_model("initiatives", "Theme").objects
    if not groups.exists():
        for order, (title, kind) in enumerate(PARTIES, start=1):
            groups.create(title=title, kind=kind, order=order, source=SOURCE)
    if not themes.exists():
        for order, title in enumerate(THEMES, start=1):
            themes.create(title=title, order=order, source=SOURCE)


class Migration(migrations.Migration):
    """The lists are filled once."""

    dependencies = [("initiatives", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
