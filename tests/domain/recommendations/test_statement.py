"""What one statement of the annex says: the wording table, one row at a time."""

from datetime import date

import pytest

from brobygger.domain.recommendations.recommendation import Requirement, Route
from domain.recommendations.printed import parts_of


@pytest.mark.parametrize(
    ("text", "needs", "routes"),
    [
        ("Kræver ikke finansiering", "no", [Route("frame")]),
        ("Indsatsen kræver ikke yderligere finansiering", "no", [Route("frame")]),
        ("Kan løftes inden for eksisterende ramme", "no", [Route("frame")]),
        ("Kan holdes inden for den nuværende drift", "no", [Route("frame")]),
        ("Kraever  ikke finansiering (kan loftes inden for eksisterende drift)", "no",
         [Route("frame")]),
        ("Kræver finansiering", "yes", [Route("need")]),
        ("Kræver finansiering: Der er endnu ikke bestilt budgetnotat", "yes", [Route("need")]),
        ("Kræver finansiering: Budgetnotat bestilt af BUU", "yes", [Route("note", "N1", "BUU")]),
        ("Der er bestilt budgetnotat af Børne- og Ungdomsudvalget", "yes",
         [Route("note", "N1", "BUU")]),
        ("Budgetnotat er allerede bestilt", "yes", [Route("note", "N1")]),
        ("Kræver finansiering: Løftes som del af bestillingen på anbefaling 3 nedenfor",
         "yes", [Route("note", "N3", "BIU")]),
        ("Budgetnotat indgår i ØKF’s budgetpakke om byens kanter", "yes",
         [Route("note", "N1", None, "ØKF")]),
        ("Kan realiseres som del af anbefaling 2", "unstated", [Route("via", via=(2,))]),
        ("Kan gennemføres via anbefaling 2 og 3", "unstated", [Route("via", via=(2, 3))]),
        ("Kan løftes som følge af finansiering af anbefaling 2-3", "unstated",
         [Route("via", via=(2, 3))]),
        ("Ligger uden for kommunens mandat og bør tages op over for relevant minister", "unstated",
         [Route("outside")]),
    ],
)  # fmt: skip
def test_money_and_routes(text: str, needs: str, routes: list[Route]) -> None:
    (part,) = parts_of(["• Implementering i BUF", f"• {text}"])
    assert part.needs_money.value == needs
    assert [route.value for route in part.routes] == routes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kan løftes via implementering af anbefaling 2 og 3",
         [Requirement(2, "all"), Requirement(3, "all")]),
        ("Kan realiseres som del af anbefaling 2", [Requirement(2, "unstated")]),
        ("Kan løftes via mindst én af delene i anbefaling 2", [Requirement(2, "any")]),
        ("Kan løftes via anbefaling 2a", [Requirement(2, "named", ("2a",))]),
        ("Kræver ikke finansiering, men forudsætter arbejdet med anbefaling 3",
         [Requirement(3, "all")]),
    ],
)  # fmt: skip
def test_what_a_part_waits_for(text: str, wanted: list[Requirement]) -> None:
    (part,) = parts_of(["• Implementering i BUF", f"• {text}"])
    assert [need.value for need in part.requires] == wanted


def test_strengthening_is_not_waiting() -> None:
    (part,) = parts_of(
        ["• Kræver ikke finansiering. Kan desuden styrkes gennem møder i byen (anbefaling 3)"]
    )
    assert [number.value for number in part.strengthened_by] == [3]
    assert part.requires == ()
    assert [route.value for route in part.routes] == [Route("frame")]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Implementering i BIF, BUF og SOF", ["BIF", "BUF", "SOF"]),
        ("Implementeres af Børne- og Ungdomsforvaltningen og BIF", ["BUF", "BIF"]),
        ("Ansvarlig forvaltning: KFF", ["KFF"]),
        ("Forankres i TMF i samarbejde med BUF", ["TMF"]),
        ("Implementering i Havnekontoret", [None]),
        ("Kræver ikke finansiering", []),
    ],
)
def test_who_answers_for_it(text: str, owners: list[str | None]) -> None:
    """Partners do not answer for it, an unknown name is kept as read, no name is nobody."""
    (part,) = parts_of([f"• {text}", "• Kræver ikke finansiering"])
    assert [owner.value for owner in part.administrations] == owners


