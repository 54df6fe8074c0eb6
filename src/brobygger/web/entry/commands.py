"""``python -m brobygger.web demo | serve | work | read-rest``: what the Makefile calls.

``demo`` makes the database and the static files ready and loads demo data: each app may name a
function in ``demo`` of its AppConfig; it takes no arguments and is safe to run twice. They run in
the order of the apps. It also leaves a mark in ``var/``, so that ``serve`` knows it is a demo.

``read-rest`` is for the day when reading of pictures has been installed: the workers then read the
pages of papers under review that nobody has read, and only those.
"""

import argparse
import json
import os
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m brobygger.web")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("demo", help="make ready and load demo data")
    serve = commands.add_parser("serve", help="start server and job worker")
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serve.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    commands.add_parser("work", help="start a job worker alone")
    commands.add_parser("read-rest", help="ask for the unread pages of papers under review")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brobygger.web.entry.settings")
    if chosen.command == "serve":
        from brobygger.web.entry.serve import serve as run

        return run(chosen.host, chosen.port)
    if chosen.command == "demo":
        os.environ.setdefault("DEMO", "1")
    import django

    django.setup()
    return {"demo": _demo, "work": _work, "read-rest": _read_rest}[chosen.command]()


def _demo() -> int:
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.utils.module_loading import import_string

    call_command("migrate", verbosity=0, interactive=False)
    if _is_stale(settings.STATIC_ROOT / "staticfiles.json"):
        call_command("collectstatic", verbosity=0, interactive=False)
    settings.DEMO_MARK.touch()
    for config in apps.get_app_configs():
        dotted = getattr(config, "demo", "")
        if dotted:
            import_string(dotted)()
    return 0


def _is_stale(manifest: Path) -> bool:
    """Collecting and compressing takes seconds, so a second start does it only after a change."""
    from django.contrib.staticfiles.finders import get_finders

    if not manifest.exists():
        return True
    collected = json.loads(manifest.read_text(encoding="utf-8"))["paths"]
    made = manifest.stat().st_mtime
    return any(
        name not in collected or Path(storage.path(name)).stat().st_mtime > made
        for finder in get_finders()
        for name, storage in finder.list([])
    )


def _read_rest() -> int:
    from brobygger import wiring
    from brobygger.web.documents.steps.rest import read_all_rest

    if not wiring.can_read_pictures():
        sys.stderr.write("Reading of pictures is not installed: make ocr\n")
        return 1
    sys.stdout.write(f"{read_all_rest()} papers have unread pages that are read now\n")
    return 0


def _work() -> int:
    from brobygger.web.jobs.worker import Worker

    Worker().run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
