"""A store of files by its address, through the connectors (Hadoop's FileSystem) of the cluster.

Addresses are written as Hadoop writes them: nothing in them is encoded. The store's errors become
Python's own. A reason holds no name of a file, because a name may hold a personal number.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EIO, ENOENT
from io import RawIOBase
from typing import Any, BinaryIO, cast

from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.spark.session import started

Walk = Iterator[tuple[str, list[str], list[str]]]
"""As `os.walk` has it: a folder below the root, the folders in it, and the files in it."""


class Store:
    """The store that an address is in; ``root`` is the address as the store writes it."""

    def __init__(self, spark: Any, address: str) -> None:
        """Raises Unreadable without a connector, and where the store cannot be reached."""
        context = spark.sparkContext
        self._path = context._jvm.org.apache.hadoop.fs.Path
        with _reached(address):
            path = self._path(address)
            self._files = path.getFileSystem(context._jsc.hadoopConfiguration())
            self.root = str(self._files.makeQualified(path).toString())

    def check_folder(self) -> None:
        """Raises FileNotFoundError, NotADirectoryError, or Unreadable out of reach."""
        with _reached(self.root):
            if not self._files.getFileStatus(self._path(self.root)).isDirectory():
                raise NotADirectoryError(self.root)

    def has(self, address: str) -> bool:
        """Whether there is such a file; not where the store does not say."""
        try:
            with _as_python():
                return bool(self._files.exists(self._path(address)))
        except OSError:
            return False

    def open(self, address: str) -> BinaryIO:
        """Open a file; its bytes come to this machine. Raises OSError."""
        with _as_python():
            return cast(BinaryIO, _Stream(self._files.open(self._path(address))))

    def walk(self, onerror: Callable[[str, OSError], None]) -> Walk:
        """Go through the root and all below it. What is taken out of the folders is not entered.

        ``onerror`` is told of each folder that the store does not open.
        """
        waiting = [""]
        while waiting:
            place = waiting.pop()
            folders: list[str] = []
            names: list[str] = []
            try:
                with _as_python():
                    for one in self._files.listStatus(self._path(_below(self.root, place))):
                        name = str(one.getPath().getName())
                        (folders if one.isDirectory() else names).append(name)
            except OSError as error:
                onerror(place, error)
                continue
            yield place, folders, names
            waiting += [_below(place, name) for name in folders]


def store_at(address: str) -> Store:
    """The store with the folder at an address, once Spark is started.

    Raises FileNotFoundError, NotADirectoryError and Unreadable.
    """
    store = Store(started(), address)
    store.check_folder()
    return store


class _Stream(RawIOBase):
    """A file that is read from Java."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _as_python():
            data = self._stream.readNBytes(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _below(folder: str, name: str) -> str:
    return "/".join(filter(None, (folder.rstrip("/"), name)))


@contextmanager
def _as_python() -> Iterator[None]:
    """What Java says of a file becomes an OSError."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        yield
    except Py4JJavaError as error:
        kind = str(error.java_exception.getClass().getSimpleName())
        raise OSError(ENOENT if kind == "FileNotFoundException" else EIO, kind) from error
    except PySparkException as error:
        raise OSError(EIO, type(error).__name__) from error


@contextmanager
def _reached(address: str) -> Iterator[None]:
    """What Java says of a whole store becomes a problem that the reader can do something about."""
    try:
        with _as_python():
            yield
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        said = _words(error.__cause__)
        if any(one in said for one in _NO_CONNECTOR):
            code, told = "DOCUMENT-101", {"scheme": address.partition(":")[0]}
        else:
            code, told = "DOCUMENT-102", {"reason": said}
        raise Unreadable(Problem(code, "error", params={"name": address, **told})) from error


_NO_CONNECTOR = (
    "UnsupportedFileSystemException",
    "ClassNotFoundException",
    "NoClassDefFoundError",
)
"""Hadoop does not know the scheme, or what it knows for it is not on the cluster."""


def _words(error: Any) -> str:
    """The first line of what Java said."""
    java = getattr(error, "java_exception", None)
    return next(iter(str(error if java is None else java.toString()).splitlines()), "")
