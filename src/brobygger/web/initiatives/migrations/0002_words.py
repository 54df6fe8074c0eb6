"""Words to begin with: the parties of the 360 overview and four themes."""

from typing import Any

from django.db import migrations

from brobygger.web.initiatives.words import begin_words


def begin(registry: Any, _editor: Any) -> None:
    """The lists are filled once."""
    themes = registry.get_model("initiatives", "Theme").objects
    begin_words(themes, registry.get_model("initiatives", "TargetGroup").objects)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("initiatives", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
