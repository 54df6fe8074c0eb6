"""Two people save the same in the same moment: the second is told so at its field, in Danish.

The other person's row comes in after the step has asked and before it saves: its own question is
wrapped, and the first time it has answered the other one's step runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from brobygger.domain.areas.area import Area
from brobygger.web.accounts.models import User
from brobygger.web.actors import steps as actor_steps
from brobygger.web.actors.facts import ActorFacts
from brobygger.web.actors.loading import steps as loading_steps
from brobygger.web.actors.models import Actor, Sector
from brobygger.web.actors.sectors import steps as sector_steps
from brobygger.web.areas import steps as area_steps
from brobygger.web.documents.lists.kinds import Row
from brobygger.web.initiatives import word_steps
from brobygger.web.steering import steps as steering_steps
from brobygger.web.ui.faults import Fault, Refused, told_if_taken

pytestmark = pytest.mark.django_db
FACTS = ActorFacts(title="Klub Nord")
DAY = date(2030, 12, 1)
LIST = area_steps.ListFacts(kind="district", published=DAY, source="Prøve")
AREA = Area("X1", "Sted", DAY, "district", "Prøve", 900, {})
STEERING = steering_steps.BodyFacts(title="Styregruppen", kind="steering_group")


@dataclass(frozen=True)
class Moment:
    """What the step asks before it saves (its module and the function), the step, and the fault."""

    module: Any
    question: str
    step: Callable[[User], Any]
    words: str
    field: str = "title"
    before: Callable[[User], Any] = lambda user: None
    theirs: Callable[[User], Any] | None = None


def add(user: User, facts: ActorFacts = FACTS) -> Actor:
    """An actor."""
    return actor_steps.add_actor(facts, user)


MOMENTS = {
    "actor": Moment(
        actor_steps, "_same_faults", add, "Brug den, eller skriv, hvad der skiller de to."
    ),
    "actor renamed": Moment(
        *(actor_steps, "_same_faults"),
        lambda user: actor_steps.change_actor(Actor.objects.get(title="Skolen"), FACTS, user),
        "»Klub Nord« står her allerede.",
        before=lambda user: add(user, ActorFacts(title="Skolen")),
        theirs=add,
    ),
    "actor restored": Moment(
        *(actor_steps, "_same_faults"),
        lambda user: actor_steps.restore_actor(Actor.objects.get(is_archived=True), user),
        "»Klub Nord« står her allerede.",
        before=lambda user: actor_steps.archive_actor(add(user), user),
        theirs=lambda user: actor_steps.add_actor(FACTS, user, is_another=True),
    ),
    "actors of a file": Moment(
        *(loading_steps, "judge"),
        lambda user: loading_steps.accept([Row(2, {"title": "Klub Nord"}, "new")], {}, user),
        "»Klub Nord« står her allerede.",
    ),
    "sector": Moment(
        *(sector_steps, "_faults"),
        lambda user: sector_steps.add_sector(sector_steps.SectorFacts(title="Kirke"), user),
        "Den sektor står her allerede.",
    ),
    "theme": Moment(
        *(word_steps, "_same_faults"),
        lambda user: word_steps.save_word("tema", "Skak", user),
        "Det står her allerede.",
    ),
    "target group": Moment(
        *(word_steps, "_same_faults"),
        lambda user: word_steps.save_word("maalgruppe", "Oldeforældre", user),
        "Det står her allerede.",
    ),
    "list of areas": Moment(
        *(area_steps, "_there"),
        lambda user: area_steps.load_list(LIST, [AREA], user),
        *("Indlæs din igen", "published"),
    ),
    "body": Moment(
        *(steering_steps, "_body_faults"),
        lambda user: steering_steps.add_body(STEERING, user),
        "Det står her allerede.",
    ),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_the_second_is_told_at_the_field_and_saves_nothing(
    moment: Moment, a_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    user, asks = a_user(), getattr(moment.module, moment.question)
    moment.before(user)

    def answers(*args: Any, **more: Any) -> Any:
        found = asks(*args, **more)
        monkeypatch.setattr(moment.module, moment.question, asks)
        (moment.theirs or moment.step)(user)
        return found

    monkeypatch.setattr(moment.module, moment.question, answers)
    with pytest.raises(Refused) as told, transaction.atomic():
        moment.step(user)
    [fault] = told.value.faults
    assert fault.field == moment.field
    assert moment.words in str(fault.words)
    (moment.theirs or moment.step)(user)  # nothing of the two was kept by this transaction


def test_a_fault_of_ours_stays_one() -> None:
    def twice() -> None:
        with told_if_taken(list):
            Sector.objects.create(title="A")
            Sector.objects.create(title="A")

    with pytest.raises(IntegrityError):
        twice()
    assert not Sector.objects.filter(title="A").exists()  # the connection still answers
    with told_if_taken(lambda: [Fault("aldrig spurgt")]):
        Sector.objects.create(title="A")
