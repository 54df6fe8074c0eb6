"""Tick boxes: a state is true, false or unknown, and unknown is never taken for false."""

import pytest

from brobygger.domain.budgets.reading.boxes import read_ticks
from brobygger.domain.documents.page import Mark
from papers.note_text import BOX, DISTRICTS, note_text
from papers.read_text import codes, read

LABELS = (
    "Need to",
    "Fastholdelse/rekruttering",
    "Rettidig omhu",
    "Specifik udfordring",
    "Bevillingsudløb",
    "Henvist sag",
    "Bestilt af politisk parti",
    "Bestilt af fagudvalg",
    "Bestilt administrativt",
)
TORN_TITLE = "BI12 Åbent hus\n\nKategorisering\n\n"
TORN_BACKGROUND = """\
Baggrund Need to

Forslaget giver et åbent hus for familier i et udsat boligomrade. Det |Fastholdelse/re-
bygger på samtaler med beboere kruttering
og på en rundspørge blandt foreninger, som ne- Rettidig omhu
top er begyndt. De mødes hver uge Specifik udfor-

og spiser sammen, |dring

hvad alle sætter pris på.  |Bevillingsudlgb
Nogle kommer langvejs fra, me-  |Henvist sag

get ofte til fods. Bestilt af politisk

De fleste bor nær ved. parti
De sidste kommer i bus. Bestilt af fagud-
valg
"""
TORN_CHALLENGE = """\
Indhold Bestiltadmini- |

Udfordring strativt

Byen har et mål om, at andelen af københavnere, der savner frihed, skal falde.
"""


def ticked(states: object) -> list[str]:
    assert isinstance(states, dict)
    return [label for label, found in states.items() if found.value is True]


def test_the_box_as_a_list_in_the_text() -> None:
    note, _ = read(note_text())
    assert tuple(note.need_to) == LABELS
    assert ticked(note.need_to) == ["Specifik udfordring", "Bestilt af fagudvalg"]
    assert note.need_to["Need to"].raw == "☐ Need to"


def test_a_label_on_two_lines() -> None:
    box = BOX.replace("☐ Fastholdelse/rekruttering", "☒ Fastholdelse/rekrut-\ntering")
    assert "Fastholdelse/rekruttering" in ticked(read(note_text(box=box))[0].need_to)


def test_a_missing_box_is_a_finding_and_no_label_is_false() -> None:
    note, problems = read(note_text(box=""))
    assert note.need_to == {}
    assert "BUDGET-017" in codes(problems)


@pytest.mark.parametrize("sign", ["[]", "", "O", "¢"])
def test_a_damaged_box_is_unknown(sign: str) -> None:
    box = BOX.replace("☒ Specifik", f"{sign} Specifik").replace("☐ Henvist", f"{sign} Henvist")
    note, problems = read(note_text(box=box))
    assert note.need_to["Specifik udfordring"].value == "unknown"
    assert note.need_to["Henvist sag"].value == "unknown"
    assert note.need_to["Bestilt af fagudvalg"].value is True
    (found,) = (each for each in problems if each.code == "BUDGET-018")
    assert found.params["labels"] == "Specifik udfordring, Henvist sag"


def test_a_box_torn_into_the_text_gives_all_labels_and_no_states() -> None:
    note, problems = read(
        note_text(title=TORN_TITLE, box="", background=TORN_BACKGROUND, challenge=TORN_CHALLENGE)
    )
    assert tuple(note.need_to) == LABELS
    assert {found.value for found in note.need_to.values()} == {"unknown"}
    assert note.need_to["Bestilt af fagudvalg"].raw == "Bestilt af fagud- valg"
    assert codes(problems).count("BUDGET-018") == 1


def test_the_text_beside_a_torn_box_is_free_of_its_labels() -> None:
    note, _ = read(
        note_text(title=TORN_TITLE, box="", background=TORN_BACKGROUND, challenge=TORN_CHALLENGE)
    )
    text = note.sections["Baggrund"].value or ""
    assert "som netop er begyndt" in text
    assert "langvejs fra, meget ofte til fods." in text
    assert "Rettidig" not in text
    assert note.sections["Udfordring"].value is not None
    assert note.sections["Udfordring"].value.startswith("Byen")


