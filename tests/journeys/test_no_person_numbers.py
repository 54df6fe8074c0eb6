"""Case numbers, amounts and years of ordinary papers are never taken for person numbers."""

from random import Random

import pytest

from brobygger.demo.files import demo_files
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.recommendations.writing import write_annex
from brobygger.wiring import open_document, print_markdown, print_text
from counts import examples
from papers import random_annex, random_note

PAPERS = examples(small=60, full=10_000)


@pytest.mark.prove
def test_generated_papers_hold_none() -> None:
    for seed in range(PAPERS // 2):
        for paper in (
            write_note(random_note(Random(seed))),
            write_annex(random_annex(Random(seed))),
        ):
            assert find_cpr_like(print_text(paper)) == []
            assert find_cpr_like(print_markdown(paper)) == []


def test_the_demo_papers_hold_none() -> None:
    for name, data in demo_files():
        assert find_cpr_like(open_document(data, name).text) == []
