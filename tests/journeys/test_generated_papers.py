"""Papers of every kind, made with known truth, printed and read: field by field.

The counts are those of the acceptance: 1,000 papers when proved, 60 in every run. What was counted
stands on the page of proofs.
"""

from collections.abc import Callable
from random import Random

import pytest

from brobygger.domain.budgets.writing import write_note
from brobygger.wiring import print_markdown, print_text, read_document
from counts import examples
from papers.counting import Count, count_annex, count_note
from papers.damage import damaged_everywhere, damaged_once, wrong_language
from papers.hands import in_a_hand
from papers.in_word import as_word_writes
from papers.kinds import varied_note
from papers.layouts import laid_out, random_layout
from papers.made import made_annex

pytestmark = pytest.mark.prove
Note = Callable[[str, object], None]

ENOUGH = 0.995
MOST_FALSE = 2
"""Findings a page that nothing in the paper gives reason for."""


def note_as_pdf(seed: int) -> Count:
    rng = Random(seed)
    note = varied_note(rng)
    paper = in_a_hand(write_note(note), rng)
    reading = read_document(laid_out(paper, random_layout(rng)), "notat.pdf")
    return count_note(note, reading, f"note {seed}")


def note_in_word(seed: int) -> Count:
    rng = Random(seed)
    note = varied_note(rng)
    paper = in_a_hand(write_note(note), rng)
    return count_note(note, read_document(as_word_writes(paper, rng), "notat.docx"), f"note {seed}")


def annex_as_pdf(seed: int) -> Count:
    rng = Random(seed)
    annex, paper = made_annex(rng)
    data = laid_out(paper, random_layout(rng))
    return count_annex(annex, read_document(data, "bilag.pdf"), f"annex {seed}")


def annex_in_word(seed: int) -> Count:
    rng = Random(seed)
    annex, paper = made_annex(rng)
    data = as_word_writes(paper, rng)
    return count_annex(annex, read_document(data, "bilag.docx"), f"annex {seed}")


def count_all(count_one: Callable[[int], Count], seeds: range) -> Count:
    """The counts of papers made from these seeds, taken together."""
    counted = Count()
    for seed in seeds:
        counted.add(count_one(seed))
    return counted


@pytest.mark.parametrize(
    ("count_one", "small", "full"),
    [
        (note_as_pdf, 32, 600),
        (note_in_word, 12, 150),
        (annex_as_pdf, 10, 200),
        (annex_in_word, 6, 50),
    ],
)
def test_papers_of_every_kind_are_read_right(
    count_one: Callable[[int], Count],
    small: int,
    full: int,
    seed_of_run: int,
    record_property: Note,
) -> None:
    """At least 99.5 % of all fields; no wrong amount without a finding; hardly a false one."""
    papers = examples(small=small, full=full)
    counted = count_all(count_one, range(seed_of_run, seed_of_run + papers))
    record_property("examples", counted.papers)
    record_property("measured", f"{counted}, {len(counted.findings)} false findings")
    assert counted.papers == papers
    assert counted.share >= ENOUGH, counted.wrong[:40]
    assert counted.silent == []
    assert len(counted.findings) <= MOST_FALSE * papers


def damaged(seed: int, form: str) -> Count:
    """A note with one amount, head or staffing figure damaged in one place."""
    rng = Random(seed)
    note = varied_note(rng)
    paper, damage = damaged_once(in_a_hand(write_note(note), rng), rng)
    name = f"note {seed} {damage}"
    if form == "pdf":
        reading = read_document(laid_out(paper, random_layout(rng)), "notat.pdf")
    elif form == "md":
        reading = read_document(print_markdown(paper).encode(), "notat.md")
    else:
        reading = read_document(print_text(paper).encode(), "notat.txt")
    return count_note(note, reading, name)


@pytest.mark.parametrize(("form", "small"), [("pdf", 8), ("md", 8), ("txt", 6)])
def test_damage_in_a_single_place_is_never_silent(
    form: str, small: int, seed_of_run: int, record_property: Note
) -> None:
    papers = examples(small=small, full=300)
    counted = count_all(lambda seed: damaged(seed, form), range(seed_of_run, seed_of_run + papers))
    record_property("examples", counted.papers)
    record_property("measured", str(counted))
    assert counted.silent == []
    assert counted.right_amounts < counted.amounts  # the damage did reach what is read


def test_damage_repeated_everywhere_is_mostly_told(seed_of_run: int, record_property: Note) -> None:
    """The same wrong figure wherever it is printed: no check can see it for certain. The rate
    that is told is published with the proofs; it is what the sums and the cost of staff catch.
    """
    papers = examples(small=8, full=300)
    told = reached = 0
    for seed in range(seed_of_run, seed_of_run + papers):
        rng = Random(seed)
        note = varied_note(rng)
        paper, damage = damaged_everywhere(write_note(note), rng)
        reading = read_document(print_markdown(paper).encode(), "notat.md")
        counted = count_note(note, reading, f"note {seed} {damage}")
        is_wrong = counted.right_amounts < counted.amounts or any(
            ".fte" in each for each in counted.wrong
        )
        reached += is_wrong
        told += is_wrong and not counted.silent
    record_property("examples", papers)
    record_property("measured", f"{told} of {reached} told")
    assert told * 2 >= reached > 0


def in_wrong_language(seed: int, *, is_damaged: bool) -> Count:
    """A note as text without one æ, ø or å, and with one amount or figure damaged beside that."""
    rng = Random(seed)
    note = varied_note(rng)
    paper, name = write_note(note), f"note {seed}"
    if is_damaged:
        paper, damage = damaged_once(in_a_hand(paper, rng), rng)
        name = f"{name} {damage}"
    text = wrong_language(print_text(paper), rng)
    reading = read_document(text.encode(), "notat.txt")
    assert "DOCUMENT-022" in {each.code for each in reading.problems}
    return count_note(note, reading, name)


@pytest.mark.parametrize("is_damaged", [False, True])
def test_recognition_in_a_wrong_language_loses_no_amount_silently(
    is_damaged: bool, seed_of_run: int, record_property: Note
) -> None:
    """Not one æ, ø or å is left, and ½ has become something else."""
    papers = examples(small=8, full=300)
    counted = count_all(
        lambda seed: in_wrong_language(seed, is_damaged=is_damaged),
        range(seed_of_run, seed_of_run + papers),
    )
    record_property("examples", counted.papers)
    record_property("measured", str(counted))
    assert counted.silent == []
    assert counted.right_amounts >= (0.5 if is_damaged else 0.9) * counted.amounts
