"""Plain text becomes lines; nothing of it is changed and nothing is understood."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.page import Line
from brobygger.engines.text import read_text


def lines_of(text: str | bytes) -> list[Line]:
    data = text.encode() if isinstance(text, str) else text
    return [line for line in read_text(data, "x.txt").pages[0].blocks if isinstance(line, Line)]


@pytest.mark.parametrize(
    "data",
    [
        "Økonomi på gaden".encode(),
        b"\xef\xbb\xbf" + "Økonomi på gaden".encode(),
        "Økonomi på gaden".encode("cp1252"),
        "Økonomi på gaden".encode("utf-16"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows", "utf-16"],
)
def test_danish_letters_survive_the_usual_encodings(data: bytes) -> None:
    assert [line.text for line in lines_of(data)] == ["Økonomi på gaden"]


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    assert lines_of(b"\x81bent \xe5r")[0].text == "\x81bent år"


def test_a_document_knows_its_file_and_has_no_pages() -> None:
    document = read_text(b"Et\n\nTo", "notat.txt")
    assert document.name == "notat.txt"
    assert document.sha256 == hashlib.sha256(b"Et\n\nTo").hexdigest()
    assert (document.format, document.page_count, document.pages[0].number) == ("text", None, None)


def test_lines_keep_their_number_in_the_file_and_blank_lines_are_gaps() -> None:
    lines = lines_of("Et\nto\n\n \nTre\r\nfire")
    assert [line.place.line for line in lines] == [1, 2, 5, 6]
    assert [line.gap_before for line in lines] == [False, False, True, False]


@pytest.mark.parametrize("sign", ["•", "\uf0b7", "»", "*", "+", "▪", "o"])
def test_a_list_sign_is_taken_off_its_line(sign: str) -> None:
    (line,) = lines_of(f" {sign} Familier i området")
    assert (line.bullet, line.text) == (sign, "Familier i området")


def test_a_round_list_sign_read_as_the_letter_e_is_left_to_the_template() -> None:
    (line,) = lines_of("e Familier i området")
    assert (line.bullet, line.text) == ("", "e Familier i området")


def test_a_dash_is_a_list_sign_only_where_a_list_can_stand() -> None:
    lines = lines_of("Til:\n- unge\n- voksne\nHuset er åbent\n- og varmt")
    assert [line.bullet for line in lines] == ["", "-", "-", "", ""]


def test_a_lone_dash_in_a_table_is_no_list_sign() -> None:
    assert [line.bullet for line in lines_of("-\n- 400")] == ["", ""]


def test_the_running_head_is_furniture_and_can_still_be_read() -> None:
    document = read_text(b"Et\n\nBudget 2024 4/4\n\nTo", "x")
    assert [line.furniture for line in document.all_lines()] == [False, True, False]
    assert [line.text for line in document.blocks() if isinstance(line, Line)] == ["Et", "To"]
    assert "Budget 2024 4/4" in document.text


def test_a_lone_number_is_a_page_number_only_at_the_edge_of_a_page() -> None:
    lines = lines_of("Aftener\n400\n\n3\n\fNæste side")
    assert [(line.text.strip(), line.furniture) for line in lines] == [
        ("Aftener", False),
        ("400", False),
        ("3", True),
        ("Næste side", False),
    ]


@pytest.mark.parametrize("between", ["\n\f", "\n\n\f\n", "\n\nBudget 2024 2/4\n\n", "\n\n3\n\f\n"])
def test_a_page_break_inside_a_sentence_is_no_new_paragraph(between: str) -> None:
    lines = [
        line for line in lines_of(f"når forældre om en{between}åben dør") if not line.furniture
    ]
    assert [line.gap_before for line in lines] == [False, False]


def test_a_page_break_between_sentences_keeps_its_gap() -> None:
    assert lines_of("Slut her.\n\n\f\nNy side")[-1].gap_before


@given(st.binary())
def test_every_byte_string_is_some_text(data: bytes) -> None:
    read_text(data, "x")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")))
def test_no_word_is_lost_or_changed(text: str) -> None:
    document = read_text(text.encode(), "x")
    kept = "".join(line.bullet + line.text for line in document.all_lines())
    assert "".join(kept.split()) == "".join(text.split())