@pytest.mark.parametrize(
    ("text", "day", "certainty"),
    [
        ("Udføres forud for det årlige møde 2. halvår 2024", date(2024, 12, 31), "likely"),
        ("Gøres færdig inden udgangen af 1. halvår 2026", date(2026, 6, 30), "likely"),
        ("Senest 1. marts 2025", date(2025, 3, 1), "certain"),
        ("Afleveres senest den 01-04-2025", date(2025, 4, 1), "certain"),
        ("Inden 5. halvår 2024", date(2024, 12, 31), "likely"),
    ],
)
def test_by_when(text: str, day: date, certainty: str) -> None:
    (part,) = parts_of([f"• Kræver ikke finansiering. {text}"])
    assert part.due is not None
    assert part.due.value == day
    assert part.due.certainty == certainty
    assert part.due.raw in text


def test_within_the_frame_is_no_due_date() -> None:
    (part,) = parts_of(["• Kan løftes inden for eksisterende ramme for 2025"])
    assert part.due is None


def test_a_caveat_in_brackets_is_a_remark_and_never_a_route() -> None:
    """Also where it says that one point lies outside the city's mandate."""
    (part,) = parts_of(
        ["• Implementering i BUF",
         "• Kræver ikke finansiering (reglerne om prøver er uden for kommunens mandat)"]
    )  # fmt: skip
    assert [route.value for route in part.routes] == [Route("frame")]
    assert part.remark is not None
    assert part.remark.value == "reglerne om prøver er uden for kommunens mandat"
    assert part.category.value == "black"


def test_both_answers_at_once_are_neither() -> None:
    (part,) = parts_of(["• Kræver finansiering", "• Kræver ikke finansiering"])
    assert part.needs_money.value is None
    assert part.needs_money.certainty == "unknown"
    assert part.category.value is None
    assert part.reason == "contradictory"


@pytest.mark.parametrize(
    ("text", "kind", "ref", "first", "last"),
    [
        ("finansieret i nuværende Byplan", "plan", "nuværende Byplan", None, None),
        ("finansieret i Byplan 2023-26", "plan", "Byplan", date(2023, 1, 1), date(2026, 12, 31)),
        ("finansieret til og med 2025 via en pulje", "past_grant", "en pulje", None,
         date(2025, 12, 31)),
        ("finansieret t.o.m. 2025 af en pulje", "past_grant", "en pulje", None,
         date(2025, 12, 31)),
        ("finansieret frem til udgangen af 2026 med en pulje", "past_grant", "en pulje", None,
         date(2026, 12, 31)),
        ("finansieret via en pulje", "past_grant", "en pulje", None, None),
    ],
)  # fmt: skip
def test_what_pays_today_and_how_long(
    text: str, kind: str, ref: str, first: date | None, last: date | None
) -> None:
    (part,) = parts_of("• Kræver finansiering", f"Videreførelse af klubber ({text})")
    source = part.sources[-1].value
    assert source is not None
    assert (source.kind, source.ref, source.valid_from, source.valid_to) == (kind, ref, first, last)
    assert source.to_known == (last is not None)
    assert source.confirmed_on == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ny indsats", ["new"]),
        ("Videreførelse af eksisterende indsats", ["continued"]),
        ("Videreførelse af nye kurser", ["continued"]),
        ("Ny indsats/videreførelse", ["new", "continued"]),
        ("Videreførelse. Ny indsats fsva. to klubber", ["continued", "new"]),
        ("Fortsættelse og nyt tiltag", ["continued", "new"]),
        ("Uvist", []),
    ],
)
def test_new_or_continued(text: str, wanted: list[str]) -> None:
    (part,) = parts_of("• Kræver finansiering", text)
    assert [novelty.value for novelty in part.novelty] == wanted
