"""The demo's choices among fictional areas: decided, just begun, and where the two have met."""

from datetime import date
from typing import Any

from django.db.models import Count

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.web.accounts.models import User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.close_steps import DecisionFacts, close_choice
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, ListedArea, Place
from brobygger.web.documents.demo import WHO

OTHER = "budget"
"""The colleague who scores for the other administration."""

BEGUN = "Område til sommerens åbne klub"

CANDIDATES = 6
SIDES = ("BIF", "TMF")

_AREAS = ("Eksempelbo", "Prøvebo", "Mønsterbo", "Papirbo", "Tænkebo", "Skitsebo")

_SCORES = {
    "BIF": ((3, 3, 2), (2, 2, 3), (1, 2, 2), (3, 1, 3), (2, 3, None), (1, 1, 1)),
    "TMF": ((3, 2, 2), (2, 3, 3), (1, 2, 2), (1, 1, 3), (2, 3, 2), (1, 1, 0)),
}
"""Level by area and criterion; None was not assessed."""

_EARLIER = ((2, 2, 3), (3, 3, 3), (1, 2, 1))

_EVIDENCE = (
    "Opdigtet: besøg i området og samtale med to foreninger",
    "Opdigtet: svar fra boligorganisation og klub",
    "Opdigtet: fælles møde med lokale parter",
)


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    if AreaChoice.objects.exists():
        return
    users = dict(zip(SIDES, (_user(WHO), _user(OTHER)), strict=True))
    entries = list(_a_list().areas.order_by("order", "pk")[:CANDIDATES])
    _decided(entries[:3], users)
    _begun(entries[1:4], users)
    _met(entries, users)


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _a_list() -> AreaList:
    """The newest fictional list with enough areas; one of our own where there is none."""
    rows = AreaList.objects.annotate(size=Count("areas")).filter(is_fictional=True, size__gte=4)
    found = rows.order_by("-published", "kind", "pk").first()
    if found is not None:
        return found
    made = AreaList.objects.create(
        kind="prevention_area",
        published=date(2023, 12, 1),
        source="Opdigtet til demoen",
        is_fictional=True,
    )
    for order, title in enumerate(_AREAS):
        place, _new = Place.objects.get_or_create(code=f"V{order + 1}", defaults={"title": title})
        ListedArea.objects.create(area_list=made, place=place, order=order, title=title)
    return made


def _open(title: str, entries: list[ListedArea], user: User) -> AreaChoice:
    first, second = SIDES
    facts = steps.ChoiceFacts(
        title=title,
        area_list=entries[0].area_list,
        first_scorer=first,
        second_scorer=second,
        candidates=[one.pk for one in entries],
    )
    return steps.open_choice(facts, user)


def _scored(choice: AreaChoice, levels: dict[str, Any], users: dict[str, User]) -> None:
    """Each administration scores by itself and says that it is done."""
    candidates = list(choice.candidates.order_by("listed__order", "pk"))
    for scorer, user in users.items():
        score_steps.score_for(choice, scorer, user)
        for candidate, row in zip(candidates, levels[scorer], strict=False):
            score_steps.score_area(candidate, _facts(row), user)
        score_steps.say_done(choice, user)


def _facts(row: tuple[int | None, ...]) -> dict[str, ScoreFacts | None]:
    return {
        criterion.key: None if level is None else ScoreFacts(low=level, evidence=evidence)
        for criterion, level, evidence in zip(CRITERIA, row, _EVIDENCE, strict=True)
    }


def _decided(entries: list[ListedArea], users: dict[str, User]) -> None:
    user = users[SIDES[0]]
    choice = _open("Område til prøveindsatsen 2024", entries, user)
    _scored(choice, dict.fromkeys(SIDES, _EARLIER), users)
    chosen = Candidate.objects.get(choice=choice, listed=entries[1])
    close_choice(
        choice,
        DecisionFacts(
            chosen=chosen.pk,
            decided_by="Beskæftigelses- og Integrationsudvalget, indstillet af BIF og TMF",
            decided_on=date(2024, 3, 18),
            reason="Opdigtet: Her er indsatser at bygge på, og parterne har sagt ja.",
            conflicts="Ingen var inhabile.",
            minutes="Opdigtet: mødet 18-03-2024, punkt 5",
        ),
        user,
    )


def _begun(entries: list[ListedArea], users: dict[str, User]) -> None:
    """One administration has scored an area; whoever tries the demo may score for the other."""
    choice = _open(BEGUN, entries, users[SIDES[0]])
    side = SIDES[1]
    score_steps.score_for(choice, side, users[side])
    first = choice.candidates.order_by("listed__order", "pk").select_related("listed", "choice")[0]
    score_steps.score_area(first, _facts((2, 1, 3)), users[side])


def _met(entries: list[ListedArea], users: dict[str, User]) -> None:
    user = users[SIDES[0]]
    choice = _open("Område til den fireårige indsats", entries, user)
    last = Candidate.objects.select_related("listed", "choice").get(
        choice=choice, listed=entries[-1]
    )
    _scored(choice, _SCORES, users)
    words = "Opdigtet: Boligorganisationen vil ikke stille lokaler til rådighed."
    score_steps.add_veto(last, words, "TMF", user)
    score_steps.start_together(choice, "", user)
    first = Candidate.objects.select_related("listed", "choice").get(
        choice=choice, listed=entries[0]
    )
    agreed = ScoreFacts(low=3, evidence="Opdigtet: enige på mødet, efter svar fra en skole")
    score_steps.set_score(first, CRITERIA[1].key, agreed, user, together=True)
