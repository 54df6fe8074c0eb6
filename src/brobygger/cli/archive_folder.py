"""What lies in a folder of papers: which files are read, in which order, and what each holds."""

import hashlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from brobygger.cli.files import missing
from brobygger.domain.documents.door import suspects_in_name
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.problem import Problem, Unreadable

HIDDEN_NAME = "***"
"""Shown for a file whose name or folder itself holds a personal number."""

_PASSED_OVER = (".", "~$")
"""Hidden files, and what Word keeps beside a document that is open."""
_OF_THE_MACHINE = frozenset({"thumbs.db", "desktop.ini"})
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below a folder in the order of their names, folders that may not be opened, and how
    many files are passed over: hidden ones, and those that programs leave behind.
    """

    root: Path
    files: tuple[Path, ...]
    closed: tuple[tuple[Path, OSError], ...]
    passed_over: int

    def shown(self, path: Path) -> str:
        """A file's name below the folder as it may be written down: without a personal number."""
        name = clean_name(path.relative_to(self.root).as_posix())
        return HIDDEN_NAME if any(one.is_certain for one in suspects_in_name(name)) else name


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file's bytes with their hash. Of one that is too large only so many that it is refused."""

    data: bytes
    sha256: str
    size: int


def filled(root: Path, own: Iterable[Path] = ()) -> Folder:
    """The folder with its files; raises Unreadable where there is none, or nothing in it.

    ``own`` are files that the import itself writes.
    """
    if not root.exists():
        raise Unreadable(missing(str(root), FileNotFoundError()))
    if not root.is_dir():
        raise Unreadable(Problem("DOCUMENT-085", "error", params={"name": str(root)}))
    folder = folder_at(root, [path.resolve() for path in own])
    if not folder.files and not folder.closed:
        raise Unreadable(Problem("DOCUMENT-088", "error", params={"name": str(root)}))
    return folder


def folder_at(root: Path, own: Collection[Path] = ()) -> Folder:
    """Look through a folder and all below it, without following links to folders.

    ``own`` are files that the import itself writes, by their resolved paths.
    """
    files: list[Path] = []
    closed: list[tuple[Path, OSError]] = []
    passed_over = 0

    def remember(error: OSError) -> None:
        closed.append((Path(error.filename or root), error))

    for place, folders, names in os.walk(root, onerror=remember):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place, name) for name in names):
            if path.name.startswith(_PASSED_OVER) or path.name.lower() in _OF_THE_MACHINE:
                passed_over += 1
            elif not path.is_file() and not path.is_symlink():
                passed_over += 1  # a pipe or a device: opening it might never end
            elif path.resolve() not in own:
                files.append(path)
    return Folder(root, tuple(sorted(files)), tuple(sorted(closed, key=_first)), passed_over)


def _first(pair: tuple[Path, OSError]) -> Path:
    return pair[0]


def bytes_of(path: Path) -> Bytes:
    """Read a file. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
        digest, size = hashlib.sha256(data), len(data)
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Bytes(data, digest.hexdigest(), size)


def clean_name(name: str) -> str:
    """A name from the disk as text of one line, whatever bytes it is made of.

    >>> clean_name("møde/bilag\\n2.pdf"), clean_name("f\\udce6lles.pdf")
    ('møde/bilag\\ufffd2.pdf', 'f\\ufffdlles.pdf')
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
