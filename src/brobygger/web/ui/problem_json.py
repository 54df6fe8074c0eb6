"""What the API says when something is not possible: a Problem as RFC 9457 writes it."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Schema

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: _("Anmodningen kan ikke læses"),
    401: _("Der mangler en adgangsnøgle"),
    403: _("Det har du ikke adgang til"),
    404: _("Det findes ikke"),
    422: _("Det kan ikke gemmes eller besvares sådan"),
    500: _("Fejl i Brobygger"),
}
"""What happened, in one line, for each status that is answered."""


class FaultForm(Schema):
    """One thing to put right: where it stands in what was sent, and what is wrong with it."""

    where: str
    what: str


class ProblemForm(Schema):
    """Why nothing was done. ``code`` is stable; ``detail`` says what, ``remedy`` what to do."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    remedy: str
    errors: list[FaultForm] = []


REFUSALS = dict.fromkeys((400, 401, 403, 404, 422), ProblemForm)
"""The refusals that every question of the API may meet."""


def problem_response(
    status: int, code: str, detail: str, remedy: str, errors: Iterable[FaultForm] = ()
) -> HttpResponse:
    """The answer for something that is not possible."""
    problem = ProblemForm(
        title=str(TITLES[status]),
        status=status,
        code=code,
        detail=detail,
        remedy=remedy,
        errors=list(errors),
    )
    answer = HttpResponse(problem.model_dump_json(), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="Brobygger"'
    return answer
