"""A person number is refused in every text of every step, on screen and over the API.

The steps are those of ``tests/web/api``: each is taken once to see what it sends, and then once
for every text, with a made-up number in that text. Nothing of it may be in the database after.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.entry.api import api
from brobygger.web.recommendations.models import Annex
from canary import a_cpr, dump
from web.api.both_ways import Step
from web.api.conftest import Caller, annex, as_read, caller, in_register, note_in_register
from web.api.test_rights import STEPS, filled, register, writing

__all__ = ["annex", "as_read", "caller", "filled", "in_register", "note_in_register", "register"]

CPR = a_cpr()
Path = tuple[str | int, ...]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- over the API -----------------------------------------------------------------------------


@dataclass
class Overheard(Caller):
    """A program whose last writing is remembered, or has a number put into one of its texts."""

    place: Path = ()
    sent: Any = None

    def _ask(self, method: str, path: str, body: Any) -> Any:
        if method != "GET":
            body = put_at(body or {}, self.place) if self.place else body
            self.sent = body
        return super()._ask(method, path, body)


def put_at(value: Any, place: Path) -> Any:
    """A copy of what is sent with the number at the place; rows that are not there are made."""
    if not place:
        return CPR
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        rows = list(value or [])
        return [put_at(rows[0] if rows else None, rest), *rows[1:]]
    return {**(value or {}), step: put_at((value or {}).get(step), rest)}


def texts_of(shape: Any, known: Any, place: Path = ()) -> Iterator[Path]:
    """Every place of a body where any words may be sent."""
    shape = known[shape["$ref"].rsplit("/", 1)[1]] if "$ref" in shape else shape
    for each in shape.get("anyOf", []):
        yield from texts_of(each, known, place)
    if shape.get("type") == "string" and not {"enum", "const", "format"} & set(shape):
        yield place
    elif shape.get("type") == "array":
        yield from texts_of(shape["items"], known, (*place, 0))
    for name, each in shape.get("properties", {}).items():
        yield from texts_of(each, known, (*place, name))


def test_no_text_of_a_program_takes_a_person_number(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    secret = caller(Role.CASE_OFFICER).secret
    shapes, described = api.get_openapi_schema()["components"]["schemas"], writing()
    tried = told = 0
    for step in STEPS:
        body = described[step.name].get("requestBody")
        shape = body["content"]["application/json"]["schema"] if body else {}
        for place in texts_of(shape, shapes):
            with undone():
                answer = step.program(Overheard(secret, Client(), place), register)
                said = json.loads(answer.content)
                assert answer.status_code == 422, (step, place, said)
                if said["code"] == "refused":  # else it has a shape of its own: a code, a share
                    places = tuple(one["where"] for one in said["errors"])
                    assert ".".join(map(str, place)).startswith(places), (step, said)
                    told += 1
                assert CPR not in str(said)
                assert CPR not in dump(), (step, place)
            tried += 1
    assert (tried > 80, told > 60) == (True, True), (tried, told)


# --- on screen --------------------------------------------------------------------------------


@dataclass
class Onlooker:
    """A browser whose last form is remembered, or has a number put into one of its texts."""

    client: Client
    field: str = ""
    url: str = ""
    sent: Any = None

    def get(self, path: str) -> Any:
        """Look at a page."""
        return self.client.get(path)

    def post(self, path: str, data: Any = None) -> Any:
        """Send a form."""
        self.url, self.sent = path, {**(data or {}), **({self.field: CPR} if self.field else {})}
        return self.client.post(path, self.sent)


def text_inputs(page: str) -> set[str]:
    """The names of a page's fields that any words can be typed into."""
    found = set()
    for tag in re.findall(r"<(?:input|textarea)\b[^>]*>", page):
        kind = re.search(r'\btype="(\w+)"', tag)
        name = re.search(r'\bname="([^"]+)"', tag)
        if name and (kind is None or kind[1] in {"text", "search", "tel", "url"}):
            found.add(name[1])
    return found


def test_no_text_of_a_form_takes_a_person_number(
    register: Annex, signed_in: Callable[..., Client]
) -> None:
    browser = Onlooker(signed_in(Role.CASE_OFFICER))
    tried = 0
    for step in STEPS:
        for name in sorted(_words_of(step, browser, register)):
            browser.field = name
            with undone():
                answer = step.screen(cast(Client, browser), register)
                assert answer.status_code < 500, (step, name)
                assert CPR not in dump(), (step, name)
            tried += 1
    assert tried > 80


def _words_of(step: Step, browser: Onlooker, register: Annex) -> set[str]:
    """What the step's form sends as text, and the other texts that its page has fields for."""
    browser.field = ""
    with undone():
        step.screen(cast(Client, browser), register)
        words = {name for name, value in browser.sent.items() if isinstance(value, str)}
    with undone():
        shown = browser.get(browser.url)
        return words | (text_inputs(shown.content.decode()) if shown.status_code == 200 else set())
