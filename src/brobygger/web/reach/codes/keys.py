"""The keys of card codes: 32 random bytes each, in a file of its own outside the database.

Each is drawn for itself and made from nothing, so that a key whose file is gone is gone. The folder
is the owner's alone; a copy of it in a backup is a key that was never destroyed, so it is kept out
of backups (see ``docs/decisions/0015-card-codes.md``).
"""

import os
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings

from brobygger.domain.activities.card_code import KEY_BYTES, InitiativeKey, KeyDestroyed
from brobygger.web.reach.models import CardKey


class KeyMissing(Exception):
    """The key is in use, but its file is not there or is not whole. No new one is made silently."""


def make_key(file: UUID) -> None:
    """Draw a key and put it where a power cut cannot take it; raises FileExistsError."""
    folder = Path(settings.CARD_KEYS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    path = _path(file)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(secrets.token_bytes(KEY_BYTES))
        out.flush()
        os.fsync(out.fileno())
    _settle(folder)


def has_key(row: CardKey) -> bool:
    """Whether the key's file is there and whole."""
    path = _path(row.file)
    return path.is_file() and path.stat().st_size == KEY_BYTES


def read_key(row: CardKey) -> InitiativeKey:
    """The key. Raises KeyDestroyed where it is gone for good, KeyMissing where it is lost."""
    if row.state != CardKey.State.IN_USE:
        raise KeyDestroyed(row.pk)
    if not has_key(row):
        raise KeyMissing(row.pk)
    return InitiativeKey(str(row.file), _path(row.file).read_bytes())


def destroy_key(file: UUID) -> None:
    """Overwrite the key and delete its file, safe on the disk; nothing where it is gone already."""
    path = _path(file)
    if path.exists():
        with path.open("r+b") as out:
            out.write(bytes(KEY_BYTES))
            out.flush()
            os.fsync(out.fileno())
        path.unlink()
    if path.parent.is_dir():
        _settle(path.parent)


def _path(file: UUID) -> Path:
    return Path(settings.CARD_KEYS) / f"{file.hex}.key"


def _settle(folder: Path) -> None:
    """A name that was made or taken away is safe once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
