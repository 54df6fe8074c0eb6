"""What gives a name away, and what only looks like one. Every name here is invented."""

import ast
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.names import find_name_like, find_profile_like
from sources import PACKAGE, ROOT, python_files, tree

NAMES = [
    ("Ring til hendes søn Brimka i morgen", "Brimka", "family"),
    ("Vi har aftalt det med hans mor, Taliva Orsu", "Taliva Orsu", "family"),
    ("Han er søn af Brimka Holtved", "Brimka Holtved", "family"),
    ("Mødet handlede om søsteren til Yrsila", "Yrsila", "family"),
    ("Vi talte med Brimkas mor om klubben", "Brimkas", "family"),
    ("Hun hedder Taliva", "Taliva", "called"),
    ("En ung ved navn Osrik kom forbi", "Osrik", "called"),
    ("Drengen hedder Osrik Vindesen", "Osrik Vindesen", "called"),
    ("Følg op på borgeren Yrsila", "Yrsila", "citizen"),
    ("Eleven Osrik skal tilbydes plads", "Osrik", "citizen"),
    ("Fru Holtved vil gerne kontaktes", "Holtved", "citizen"),
    ("Den unge Brimka mangler en mentor", "Brimka", "citizen"),
    ("Find et tilbud til Yrsila på 14 år", "Yrsila", "aged"),
    ("Vi mangler plads til Osrik (9 år) i klubben", "Osrik", "aged"),
    ("Ring igen til Taliva Orsu om tilbuddet", "Taliva Orsu", "pair"),
    ("Aftalt med Brimka al-Yrsil på mandag", "Brimka al-Yrsil", "pair"),
    ("Osrik Vindesen", "Osrik Vindesen", "pair"),
    ("Taliva Orsu-Vindesen", "Taliva Orsu-Vindesen", "pair"),
    ("Følg op på sagen om A.B. i næste uge", "A.B.", "initials"),
    ("Klubben har talt med Q. V. to gange", "Q. V.", "initials"),
]

NO_NAMES = [
    "",
    "Ring til klublederen på mandag",
    "Vi mødte foreningen i Eksempelhaven",
    "Møde i Eksempelhaven Syd med Birkeskolen og Ungdomsklubben Fyrtårnet",
    "Aftalt med Røde Kors og Red Barnet",
    "Ungdommens Bureau og Københavns Kommune deltager",
    "Følg op over for Beskæftigelses- og Integrationsforvaltningen",
    "Indsatsen er forankret på Nørre Allé og i Indre By",
    "Vi ses i Café Eksempel på Fælles Plads",
    "Foreningen hedder Eksempelhaven",
    "Projektet på 3 år er bevilget",
    "Mødre og fædre mødes hver Mandag i Maj",
    "Barnets mor og pigens far inviteres",
    "Forældre til børn på 13 år",
    "Kontakt: daglig leder, sekretariatet",
    "Stærke Fællesskaber Sammen",
    "Bilag A. Se punkt B.",
    "P.S. husk at svare",
    "Borgerrepræsentationen og Socialudvalget",
    "Hans plan er god. Hendes skole er ny.",
    "Den unge Frivilliggruppe mødes",
]


@pytest.mark.parametrize(("text", "name", "cue"), NAMES)
def test_a_name_is_found_where_it_stands(text: str, name: str, cue: str) -> None:
    (hit,) = find_name_like(text)
    assert (text[hit.start : hit.end], hit.cue) == (name, cue)


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_may_as_well_be_something_else_is_no_name(text: str) -> None:
    assert find_name_like(text) == []


def test_what_the_register_calls_something_is_no_name() -> None:
    text = "Vi har talt med Taliva Orsu om lokaler, og Taliva Orsus bestyrelse siger ja"
    assert len(find_name_like(text)) == 2
    assert find_name_like(text, known=["Taliva Orsu", "Orsu"]) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Moren til en 17-årig pige fra Syrien har ringet", True),
        ("Tilbud til 16-årig datter, født i Pakistan", True),
        ("En dreng på 14 år med tyrkisk baggrund, hvis far er syg", True),
        ("Vi talte med faren. Klubben er for 17-årige. Den ligger fra Tyrkiet til Irak", False),
        ("Forældre til unge på 13-17 år fra hele byen", False),
        ("En 17-årig pige fra Eksempelhaven og hendes mor", False),
        ("40 familier med somalisk baggrund er inviteret", False),
    ],
)
def test_a_person_is_described_without_a_name(text: str, is_one: bool) -> None:
    assert bool(find_profile_like(text)) is is_one


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_hits_lie_in_the_text_in_order_and_apart(text: str, known: list[str]) -> None:
    places = [(hit.start, hit.end) for hit in find_name_like(text, known)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_s, end), (start, _e) in pairwise(places))
    assert all(0 <= start < end <= len(text) for start, end in find_profile_like(text))


SAID = "og med Brimka hans søn Osrik 14 år på (9 , . Birkeskolen A.B. Røde"
WORDS = st.sampled_from(SAID.split())


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_what_is_known_only_takes_hits_away(text: str) -> None:
    """A title of the register never makes a name of something else."""
    names = {text[hit.start : hit.end] for hit in find_name_like(text)}
    assert all(find_name_like(name, known=[name]) == [] for name in names)


def test_the_projects_own_danish_raises_no_alarm() -> None:
    """Every sentence of the screens, every title of the demo and every word of the glossary."""
    said = [
        node.value
        for file in python_files(PACKAGE / "web", PACKAGE / "demo", PACKAGE / "messages")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"[æøå]| (?:og|i|af|er|med|på|til) ", node.value)
    ]
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    said += [row.split("|")[1].strip() for row in rows if row.startswith("| ")]
    assert len(said) > 2_300
    assert [text for text in said if find_name_like(text) or find_profile_like(text)] == []
