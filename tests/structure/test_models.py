"""What imports cannot show: relations, fields and signals of Django's models."""

import ast

import pytest
from django.apps import apps
from django.db import models

from sources import PACKAGE, ROOT, python_files, tree

# The order of the chain on the web floor; a model may refer to its own link and to earlier ones.
CHAIN = [
    "ui",
    "accounts",
    "audit",
    "jobs",
    "documents",
    "recommendations",
    "budgets",
    "areas",
    "initiatives",
    "actors",
    "activities",
    "reach",
    "evaluation",
    "steering",
    "reports",
    "entry",
]

PERSONAL = {"name", "first_name", "last_name", "email", "phone", "cpr", "address"}

# Fields with such a name that hold nothing about a citizen, each with its reason.
ALLOWED = {
    "documents.Document.name": "the name of a file, as its owner gave it",
    "documents.Paper.name": "the name of a file, as its owner gave it",
    "accounts.User.first_name": "Django's user: a colleague's name on the screen",
    "accounts.User.last_name": "Django's user: a colleague's name on the screen",
    "accounts.User.email": "Django's user: where a colleague is told of a reminder",
}


def our_models() -> list[type[models.Model]]:
    """All models that stand in our own apps."""
    return [model for model in apps.get_models() if model.__module__.startswith("brobygger.web.")]


def link_of(model: type[models.Model]) -> str:
    """The link of the chain a model stands in."""
    return model.__module__.split(".")[2]


def test_there_are_models() -> None:
    """The tests below look at something."""
    assert {link_of(model) for model in our_models()} >= {"documents", "jobs", "audit"}


def test_no_model_refers_to_a_later_link() -> None:
    """A foreign key written as a string is no import, so the contracts do not see it."""
    ours = our_models()
    upwards = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignObject | models.ManyToManyField)
        if (target := field.related_model) in ours
        if CHAIN.index(link_of(target)) > CHAIN.index(link_of(model))
    ]
    assert upwards == []


def test_no_field_holds_a_person() -> None:
    """No table of citizens: such a field needs its reason in the list above."""
    unexplained = [
        label
        for model in our_models()
        for field in model._meta.get_fields()
        if field.concrete and field.name in PERSONAL
        if (label := f"{model._meta.label}.{field.name}") not in ALLOWED
    ]
    assert unexplained == []


def test_no_model_counts_money_in_floats() -> None:
    """Kroner are whole numbers; a decimal column is a float on SQLite."""
    inexact = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FloatField | models.DecimalField) and "kr" in field.name
    ]
    assert inexact == []


def test_no_signal_is_connected() -> None:
    """What happens on saving stands in the step that saves, where a reader looks for it."""
    connected = []
    for file in python_files(PACKAGE):
        for node in ast.walk(tree(file)):
            used = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
            if used in {"connect", "receiver"}:
                connected.append(f"{file.relative_to(ROOT)}: {used}")
    assert connected == []


@pytest.mark.parametrize("verb", ["bulk_create", "bulk_update", "update"])
def test_history_is_never_bypassed(verb: str) -> None:
    """Models with a history are saved one by one; a bulk change would leave no trace."""
    kept = {model.__name__ for model in our_models() if hasattr(model, "history")}
    kept -= {name for name in kept if name.startswith("Historical")}
    bypassing = []
    for file in python_files(PACKAGE / "web"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                chain = ast.unparse(node.func.value)
                if node.func.attr == verb and any(f"{name}.objects" in chain for name in kept):
                    bypassing.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert bypassing == []
