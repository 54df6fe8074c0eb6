"""The states of a paper and the steps allowed between them: a table, not a library.

Airlock's habit: one table that screens, steps and tests share. ``meaning`` is what the state
means for the file and for the law, in the words that the person reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class State:
    """One state: its name, what it means, and whether the file still waits in quarantine."""

    code: str
    name: Words
    meaning: Words
    next_step: Words
    is_quarantined: bool = False
    needs_person: bool = False
    tone: str = "info"


class NotAllowed(Exception):
    """A paper in this state cannot take this step."""

    def __init__(self, state: str, to: str) -> None:
        super().__init__(f"{state} -> {to}")
        self.state = state
        self.to = to


QUARANTINED = State(
    "quarantined",
    _("I kø"),
    _("Filen ligger låst. Kun du kan se den, og intet af dens tekst er gemt."),
    _("Læsningen begynder af sig selv."),
    is_quarantined=True,
)
DOUBTFUL = State(
    "doubtful",
    _("Måske personnummer"),
    _("Papiret har tal, der kan være personnumre. Kun filen selv er gemt, og kun du kan se den."),
    _("Se efter på de nævnte steder, og svar."),
    is_quarantined=True,
    needs_person=True,
    tone="warning",
)
UNSEEN = State(
    "unseen",
    _("Sider uden tekst"),
    _("Sider i papiret er billeder, så de er ikke undersøgt for personnumre. Kun du kan se filen."),
    _("Se siderne igennem, og bekræft, eller slet filen."),
    is_quarantined=True,
    needs_person=True,
    tone="warning",
)
UNREADABLE = State(
    "unreadable",
    _("Kan ikke læses"),
    _("Filen kunne ikke åbnes. Den ligger låst, og kun du kan se den."),
    _("Prøv igen, eller slet den og læg en anden udgave ind."),
    is_quarantined=True,
    needs_person=True,
    tone="error",
)
REFUSED = State(
    "refused",
    _("Afvist: personnummer"),
    _(
        "Papiret havde et personnummer. Fil, tekst og billeder er slettet. Kun tid, bruger og sted"
        " er gemt."
    ),
    _("Fjern personnummeret i papiret, og læg det ind igen."),
    is_quarantined=True,
    tone="error",
)
REVIEW = State(
    "review",
    _("Til gennemgang"),
    _("Papiret er læst. Intet er i registret, før et menneske har bekræftet det."),
    _("Gennemgå værdierne."),
    needs_person=True,
)
REGISTERED = State(
    "registered",
    _("I registret"),
    _("Værdierne er bekræftet og lagt i registret. Papiret er deres kilde."),
    _("Åbn det i registret."),
    tone="success",
)
SET_ASIDE = State(
    "set_aside",
    _("Lagt til side"),
    _("En anden udgave af papiret gælder. Denne er gemt til sammenligning."),
    _("Tag den frem igen, hvis det var en fejl."),
)

STATES: Mapping[str, State] = {
    state.code: state
    for state in (
        QUARANTINED,
        DOUBTFUL,
        UNSEEN,
        UNREADABLE,
        REFUSED,
        REVIEW,
        REGISTERED,
        SET_ASIDE,
    )
}

READING = State(
    "reading",
    _("Læses"),
    _("Filen læses og undersøges for personnumre. Kun du kan se den."),
    _("Du kan lukke siden. Læsningen fortsætter."),
    is_quarantined=True,
)
FAILED = State(
    "failed",
    _("Læsningen gik i stå"),
    _("Der er en fejl hos os. Filen er ikke tabt. Den ligger låst, og kun du kan se den."),
    _("Prøv igen. Bliver det ved, så giv driften fejlnummeret."),
    is_quarantined=True,
    needs_person=True,
    tone="error",
)
# READING and FAILED are no states of the paper but of the job that reads it: a quarantined
# paper whose job runs, or has given up. They are derived, so the two can never disagree.
CONDITIONS: Mapping[str, State] = {**STATES, READING.code: READING, FAILED.code: FAILED}

TRANSITIONS: Mapping[str, frozenset[str]] = {
    "quarantined": frozenset(
        {"doubtful", "unseen", "unreadable", "refused", "review", "set_aside"}
    ),
    "doubtful": frozenset({"quarantined", "refused"}),
    "unseen": frozenset({"quarantined", "refused"}),
    "unreadable": frozenset({"quarantined"}),
    "refused": frozenset(),
    "review": frozenset({"registered", "set_aside", "refused"}),
    "registered": frozenset(),
    "set_aside": frozenset({"review"}),
}
"""Where a paper may go from each state. Back to ``quarantined``: it is read anew.
``quarantined`` to ``set_aside``: the same bytes are here already, from another person.
``review`` to ``refused``: a person sees a personal number that no rule found."""

IN_QUARANTINE = tuple(state.code for state in STATES.values() if state.is_quarantined)
DELETABLE = tuple(code for code in STATES if code != "registered")
"""A registered paper is the source of what the register says, and stays."""


def require(state: str, to: str) -> None:
    """Refuse a step that the table does not hold; raises NotAllowed."""
    if to not in TRANSITIONS[state]:
        raise NotAllowed(state, to)


def condition(state: str, job_state: str) -> State:
    """What to call the paper: its state, or where its reading stands while it waits for that."""
    if state == "quarantined":
        return {"running": READING, "failed": FAILED}.get(job_state, QUARANTINED)
    return STATES[state]
