"""The command line: `read`, `compare`, `check`, `links`, `portfolio`. One file a command."""

from brobygger.cli.main import main

__all__ = ["main"]
