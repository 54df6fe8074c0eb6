"""The sectors that a new installation begins with; the city changes them as it likes."""

from typing import Any

from django.db import migrations

BEGINNING = (
    "Boligorganisation",
    "Boligsocial indsats",
    "Forening",
    "Skole",
    "Daginstitution",
    "Fritids- og ungdomsklub",
    "Sprogskole",
    "Beskæftigelse og jobcenter",
    "Anden kommunal enhed",
    "Politi og SSP",
    "Sundhed",
    "Kultur og bibliotek",
    "Privat virksomhed",
)


def enter(apps: Any, schema_editor: Any) -> None:
    """The proposal, in its order."""
    sectors = apps.get_model("actors", "Sector").objects.using(schema_editor.connection.alias)
    if sectors.exists():
        return
    for order, title in enumerate(BEGINNING, start=1):
        sectors.create(title=title, order=order, source="Brobyggers forslag")


class Migration(migrations.Migration):
    """Only where there are none yet: what a city has entered is left alone."""

    dependencies = [("actors", "0003_initial")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
