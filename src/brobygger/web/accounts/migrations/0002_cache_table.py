"""The table in which attempts to sign in are counted, shared by all processes."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):  # type: ignore[no-untyped-def]
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Django makes cache tables by a command of its own; as a migration nobody forgets it."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
