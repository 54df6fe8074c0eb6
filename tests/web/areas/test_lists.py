"""A list is kept as it was published: loaded once, never changed, taken back while it is unused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.domain.areas.area import Area, Count
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice.steps import ChoiceFacts, open_choice
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.steps import load_list, remove_list
from brobygger.web.areas.stored import stored_list, whole_register
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.faults import Refused
from web.areas.conftest import BAKKEN, DALEN, DAY, facts_for, on_day

pytestmark = pytest.mark.django_db

Load = Callable[..., AreaList]
NEXT = date(2024, 12, 1)


def refused(user: User, *areas: Area, **changes: Any) -> list[tuple[str, str]]:
    """Field and words of every fault that keeps a list out."""
    facts = facts_for(**changes)
    with pytest.raises(Refused) as stop:
        load_list(facts, on_day(areas or (BAKKEN,), facts), user)
    return [(fault.field, str(fault.words)) for fault in stop.value.faults]


def test_a_list_is_kept_with_all_that_it_says(loaded: Load) -> None:
    kept = loaded(BAKKEN, replace(DALEN, values={"convicted": Count(18, 1_000)}))
    assert stored_list(kept.kind, kept.published).areas == (
        BAKKEN,
        replace(DALEN, values={"convicted": Count(18, 1_000)}),
    )
    [event] = AuditEvent.objects.filter(verb="list.loaded")
    assert event.facts == {"list": "forebyggelsesområde 01-12-2023", "count": 2}


def test_the_same_list_again_changes_nothing(loaded: Load) -> None:
    first = loaded()
    assert loaded() == first
    assert AuditEvent.objects.filter(verb="list.loaded").count() == 1
    assert ListedArea.objects.count() == 2


def test_another_list_of_the_same_kind_and_day_is_refused(
    loaded: Load, a_user: Callable[..., User]
) -> None:
    loaded()
    [(_field, words)] = refused(a_user(), replace(BAKKEN, residents=1_000), DALEN)
    assert "er der allerede, og den nye er ikke magen til" in words
    assert ListedArea.objects.get(place__code="P1").residents == 1_001


def test_another_national_share_for_the_same_list_is_refused(
    loaded: Load, a_user: Callable[..., User]
) -> None:
    loaded()
    faults = refused(a_user(), BAKKEN, DALEN, convicted_percent=Fraction(8, 10))
    assert [field for field, _words in faults] == ["convicted"]


def test_an_area_is_one_place_through_the_years_and_is_called_as_the_youngest_list_has_it(
    loaded: Load,
) -> None:
    loaded()
    loaded(replace(BAKKEN, name="Ny Bakken"), published=NEXT)
    loaded(replace(BAKKEN, name="Gamle Bakken"), published=date(2021, 12, 1))
    assert list(Place.objects.order_by("code").values_list("code", "title")) == [
        ("P1", "Ny Bakken"),
        ("P2", "Dalen"),
    ]
    assert {area.name for area in whole_register().areas if area.code == "P1"} == {
        "Bakken",
        "Ny Bakken",
        "Gamle Bakken",
    }


def test_a_list_taken_back_leaves_everything_as_it_was_before(
    loaded: Load, a_user: Callable[..., User]
) -> None:
    loaded()
    later = loaded(replace(BAKKEN, name="Ny Bakken"), replace(DALEN, code="P9"), published=NEXT)
    remove_list(later, a_user())
    assert list(Place.objects.order_by("code").values_list("code", "title")) == [
        ("P1", "Bakken"),
        ("P2", "Dalen"),
    ]
    assert AreaList.objects.get().published == DAY
    assert AuditEvent.objects.filter(verb="list.removed").count() == 1


def test_a_list_that_a_choice_rests_on_stays(loaded: Load, a_user: Callable[..., User]) -> None:
    kept = loaded()
    facts = ChoiceFacts(title="Valg", area_list=kept, first_scorer="BIF", second_scorer="TMF")
    open_choice(facts, a_user())
    with pytest.raises(Refused) as stop:
        remove_list(kept, a_user())
    assert "et valg af område bygger på den" in str(stop.value)
    assert ListedArea.objects.count() == 2
    assert not AuditEvent.objects.filter(verb="list.removed").exists()


def test_a_place_that_something_points_at_outlives_its_list(
    loaded: Load, a_user: Callable[..., User]
) -> None:
    from brobygger.web.initiatives.models import Initiative

    kept = loaded()
    place = Place.objects.get(code="P1")
    Initiative.objects.create(title="Indsats", place=place)
    remove_list(kept, a_user())
    assert list(Place.objects.all()) == [place]


@pytest.mark.parametrize(
    ("area", "field"),
    [
        (replace(BAKKEN, name="x" * 121), "title"),
        (replace(BAKKEN, aliases=("x" * 121,)), "title"),
        (replace(BAKKEN, code="x" * 31), "code"),
        (replace(BAKKEN, successor="x" * 31), "successor"),
        (replace(BAKKEN, name="  "), "code"),
        (replace(BAKKEN, residents=10_000_001), "residents"),
        (replace(BAKKEN, values={"convicted": Fraction(1001, 10)}), "convicted"),
        (replace(BAKKEN, name="Bakken 311299-5001"), "title"),
        (replace(BAKKEN, aliases=("311299-5001",)), "aliases"),
    ],
)
def test_what_no_area_can_be_is_refused_at_its_field(
    area: Area, field: str, a_user: Callable[..., User]
) -> None:
    faults = refused(a_user(), area)
    assert [one for one, _words in faults] == [field]
    assert "5001" not in str(faults)
    assert not AreaList.objects.exists()


def test_an_income_above_the_regions_is_no_slip(loaded: Load) -> None:
    kept = loaded(replace(BAKKEN, values={"income": Fraction(1305, 10)}))
    assert stored_list(kept.kind, DAY).areas[0].values == {"income": Fraction(261, 2)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": "  "}, "source"),
        ({"source": "fra 311299-5001"}, "source"),
        ({"published": date(23, 12, 1)}, "published"),
        ({"convicted_percent": Fraction(0)}, "convicted"),
        ({"kind": "noget"}, "kind"),
    ],
)
def test_a_list_without_its_day_kind_or_source_is_refused(
    changes: dict[str, Any], field: str, a_user: Callable[..., User]
) -> None:
    assert [one for one, _words in refused(a_user(), **changes)] == [field]


def test_a_list_without_areas_or_with_a_code_twice_is_refused(a_user: Callable[..., User]) -> None:
    with pytest.raises(Refused, match="ingen områder"):
        load_list(facts_for(), [], a_user())
    [(_field, words)] = refused(a_user(), BAKKEN, replace(DALEN, code="P1"))
    assert "Koden P1 står to gange" in words


@pytest.mark.parametrize("role", [Role.BUDGET, Role.STEERING, Role.EVALUATOR])
def test_those_who_do_not_work_in_areas_change_no_list(
    role: str, loaded: Load, a_user: Callable[..., User]
) -> None:
    kept = loaded()
    facts = facts_for(NEXT)
    with pytest.raises(PermissionDenied):
        load_list(facts, on_day([BAKKEN], facts), a_user(role))
    with pytest.raises(PermissionDenied):
        remove_list(kept, a_user(role))


def test_a_project_worker_loads_lists(a_user: Callable[..., User]) -> None:
    assert load_list(facts_for(), [BAKKEN], a_user(Role.PROJECT)).areas.count() == 1
