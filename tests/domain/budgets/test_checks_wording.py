"""What the words of a note say against each other."""

import pytest

from brobygger.domain.kernel.problem import Problem
from papers.note_text import CHALLENGE, EFFORT, note_text
from papers.read_text import codes, read


def found(problems: list[Problem], code: str) -> Problem:
    return next(each for each in problems if each.code == code)


def test_a_place_in_three_terms_quotes_each() -> None:
    problem = found(read(note_text())[1], "BUDGET-023")
    assert problem.params["count"] == "3"
    for words in ("et udsat boligområde", "byens forebyggelsesområder", "Bydelen vælges"):
        assert words in problem.params["quotes"]


def test_a_place_in_one_term_is_no_finding() -> None:
    _, problems = read(
        note_text(
            background="Baggrund\nEt hus i et udsat boligområde.\n",
            effort=EFFORT.replace("byens forebyggelsesområder", "de områder"),
            districts="",
        )
    )
    assert "BUDGET-023" not in codes(problems)


def test_one_goal_and_three_populations_quotes_each() -> None:
    problem = found(read(note_text())[1], "BUDGET-024")
    assert problem.params["count"] == "3"
    assert problem.params["quotes"] == (
        "“københavnere” · “unge i de udsatte byområder” · "
        "“18-29-årige københavnere med ikke-vestlig baggrund”"
    )


def test_one_population_is_no_finding() -> None:
    _, problems = read(note_text(footnotes="\n\nOg en lille del bliver ved.\n"))
    assert "BUDGET-024" not in codes(problems)


def test_without_a_goal_there_are_no_populations() -> None:
    _, problems = read(note_text(challenge="Udfordring\nFlere unge fortæller om pres.1\n"))
    assert "BUDGET-024" not in codes(problems)


@pytest.mark.parametrize("share", ["100 pct.", "24 pct.", "4,5 procent", "0 %"])
def test_shares_up_to_a_hundred_pass(share: str) -> None:
    _, problems = read(note_text(challenge=CHALLENGE + f"Det gælder {share} af dem.\n"))
    assert "BUDGET-021" not in codes(problems)


def test_a_share_above_a_hundred_without_a_footnote_to_blame() -> None:
    _, problems = read(note_text(challenge=CHALLENGE + "Det er steget 950 pct. siden.\n"))
    assert found(problems, "BUDGET-021").params["suggestion"] == "–"


@pytest.mark.parametrize("figure", ["2,O mio. kr.", "z4 pct.", "l2 pct."])
def test_a_unit_beside_something_that_is_no_number(figure: str) -> None:
    _, problems = read(note_text(challenge=CHALLENGE + f"Det gælder {figure} af dem.\n"))
    assert found(problems, "BUDGET-028").raw == figure.split(maxsplit=1)[0]


@pytest.mark.parametrize("figure", ["10-15 pct.", "(2,0 mio. kr.)", "2,5 mio. kr.", "1.600 kr."])
def test_a_unit_beside_a_number_passes(figure: str) -> None:
    _, problems = read(note_text(challenge=CHALLENGE + f"Det gælder {figure} af dem.\n"))
    assert "BUDGET-028" not in codes(problems)


def test_signs_inside_words_are_one_finding_with_examples() -> None:
    text = CHALLENGE + "De kommer p4 besøg i den &bne have med @vrige venner.\n"
    problem = found(read(note_text(challenge=text))[1], "BUDGET-026")
    assert problem.params["count"] == "3"
    assert problem.params["examples"] == "“p4”, “&bne”, “@vrige”"


@pytest.mark.parametrize(
    "word",
    ["18-29-årige", "BI08", "m2", "CO2", "§ 61 a", "12a", "F2-nr.", "et/to", "a@b.dk", "R&D"],
)
def test_sound_words_with_digits_pass(word: str) -> None:
    _, problems = read(note_text(challenge=CHALLENGE + f"Se {word} nedenfor.\n"))
    assert "BUDGET-026" not in codes(problems)
