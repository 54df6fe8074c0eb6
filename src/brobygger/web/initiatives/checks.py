"""What an initiative may not be, and what a step on its way still asks for."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django.apps import apps
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.budgets import note as read
from brobygger.domain.documents.restore import restore
from brobygger.domain.initiatives.stages import Given, Missing, Stage, missing
from brobygger.web.initiatives.facts import InitiativeFacts, StepFacts, Waiver
from brobygger.web.initiatives.models import Initiative
from brobygger.web.initiatives.noted import waiver_in
from brobygger.web.ui.faults import Fault, person_numbers

FIRST_YEAR, LAST_YEAR = 1990, 2200

MISSING_WORDS: dict[Missing, Any] = {
    "grant": gettext_lazy("Skriv, hvem der har bevilget pengene, hvornår og i hvilken sag."),
    "place": gettext_lazy("Vælg det område, indsatsen er i."),
    "period": gettext_lazy("Skriv, hvornår indsatsen begynder."),
    "decision": gettext_lazy(
        "Skriv udvalgets beslutning: dag, udvalg og sag. Eller bekræft notatets egne ord, hvis det "
        "siger, at den ikke behøves."
    ),
    "baseline": gettext_lazy("Mål samarbejdet først, eller skriv, hvorfor det ikke er sket."),
    "why": gettext_lazy("Skriv hvorfor."),
}
"""What is asked of a person for each thing that a step lacks."""

_FIELDS: dict[Missing, str] = {"baseline": "without", "why": "why"}


def open_checks(initiative: Initiative) -> list[str]:
    """What other links ask for before the initiative starts, in their words.

    A link names its function in its AppConfig: ``start_checks = {"initiative": dotted}``.
    """
    found: list[str] = []
    for config in apps.get_app_configs():
        if dotted := getattr(config, "start_checks", {}).get("initiative"):
            found += list(import_string(dotted)(initiative))
    return found


def waiver_of(initiative: Initiative) -> Waiver | None:
    """The words of the initiative's note that no further decision is needed."""
    note = initiative.budget_note
    return None if note is None else waiver_in(restore(read.BudgetNote, note.record))


def initiative_faults(facts: InitiativeFacts) -> Iterator[Fault]:
    """Everything that is wrong with an initiative as a person wrote it."""
    yield from person_numbers(title=facts.title, aim=facts.aim)
    yield from person_numbers(expected_sectors=" ".join(facts.expected_sectors))
    if not facts.title.strip():
        yield Fault(_("Skriv, hvad indsatsen hedder."), field="title")
    for name, day in (("starts_on", facts.starts_on), ("ends_on", facts.ends_on)):
        yield from day_faults(name, day)
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        yield Fault(_("Slutdatoen ligger før startdatoen."), field="ends_on")


def day_faults(name: str, day: date | None) -> Iterator[Fault]:
    """A day in a year that nobody means."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        yield Fault(words % {"year": day.year}, field=name)


def step_faults(
    initiative: Initiative, to: Stage, facts: StepFacts, asked: list[str]
) -> Iterator[Fault]:
    """What a step still asks for; ``asked`` is what other links ask for."""
    yield from person_numbers(
        by=facts.by, source=facts.source, without=facts.without, why=facts.why
    )
    yield from day_faults("on", facts.on)
    is_decided = bool(facts.on and facts.by.strip() and facts.source.strip())
    given = Given(
        grant=is_decided,
        place=initiative.place_id is not None,
        period=initiative.starts_on is not None,
        decision=is_decided,
        waiver=facts.has_waiver and waiver_of(initiative) is not None,
        has_open_checks=bool(asked),
        without=bool(facts.without.strip()),
        why=bool(facts.why.strip()),
    )
    now = cast("Stage", initiative.state)
    for what in missing(now, to, given):
        yield Fault(str(MISSING_WORDS[what]), field=_FIELDS.get(what, ""))
