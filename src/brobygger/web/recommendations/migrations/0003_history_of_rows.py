"""The rows below a part get a history: those that are there already begin theirs when their annex
was confirmed, so that the register of an earlier day still has them.
"""

from typing import Any, ClassVar

from django.db import migrations

ROWS = ("Responsibility", "Route", "MoneySource", "Edge")


def begin(apps: Any, schema: Any) -> None:
    """Write the first line of the history of each row that has none."""
    for name in ROWS:
        model = apps.get_model("recommendations", name)
        history = apps.get_model("recommendations", f"Historical{name}")
        names = [field.attname for field in model._meta.concrete_fields]
        known = history.objects.values("id")
        rows = model.objects.exclude(pk__in=known).select_related("part__recommendation__annex")
        history.objects.bulk_create(
            [
                history(
                    **{each: getattr(row, each) for each in names},
                    history_date=row.part.recommendation.annex.accepted_at,
                    history_type="+",
                )
                for row in rows.iterator(chunk_size=500)
            ],
            batch_size=500,
        )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("recommendations", "0002_work")]
    operations: ClassVar = [migrations.RunPython(begin, migrations.RunPython.noop)]
