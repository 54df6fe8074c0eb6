"""Django's commands: ``python manage.py migrate`` and the like."""

import os
import sys


def main(arguments: list[str] | None = None) -> None:
    """Run one of Django's commands with our settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brobygger.web.entry.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", *(sys.argv[1:] if arguments is None else arguments)])


if __name__ == "__main__":
    main()
