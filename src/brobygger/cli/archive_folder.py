"""What lies in a folder of papers: which files are read, in which order, and what each holds."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

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


Walk = Iterable[tuple[str, list[str], list[str]]]
"""As `os.walk` has it: a folder, the folders in it, of which those that are taken out are not
entered, and the files in it. The folder is named from the root."""
Closed = list[tuple[PurePosixPath, OSError]]
"""Folders that may not be opened."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below a folder in the order of their names, folders that may not be opened, and how
    many files are passed over: hidden ones, and those that programs leave behind.

    ``root`` is a path, or the address of a folder in a store; all else is named from there.
    """

    root: str
    files: tuple[PurePosixPath, ...]
    closed: tuple[tuple[PurePosixPath, OSError], ...]
    passed_over: int

    @classmethod
    def walked(
        cls, root: str, walk: Walk, closed: Closed, is_pipe: Callable[[PurePosixPath], bool]
    ) -> "Folder":
        """What a walk finds; ``closed`` is filled while it goes on.

        A pipe or a device is passed over: opening it might never end.
        """
        files: list[PurePosixPath] = []
        passed_over = 0
        for place, folders, names in walk:
            folders[:] = [name for name in folders if not name.startswith(".")]
            for file in (PurePosixPath(place, name) for name in names):
                if _is_of_a_program(file.name) or is_pipe(file):
                    passed_over += 1
                else:
                    files.append(file)
        return cls(root, tuple(sorted(files)), tuple(sorted(closed, key=_first)), passed_over)

    def place(self, file: PurePosixPath) -> str:
        """Where a file is found."""
        return f"{self.root.rstrip('/')}/{file}"

    def shown(self, file: PurePosixPath) -> str:
        """A file's name below the folder as it may be written down: without a personal number."""
        name = clean_name(file.as_posix())
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
    return not_empty(folder_at(root, [path.resolve() for path in own]), str(root))


def not_empty(folder: Folder, name: str) -> Folder:
    """The folder; raises Unreadable where there is nothing in it."""
    if not folder.files and not folder.closed:
        raise Unreadable(Problem("DOCUMENT-088", "error", params={"name": name}))
    return folder


def folder_at(root: Path, own: Collection[Path] = ()) -> Folder:
    """Look through a folder and all below it, without following links to folders.

    ``own`` are files that the import itself writes, by their resolved paths.
    """
    root = root.resolve()
    closed: Closed = []

    def remember(error: OSError) -> None:
        closed.append((PurePosixPath(error.filename or root).relative_to(root), error))

    def walk() -> Iterator[tuple[str, list[str], list[str]]]:
        for place, folders, names in os.walk(root, onerror=remember):
            others = [name for name in names if Path(place, name).resolve() not in own]
            yield os.path.relpath(place, root), folders, others

    def is_pipe(file: PurePosixPath) -> bool:
        path = root / file
        return not path.is_file() and not path.is_symlink()

    return Folder.walked(str(root), walk(), closed, is_pipe)


def _is_of_a_program(name: str) -> bool:
    return name.startswith(_PASSED_OVER) or name.lower() in _OF_THE_MACHINE


def _first(pair: tuple[PurePosixPath, OSError]) -> PurePosixPath:
    return pair[0]


def bytes_on_disk(path: str) -> Bytes:
    """Read a file of a folder. Raises OSError."""
    return bytes_of(lambda: Path(path).open("rb"))


def bytes_of(opened: Callable[[], BinaryIO]) -> Bytes:
    """Read a file. Raises OSError."""
    with opened() as file:
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
