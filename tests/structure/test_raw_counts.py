"""Raw counts of people stay where they are read and audited: no screen, file or panel has them."""

import ast

import pytest

from sources import PACKAGE, python_files, tree

FIGURES = PACKAGE / "web" / "reach" / "figures"

# What is raw, and the modules of the web floor that may name it, each with its reason.
RAW = {
    "ReachRow": {},
    "RawCount": {"stored.py": "kept for the next audit"},
    "reveal": {"stored.py": "kept for the next audit"},
    "Logged": {"log.py": "made from the rows", "figures.py": "handed to the rules"},
    "Behind": {"stored.py": "kept for the next audit"},
    "Reached": {"stored.py": "kept for the next audit"},
    "counting_bounds": {},
    "ProtectedRollup": {"../city/counting.py": "kept for the next night's audit"},
    "city_view": {"../city/counting.py": "counts, protects and keeps what is published"},
    "read_with_raw": {
        "figures.py": "gives it",
        "releasing.py": "keeps it with the release",
        "closing.py": "keeps what is frozen",
    },
}


def names_in(node: ast.AST) -> str:
    """The name that a part of the code uses, if it is one."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.name if isinstance(node, ast.alias) else ""


@pytest.mark.parametrize("raw", RAW)
def test_only_named_modules_hold_what_is_raw(raw: str) -> None:
    """Also without an import: an attribute of a module that has it is named too."""
    holders = {
        file
        for file in python_files(PACKAGE / "web")
        if any(names_in(node) == raw for node in ast.walk(tree(file)))
    }
    assert holders <= {(FIGURES / name).resolve() for name in RAW[raw]}
