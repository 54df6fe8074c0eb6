"""A ring of parts that wait for each other is found with its path; nothing else is a ring."""

from dataclasses import replace

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.recommendation import Recommendation, Requirement
from brobygger.domain.recommendations.ring import find_ring
from papers.annexes import an_annex


def via(*numbers: int) -> list[PartFacts]:
    """A recommendation of one part that waits for others."""
    return [PartFacts("åbne klubber", "via", ("BUF",), via=numbers)]


def test_the_annex_of_the_demo_has_no_ring() -> None:
    assert find_ring(demo_annex().recommendations) == ()


def test_a_ring_is_told_from_the_part_printed_first() -> None:
    annex = an_annex(via(2), via(3), via(1))
    assert find_ring(annex.recommendations) == ("1a", "2a", "3a", "1a")


def test_what_the_register_does_not_hold_closes_no_ring() -> None:
    annex = an_annex(via(2), via(9))
    assert find_ring(annex.recommendations) == ()


def test_a_named_part_that_is_not_there_hides_no_ring_elsewhere() -> None:
    first, second, third = an_annex(via(2), via(3), via(2)).recommendations
    changed = _with(first, Requirement(2, "named", ("2z",)))
    assert find_ring((changed, second, third)) == ("2a", "3a", "2a")


def _with(row: Recommendation, need: Requirement) -> Recommendation:
    part = replace(row.parts[0], requires=(Found(need, "se anbefaling 2"),))
    return replace(row, parts=(part,))
