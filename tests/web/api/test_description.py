"""The OpenAPI document: committed, complete, and kept by every answer to generated requests."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from brobygger.web.accounts.models import User
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.entry.api import api
from brobygger.web.entry.wsgi import application
from brobygger.web.reach.city.counting import count_city
from brobygger.web.reach.models import Tally
from brobygger.web.recommendations.models import Annex
from counts import examples
from sources import ROOT
from web.api.both_ways import approach, body, fill, handover, link, meeting, part, scenario
from web.api.choices_both_ways import choice, fill_choices
from web.api.places_both_ways import (
    activity,
    actor,
    agreement,
    area_list,
    bridge,
    effort,
    fill_places,
    initiative,
    place,
    trial,
    wave,
)

COMMITTED = ROOT / "docs" / "reference" / "openapi.json"
OPERATIONS = [
    (path, method)
    for path, methods in json.loads(COMMITTED.read_text(encoding="utf-8"))["paths"].items()
    for method in methods
]


def test_the_committed_document_is_that_of_the_code(db: None) -> None:
    served = json.loads(Client().get("/api/openapi.json").content)
    assert served == json.loads(COMMITTED.read_text(encoding="utf-8")), "run `make reference`"


def test_every_question_declares_what_may_be_refused() -> None:
    for methods in api.get_openapi_schema()["paths"].values():
        for operation in methods.values():
            refusals = {code for code in map(int, operation["responses"]) if code >= 400}
            assert refusals >= {401, 403, 404, 422}, operation["operationId"]
            assert operation["security"] == [{"Bearer": []}]
            assert operation["description"]
            for status, answer in operation["responses"].items():
                wanted = "application/problem+json" if int(status) >= 400 else "application/json"
                assert list(answer["content"]) == [wanted]


def test_names_are_short_and_given_once() -> None:
    names = [
        operation["operationId"]
        for methods in api.get_openapi_schema()["paths"].values()
        for operation in methods.values()
    ]
    assert len(names) == len(set(names)) == len(OPERATIONS)
    assert all("brobygger" not in name for name in names)


def test_there_is_no_page_of_documentation(db: None) -> None:
    for path in ("/api/docs", "/api/"):
        assert Client().get(path).status_code == 404
    assert api.docs_url is None


@dataclass(frozen=True)
class Served:
    """A key that writes, and the rows that an address can name."""

    secret: str
    rows: dict[str, Any]


@pytest.fixture
def connection_kept() -> Iterator[None]:
    """The end of a request leaves the test's connection open, as with Django's own client."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def served(
    in_register: Callable[..., Annex],
    note_in_register: Callable[..., BudgetNote],
    a_user: Callable[..., User],
    connection_kept: None,
) -> Served:
    """A register with something of everything in it."""
    annex = in_register()
    note_in_register()
    user = a_user()
    fill(annex, user)
    fill_choices(user)
    fill_places(user)
    end = timezone.localdate() + timedelta(days=1)
    found = (
        *(part, link, approach, handover, body, meeting, scenario, choice),
        *(activity, actor, agreement, area_list, bridge, effort, initiative, place, trial, wave),
    )
    count_city()
    rows = {
        "tally": Tally.objects.latest("pk").pk,
        "annex": annex.pk,
        "key": "N9",
        **{one.__name__: one(annex).pk for one in found},
    }
    return Served(issue_token(user, Scope.WRITE, "prøve", end).secret, rows)


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    ignored_auth,
]


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda one: one.strip("/"))
def test_generated_requests_meet_no_fault_and_only_declared_answers(
    path: str, method: str, served: Served
) -> None:
    """Right and wrong requests: never a fault, never a status, form or media type unsaid.

    Right ones go to rows that are there, so that what they say comes all the way to the step.
    Each meets the register as it was, whatever the one before has taken away.
    """
    document = schemathesis.openapi.from_dict(json.loads(COMMITTED.read_text(encoding="utf-8")))
    document.app = application
    operation = document[path][method]
    headers = {"Authorization": f"Bearer {served.secret}"}
    there = {name: row for name, row in served.rows.items() if f"{{{name}}}" in path}
    needed = {
        one["name"]: served.rows[one["name"]]
        for one in document.raw_schema["paths"][path][method].get("parameters", ())
        if one["in"] == "query" and one.get("required") and one["name"] in served.rows
    }
    seen = []

    def ask_rightly(case: Any) -> None:
        case.path_parameters = there
        if needed:
            case.query = {**(case.query or {}), **needed}
        with transaction.atomic():
            seen.append(case.call_and_validate(headers=headers, checks=CHECKS).status_code)
            transaction.set_rollback(True)

    def ask_wrongly(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    run(operation.as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE), ask_rightly)
    if there or method != "get":
        mode = schemathesis.GenerationMode.NEGATIVE
        run(operation.as_strategy(generation_mode=mode), ask_wrongly)
    assert 404 not in seen
    if method == "get":
        assert 200 in seen


def run(strategy: Any, ask: Callable[[Any], None]) -> None:
    """Some requests of a kind; few in CI, many in ``make prove``."""
    limits = settings(
        max_examples=examples(small=8, full=300),
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    made: Any = given(strategy)
    law: Any = limits(made(ask))
    law()
