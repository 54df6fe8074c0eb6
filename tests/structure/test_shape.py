"""What files and functions look like: small, typed, explained, and pure where they must be."""

import ast
import statistics
import sys
from pathlib import Path

import pytest

from sources import PACKAGE, ROOT, Function, functions, imported, python_files, tree

DOMAIN = PACKAGE / "domain"
FLOORS = ("domain", "engines", "messages", "web", "cli")

# The standard library, less what looks at the world: the domain is given time, text and bytes.
WORLDLY = {
    "asyncio", "glob", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random",
    "secrets", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib", "warnings",
}  # fmt: skip
METHODS = {"numpy", "scipy", "networkx", "rustworkx"}  # where a method needs them
CLOCKS = {"now", "today", "utcnow", "open", "print", "input"}

# Where amounts of money are read, added, compared or stored.
MONEY = [
    *(DOMAIN / "kernel" / name for name in ("money.py", "amounts.py", "period.py")),
    DOMAIN / "budgets",
    DOMAIN / "recommendations",
    PACKAGE / "web" / "budgets",
]
NO_MONEY = {
    DOMAIN / "budgets" / "links.py": "weighs words",
    DOMAIN / "budgets" / "reading" / "anchored.py": "measures places on a page",
    DOMAIN / "recommendations" / "legend.py": "measures colours",
}


def p90(lengths: list[int]) -> float:
    """The length that nine in ten do not pass."""
    return statistics.quantiles(lengths, n=10, method="inclusive")[8]


def words(node: ast.AST) -> set[str]:
    """The names used as names or attributes anywhere below a node."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def is_public(function: Function) -> bool:
    """Part of what others may use: no underscore, and not inside another function."""
    return not function.node.name.startswith("_")


def test_files_are_small() -> None:
    """At most 400 lines, and nine in ten at most 200."""
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()}
    assert {str(f.relative_to(ROOT)): n for f, n in lengths.items() if n > 400} == {}
    assert p90(list(lengths.values())) <= 200


def test_functions_are_small() -> None:
    """At most 60 lines, and nine in ten at most 25."""
    ours = list(functions())
    assert [f"{function}: {function.lines} lines" for function in ours if function.lines > 60] == []
    assert p90([function.lines for function in ours]) <= 25


def test_every_function_says_what_it_returns() -> None:
    """Ours, and the tests' too."""
    all_of_them = functions(PACKAGE, ROOT / "tests", ROOT / "scripts")
    assert [str(function) for function in all_of_them if function.node.returns is None] == []


def test_everything_public_in_the_domain_is_explained() -> None:
    """Modules, classes and functions: a case officer's words first."""
    bare = []
    for file in python_files(DOMAIN):
        bare += [
            f"{file.relative_to(ROOT)} {getattr(node, 'name', '')}"
            for node in ast.walk(tree(file))
            if isinstance(node, ast.Module | ast.ClassDef) and not ast.get_docstring(node)
        ]
    inner = {
        id(child)
        for function in functions(DOMAIN)
        for child in ast.walk(function.node)
        if child is not function.node
    }
    bare += [
        str(function)
        for function in functions(DOMAIN)
        if is_public(function) and id(function.node) not in inner
        if not ast.get_docstring(function.node)
    ]
    assert bare == []


@pytest.mark.parametrize("file", python_files(DOMAIN), ids=lambda f: str(f.relative_to(DOMAIN)))
def test_the_domain_is_pure(file: Path) -> None:
    """Only the domain itself, the parts of Python that look at nothing, and named methods."""
    strange = set()
    for name in imported(file):
        top = name.split(".")[0]
        own = name == "brobygger.domain" or name.startswith("brobygger.domain.")
        pure = top in sys.stdlib_module_names and top not in WORLDLY
        if not (own or pure or top in METHODS):
            strange.add(name)
    assert strange == set()
    calls = (node.func for node in ast.walk(tree(file)) if isinstance(node, ast.Call))
    called = {n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in calls}
    assert called & CLOCKS == set()


def test_the_domains_tests_need_no_django() -> None:
    """They run without it, so they may not import it."""
    offenders = {
        str(file.relative_to(ROOT))
        for file in python_files(ROOT / "tests" / "domain")
        for name in imported(file)
        if name.split(".")[0] in {"django", "pytest_django"} or name.startswith("brobygger.web")
    }
    assert offenders == set()


def test_money_is_never_rounded_and_never_a_float() -> None:
    """Kroner are whole, what lies between is an exact fraction, and a sum that is off is shown."""
    files = python_files(*(path for path in MONEY if path.is_dir()))
    files += [path for path in MONEY if path.is_file()]
    offenders = []
    for file in set(files) - set(NO_MONEY):
        for node in ast.walk(tree(file)):
            rounds = isinstance(node, ast.Name) and node.id in {"round", "float"}
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            field = isinstance(node, ast.Attribute) and node.attr in {"FloatField", "DecimalField"}
            if rounds or literal or field:
                offenders.append(f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}")
    assert offenders == []


def test_no_file_is_named_for_nothing() -> None:
    """A file is named for what it holds."""
    empty_words = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}
    # A database of Django's stands in a module of this name, and nowhere else.
    files = (f for f in python_files() if f.parents[1].name != "databases")
    assert [str(f.relative_to(ROOT)) for f in files if f.stem in empty_words] == []


def test_nothing_is_left_for_later() -> None:
    """What is missing is an issue, not a mark in the code."""
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    left = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in python_files(PACKAGE, ROOT / "tests", ROOT / "scripts")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if any(mark in line for mark in marks)
    ]
    assert left == []
