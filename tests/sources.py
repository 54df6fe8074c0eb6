"""Our own source as material for tests: files, functions, calls, names."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "brobygger"


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method of ours, and where it stands."""

    file: Path
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        """Its length, signature and docstring included."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.node.lineno} {self.node.name}"


def python_files(*folders: Path) -> list[Path]:
    """All Python files below the folders (our package by default), without Django's migrations."""
    found = (file for folder in folders or (PACKAGE,) for file in folder.rglob("*.py"))
    return sorted(file for file in found if "migrations" not in file.parts)


@cache
def tree(file: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def functions(*folders: Path) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    for file in python_files(*folders):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(file, node)


def imported(file: Path) -> set[str]:
    """The dotted names of all modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(
        path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file()
    )


@cache
def repository_texts() -> tuple[tuple[Path, str], ...]:
    """Every committed file that is text, with its text."""
    texts = []
    for path in repository_files():
        try:
            texts.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return tuple(texts)
