"""Notes with known truth, printed, scanned by a scanner of chance, and read by their letters.

A page takes seconds, so every run reads a few short notes and `make prove` the counts of the
acceptance. What was counted stands on the page of proofs.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from brobygger.demo.build import make_note
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.paper import Paper
from brobygger.engines.pdf import reads_pictures
from brobygger.wiring import read_document
from counts import PROVE, examples
from papers.counting import Count, count_note
from papers.damage import damaged_once
from papers.hands import in_a_hand
from papers.kinds import short_facts, varied_facts
from papers.layouts import Layout, laid_out, random_layout
from papers.scans import Scanner, random_scanner, scanned

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed"),
]
Note = Callable[[str, object], None]

MOST_FALSE = 2
QUIET = 0.9
PARTS = 3
"""The damaged scans are read in parts, side by side."""
LONG = 3
"""One of so many of the damaged scans is a note of two to four pages, the others of one or two."""


def a_paper(rng: Random, *, is_short: bool = not PROVE) -> tuple[BudgetNote, Paper, Layout]:
    """A note, how it is written, and how it is printed; a short one where time is short."""
    facts = varied_facts(rng)
    layout = random_layout(rng)
    if is_short:
        facts, layout = short_facts(facts), replace(layout, size=9.0, gap=3.0, margin=16, top=16)
    note = make_note(facts)
    return note, in_a_hand(write_note(note), rng), layout


@pytest.mark.parametrize("part", range(PARTS))
def test_damage_in_a_single_place_is_never_silent_on_a_scan(
    part: int, seed_of_run: int, record_property: Note
) -> None:
    """150 to 300 dots an inch, askew, grey and speckled, and one amount or staffing figure wrong:
    whatever the scan adds to that, no wrong amount is without a finding.
    """
    counted, papers = Count(), examples(small=6, full=300) // PARTS
    first = seed_of_run + part * papers
    for seed in range(first, first + papers):
        rng = Random(seed)
        note, paper, layout = a_paper(rng, is_short=not PROVE or seed % LONG > 0)
        paper, damage = damaged_once(paper, rng)
        data = scanned(laid_out(paper, layout), random_scanner(rng), seed)
        reading = read_document(data, "notat.pdf")
        counted.add(count_note(note, reading, f"note {seed} {damage}"))
    record_property("examples", counted.papers)
    record_property("measured", str(counted))
    assert counted.silent == []


def test_an_undamaged_scan_is_read_with_few_findings(
    seed_of_run: int, record_property: Note
) -> None:
    """200 dots an inch: nine amounts of ten that are read right are left in peace."""
    counted, pages = Count(), 0
    for seed in range(seed_of_run, seed_of_run + examples(small=3, full=60)):
        note, paper, layout = a_paper(Random(seed))
        reading = read_document(scanned(laid_out(paper, layout), Scanner(), seed), "notat.pdf")
        pages += len(reading.document.pages)
        counted.add(count_note(note, reading, f"note {seed}"))
    false = len(counted.findings) / pages
    record_property("examples", counted.papers)
    record_property(
        "measured",
        f"{counted}, {counted.quiet_amounts:,} amounts in peace, {false:.2f} false a page",
    )
    assert counted.silent == []
    assert false <= MOST_FALSE, counted.findings
    assert counted.quiet_amounts >= QUIET * counted.right_amounts
