"""The database itself refuses changes to the log."""

from django.db import migrations

_SQLITE = """
CREATE TRIGGER audit_event_sealed BEFORE UPDATE ON audit_auditevent
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
"""
_POSTGRESQL = """
CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER audit_event_sealed BEFORE UPDATE OR DELETE ON audit_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_event_refuse();
"""


def seal(apps, schema_editor):  # type: ignore[no-untyped-def]
    statements = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
    schema_editor.execute(statements[schema_editor.connection.vendor])


def unseal(apps, schema_editor):  # type: ignore[no-untyped-def]
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER audit_event_sealed ON audit_auditevent")
        schema_editor.execute("DROP FUNCTION audit_event_refuse()")
    else:
        schema_editor.execute("DROP TRIGGER audit_event_sealed")


class Migration(migrations.Migration):
    """After the table."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(seal, unseal, elidable=False)]
