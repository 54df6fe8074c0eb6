"""The command line: `read`, `import`, `compare`, `check`, `links`, ... One file a command."""

from brobygger.cli.main import main

__all__ = ["main"]
