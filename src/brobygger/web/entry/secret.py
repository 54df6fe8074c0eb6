"""The key that signs sessions, made on first start so that a demo needs no set-up."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """Read the key, or make one that only the owner of the process can read.

    Two processes may start at once: the file appears whole or not at all, the first one stays.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