def test_districts_with_labels_split_around_their_box() -> None:
    note, problems = read(note_text())
    assert ticked(note.districts) == ["Valby"]
    assert len(note.districts) == 11
    assert note.districts["Vesterbro/Kgs. Enghave"].value is False
    assert note.districts["Vesterbro/Kgs. Enghave"].raw == "Vesterbro/Kgs. Eng- have ☐"
    assert note.citywide is not None
    assert note.citywide.value is False
    assert "BUDGET-020" not in codes(problems)
    assert note.sections["Bydel"].value == "Bydelen vælges senere."


def test_no_district_ticked_is_a_finding() -> None:
    _, problems = read(note_text(districts=DISTRICTS.replace("☒", "☐")))
    assert "BUDGET-020" in codes(problems)


def test_two_equal_boxes_at_one_label_are_a_finding() -> None:
    note, problems = read(note_text(districts=DISTRICTS.replace("kkende: ☐", "kkende: ☐☐")))
    assert note.citywide is not None
    assert (note.citywide.value, note.citywide.certainty) == (False, "likely")
    assert note.districts["Bispebjerg"].value is False
    (found,) = (each for each in problems if each.code == "BUDGET-019")
    assert (found.params["count"], found.field) == ("2", "citywide")


def test_two_boxes_that_disagree_are_unknown() -> None:
    note, _ = read(note_text(districts=DISTRICTS.replace("kkende: ☐", "kkende: ☐☒")))
    assert note.citywide is not None
    assert note.citywide.value == "unknown"


def test_boxes_that_a_scan_has_lost_are_unknown_every_one() -> None:
    scanned = (
        "Øvrige tekniske oplysninger\n\nBydel\n\nBydaekkende: []\n\n"
        "Bispe- Vesterbro/Kgs. Eng- Amager\nbjerg O |Indreby | O have O | Valby O Bst O\n"
        "Dster- . Amager\nNgrrebro | O O | Brenshgj/Husum O | Vanlgse | O O\nbro Vest\n"
    )
    note, problems = read(note_text(districts=scanned))
    assert len(note.districts) == 11
    assert {found.value for found in note.districts.values()} == {"unknown"}
    assert codes(problems).count("BUDGET-018") == 1
    assert "BUDGET-019" not in codes(problems)
    assert "BUDGET-020" not in codes(problems)


@pytest.mark.parametrize("first", ["Øst", "Vest"])
def test_names_that_are_like_each_other_keep_their_own_boxes(first: str) -> None:
    second = "Vest" if first == "Øst" else "Øst"
    listed = f"Amager {first} ☒ Valby ☐ Amager {second} ☐\n"
    note, _ = read(note_text(districts=f"Øvrige tekniske oplysninger\n\nBydel\n\n{listed}"))
    assert note.districts[f"Amager {first}"].value is True
    assert note.districts[f"Amager {second}"].value is False


def test_a_mark_says_nothing_of_a_neighbour_with_a_like_name() -> None:
    ticks = read_ticks((), ("Amager Vest", "Amager Øst"), (Mark(False, "Amager Øst:"),))
    assert list(ticks) == ["Amager Øst"]


def test_a_torn_row_of_districts_never_gives_a_box_to_the_neighbour() -> None:
    torn = (
        "Øvrige tekniske oplysninger\n\nBydel\n\nBydækkende: ☐\n\n"
        "Bispe- Amager\nbjerg ☒ Indre by ☐ Øst ☐ Udenbys ☐\nØster-\nNørrebro ☒ ☐ Valby ☐\nbro\n"
    )
    note, _ = read(note_text(districts=torn))
    assert note.districts["Indre by"].value is False
    assert note.districts["Østerbro"].value == "unknown"
    assert note.districts["Amager Øst"].value == "unknown"
    assert note.districts["Bispebjerg"].value == "unknown"
