"""The demo's initiatives: one that runs in an invented area, and one that is only planned."""

from datetime import date

from brobygger.web.accounts.models import User
from brobygger.web.areas.models import Place
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives import plan_steps, steps
from brobygger.web.initiatives.facts import InitiativeFacts, PhaseFacts, StaffFacts, StepFacts
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.initiatives.words import begin_words

AREA = "OPD-1"

_PHASES = (
    ("Find aktørerne", date(2024, 1, 1), date(2024, 6, 30)),
    ("Afprøv tiltag sammen", date(2024, 7, 1), date(2026, 6, 30)),
    ("Forankr og del viden", date(2026, 7, 1), date(2027, 12, 31)),
)
_SECTORS = ("Boligorganisation", "Forening", "Skole", "Politi og SSP", "Sundhed")


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    begin_words(Theme.objects, TargetGroup.objects)
    if Initiative.objects.exists():
        return
    user = User.objects.get(username=WHO)
    place, _is_new = Place.objects.get_or_create(code=AREA, defaults={"title": "Eksempelhaven"})
    _running(place, user)
    facts = InitiativeFacts(
        title="Åbne klubber om sommeren (opdigtet)",
        starts_on=date(2027, 1, 1),
        ends_on=date(2028, 12, 31),
    )
    steps.open_initiative(facts, user)


def _running(place: Place, user: User) -> None:
    note = BudgetNote.objects.order_by("pk").first()
    facts = InitiativeFacts(
        title=f"Områdeindsats i {place.title} (opdigtet)",
        aim="Lokale aktører arbejder sammen, så unge og deres familier får støtte i tide.",
        budget_note=note.pk if note else None,
        place=place.pk,
        starts_on=date(2024, 1, 1),
        ends_on=date(2027, 12, 31),
        themes=tuple(Theme.objects.order_by("order").values_list("pk", flat=True)),
        target_groups=tuple(TargetGroup.objects.order_by("order").values_list("pk", flat=True)),
        expected_sectors=_SECTORS,
    )
    row = steps.open_initiative(facts, user)
    for title, first, last in _PHASES:
        phase = PhaseFacts(title=title, starts_on=first, ends_on=last)
        plan_steps.save_phase(row, phase, user, None)
    post = row.posts.order_by("pk").first()
    staff = StaffFacts(
        title="Projektmedarbejdere",
        anchoring="Den boligsociale helhedsplan (opdigtet)",
        since=date(2024, 3, 1),
        planned="2½",
        filled="2",
    )
    plan_steps.save_staff(row, staff, user, post)
    plan_steps.save_question(row, "Hvor mange i målgruppen er nået?", user, None)
    decided = StepFacts(on=date(2023, 10, 5), by="Borgerrepræsentationen", source="Opdigtet sag 1")
    steps.take_step(row, "granted", decided, user)
    begun = StepFacts(
        on=date(2024, 1, 15),
        by="Beskæftigelses- og Integrationsudvalget",
        source="Opdigtet sag 2",
        without="Samarbejdet bliver målt, så snart aktørerne er fundet.",
    )
    row.refresh_from_db()
    steps.take_step(row, "started", begun, user)
