"""Nothing that a person or a program writes can be made without the guard against numbers."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any, get_type_hints

from django import forms
from django.conf import settings
from django.db import connection
from ninja import Schema

import brobygger.web
from brobygger.web.entry.api import api
from brobygger.web.ui.databases import refuse_numbers
from brobygger.web.ui.forms import Form as ScreenForm
from brobygger.web.ui.shapes import Form as ProgramForm
from sources import PACKAGE, python_files, tree

# Forms that are not ours to derive; what is typed into them is compared or sealed, never kept.
OTHERS = {"SignInForm": "name and password", "NewPasswordForm": "passwords"}

# What screens read straight from what was sent, without a form: choices, places and rows. Free
# text is read by a form; the one exception says which step refuses it.
CHOICES = {
    *("ark", "do", "decision", "fjern", "liste", "new", "next", "retning", "scorer", "state"),
    *("svar", "tag", "tilbage", "values", "verb", "brug", "actor", "side", "slags"),
    "proof",  # signed by the page that it stands on (reach.register.sending)
    "reason",  # network.bridges.reject asks person_numbers itself
}


def subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)


def import_all() -> None:
    for module in pkgutil.walk_packages(brobygger.web.__path__, "brobygger.web."):
        if not {"migrations", "wsgi", "__main__", "postgresql"} & set(module.name.split(".")):
            importlib.import_module(module.name)


def test_every_form_of_a_page_is_guarded() -> None:
    import_all()
    ours = {one for one in subclasses(forms.BaseForm) if one.__module__.startswith("brobygger.")}
    assert len(ours) > 50
    bare = {one.__name__ for one in ours if not issubclass(one, ScreenForm)}
    assert bare == set(OTHERS)
    assert {one.__name__ for one in ours - {ScreenForm} if "full_clean" in vars(one)} == set()


def test_everything_that_a_program_sends_is_guarded() -> None:
    shapes = [shape for _where, router in api._routers for shape in sent_to(router)]
    assert len(shapes) > 20
    assert [one.__name__ for one in shapes if not issubclass(one, ProgramForm)] == []


def sent_to(router: Any) -> Iterator[type[Schema]]:
    """What the operations take as a body."""
    for view in router.path_operations.values():
        for operation in view.operations:
            hints = get_type_hints(operation.view_func)
            for name in inspect.signature(operation.view_func).parameters:
                kind = hints.get(name)
                if inspect.isclass(kind) and issubclass(kind, Schema):
                    yield kind


def test_every_connection_has_the_last_line() -> None:
    assert settings.DATABASES["default"]["ENGINE"].startswith("brobygger.web.ui.databases.")
    assert refuse_numbers in connection.execute_wrappers


def test_free_text_is_read_by_forms_alone() -> None:
    """A new name here is a choice, or else belongs in a form."""
    assert set(read_straight()) <= CHOICES


def read_straight() -> Iterator[str]:
    for file in python_files(PACKAGE / "web"):
        for node in ast.walk(tree(file)):
            match node:
                case ast.Subscript(value=held, slice=key):
                    pass
                case ast.Call(
                    func=ast.Attribute(value=held, attr="get" | "getlist"), args=[key, *_]
                ):
                    pass
                case _:
                    continue
            if ast.unparse(held).endswith("request.POST"):
                yield str(key.value) if isinstance(key, ast.Constant) else ast.unparse(key)
