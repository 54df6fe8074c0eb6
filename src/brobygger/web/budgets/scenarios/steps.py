"""What people do with scenarios: ask and save, ask again, delete."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.portfolio.choosing.question import Question
from brobygger.web.audit.steps import record
from brobygger.web.budgets.decisions.permissions import require_decider
from brobygger.web.budgets.models import Scenario
from brobygger.web.budgets.scenarios.answer import answer_of, written
from brobygger.web.budgets.scenarios.loading import Asked
from brobygger.web.ui.faults import Fault, person_numbers, refuse


def make_scenario(
    asked: Asked,
    question: Question,
    user: Any,
    *,
    title: str,
    purpose: str,
    copied: Scenario | None = None,
) -> Scenario:
    """Ask, and save question and answer as an internal working paper; raises Refused.

    ``copied``: the scenario whose question this one began as. The answer is worked out before
    anything is written, so that nobody waits for it at the database.
    """
    require_decider(user)
    refuse([*_about_words(title, purpose), *_about_caps(question)])
    answer = written(answer_of(asked, question))
    with transaction.atomic():
        row = Scenario.objects.create(
            annex=asked.register.annex,
            title=title.strip(),
            purpose=purpose.strip(),
            question=as_json(question),
            answer=answer,
            author=user,
        )
        if copied is None:
            record(user, "scenario.made", row, title=row.title)
        else:
            record(user, "scenario.copied", row, title=row.title, of=copied.title)
    return row


@transaction.atomic
def delete_scenario(row: Scenario, user: Any) -> None:
    """Throw a working paper away; the log keeps its name."""
    require_decider(user)
    record(user, "scenario.deleted", row, title=row.title)
    row.delete()


def _about_words(title: str, purpose: str) -> list[Fault]:
    faults = person_numbers(title=title, purpose=purpose)
    if not title.strip():
        faults.append(Fault(_("Giv scenariet et navn, du kan kende igen."), field="title"))
    if not purpose.strip():
        faults.append(Fault(_("Skriv, hvad scenariet skal bruges til."), field="purpose"))
    return faults


def _about_caps(question: Question) -> Iterator[Fault]:
    """What the page has no room for, and would not show to those who read the scenario."""
    if not question.caps:
        yield Fault(_("Skriv mindst ét loft."), "caps")
    seen: set[tuple[int, str | None, str | None]] = set()
    for index, cap in enumerate(question.caps):
        if cap.committee and cap.appropriation:
            words = _("Et loft gælder ét udvalg eller én bevilling, ikke begge. Del det i to.")
            yield Fault(words, "caps", index, "appropriation")
        of = (cap.year, cap.committee, cap.appropriation)
        if of in seen:
            yield Fault(_("Der er allerede et loft for det. Fjern det ene."), "caps", index, "kr")
        seen.add(of)
