"""The register over HTTP, below ``/api/``: the links' own questions and steps under one roof.

Each link says in its ``api.py`` what can be asked of it. What can be done here is done by the
same steps that the screens call, so that a role may do the same in both.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from brobygger.domain.kernel.problem import Unreadable
from brobygger.messages import Language, say
from brobygger.web.accounts.bearer import READ, TooNarrow
from brobygger.web.activities.api import router as activities
from brobygger.web.activities.feeds.api import router as feeds
from brobygger.web.activities.trials.api import router as trials
from brobygger.web.actors.api import router as actors
from brobygger.web.actors.log.api import router as contacts
from brobygger.web.actors.network.api import router as network
from brobygger.web.actors.plan.api import router as plan
from brobygger.web.areas.api import router as areas
from brobygger.web.areas.choice.api import router as area_choices
from brobygger.web.budgets.api import router as budgets
from brobygger.web.budgets.api_decided import router as decided
from brobygger.web.budgets.api_portfolio import router as portfolio
from brobygger.web.budgets.scenarios.api import router as scenarios
from brobygger.web.entry.errors import log_fault
from brobygger.web.initiatives.api import router as initiatives
from brobygger.web.reach.city.api import router as city_reach
from brobygger.web.reach.codes.api import router as card_codes
from brobygger.web.reach.figures.api import router as reach
from brobygger.web.reach.register.api import router as tallies
from brobygger.web.recommendations.api import router as recommendations
from brobygger.web.recommendations.approaches.api import router as approaches
from brobygger.web.recommendations.handovers.api import router as handovers
from brobygger.web.recommendations.parts.api import router as parts
from brobygger.web.steering.api import router as meetings
from brobygger.web.ui.faults import Fault, Refused
from brobygger.web.ui.problem_json import MEDIA_TYPE, FaultForm, problem_response
from brobygger.web.ui.shapes import DOUBT, PERSON_NUMBER


class Api(NinjaAPI):
    """Ninja's own, with short names of its questions and refusals in their own media type."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function: it is what a generated client calls it."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description; every refusal is a Problem (RFC 9457)."""
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
        return schema


api = Api(
    title="Brobygger",
    version="1",
    description=(
        "A city's recommendations, budget notes and decisions. Show an access token (read, or read"
        " and write) as `Authorization: Bearer ...`; one is made at /administration/adgange/."
    ),
    auth=READ,
    docs_url=None,  # a page of documentation would need scripts from elsewhere
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for _router in (
    recommendations,
    parts,
    approaches,
    handovers,
    budgets,
    decided,
    portfolio,
    scenarios,
    areas,
    area_choices,
    initiatives,
    actors,
    contacts,
    plan,
    network,
    activities,
    feeds,
    trials,
    tallies,
    city_reach,
    card_codes,
    reach,
    meetings,
):
    api.add_router("", _router)


def addresses() -> tuple[Any, str, str]:
    """The API's addresses; they ask for a token, so the sign-in page is not for them."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        view: Any = pattern.callback
        pattern.callback = login_not_required(view)
    return patterns, app_name, namespace


@login_not_required
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below ``/api/``."""
    answer: HttpResponse = _not_found(request, Http404())
    return answer


def _handler(kind: type[Exception]) -> Callable[[Any], Any]:
    return api.exception_handler(kind)


@_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(
        401,
        "token_missing",
        _("Brobygger kender ikke adgangsnøglen, eller den er lukket eller udløbet."),
        _("Lav en ny under Adgange, og send den som Authorization: Bearer."),
    )


@_handler(TooNarrow)
def _too_narrow(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(
        403,
        "scope_too_narrow",
        _("Adgangsnøglen er ikke lavet til det her."),
        _("Lav en adgang, der må læse og skrive, under Adgange."),
    )


@_handler(PermissionDenied)
def _not_allowed(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(
        403,
        "role_may_not",
        _("Din rolle må ikke gøre det her."),
        _("Bed en sagsbehandler eller budgetmedarbejder om det."),
    )


@_handler(Http404)
def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(
        404,
        "not_found",
        _("Der er intet på den adresse."),
        _("Se efter i listerne, hvilke numre der findes."),
    )


@_handler(HttpError)
def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_response(
        400,
        "bad_request",
        _("Det, der blev sendt, er ikke JSON i UTF-8."),
        _("Send et JSON-objekt i den form, som /api/openapi.json beskriver."),
    )


@_handler(ValidationError)
def _out_of_shape(request: HttpRequest, error: Any) -> HttpResponse:
    kinds = {each["type"] for each in error.errors}
    if kinds <= {PERSON_NUMBER, DOUBT}:
        # Told as a step would tell it: the shape is right, and what stands in it is not.
        told = [
            FaultForm(where=".".join(str(step) for step in each["loc"][2:]), what=each["msg"])
            for each in error.errors
        ]
        return _about_persons(request, told, is_certain=PERSON_NUMBER in kinds)
    faults = [
        FaultForm(where=".".join(str(step) for step in each["loc"]), what=each["msg"])
        for each in error.errors
    ]
    return problem_response(
        422,
        "out_of_shape",
        _("Det, der blev sendt, har ikke den form, som adressen tager."),
        _("Ret felterne nedenfor efter /api/openapi.json."),
        faults,
    )


def _about_persons(
    request: HttpRequest, told: list[FaultForm], *, is_certain: bool
) -> HttpResponse:
    if is_certain:
        refused = Refused(Fault(one.what, field=one.where) for one in told)
        answer: HttpResponse = _refused(request, refused)
        return answer
    return problem_response(
        422,
        "doubtful",
        _("Intet er gemt, for noget ligner et menneske."),
        _("Skriv det anderledes, eller send confirmed, hvis det skal gemmes alligevel."),
        told,
    )


@_handler(Refused)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    faults = [FaultForm(where=_where(each), what=str(each.words)) for each in error.faults]
    return problem_response(
        422,
        "refused",
        _("Intet er gemt, for noget kan ikke være rigtigt."),
        _("Ret det, der står nedenfor, og send det igen."),
        faults,
    )


def _where(fault: Fault) -> str:
    row = "" if fault.index is None else str(fault.index)
    return ".".join(step for step in (fault.section, row, fault.field) if step)


@_handler(Unreadable)
def _problem(request: HttpRequest, error: Any) -> HttpResponse:
    language: Language = "en" if get_language() == "en" else "da"
    said = say(error.problem, language)
    return problem_response(422, error.problem.code, said.what, said.remedy)


@_handler(Exception)
def _fault(request: HttpRequest, error: Any) -> HttpResponse:
    number = log_fault(request)
    return problem_response(
        500,
        f"fault_{number}",
        _("Noget gik galt hos os. Det har nummer %(number)s.") % {"number": number},
        _("Giv driften nummeret. Prøv igen om lidt."),
    )
