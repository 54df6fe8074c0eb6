"""Words of a scan read in the wrong language are never certain; figures keep their own checks."""

from fractions import Fraction

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.doubt import doubt_words
from brobygger.domain.documents.found import Found


def test_words_lose_their_certainty_and_nothing_else() -> None:
    note = BudgetNote(
        code=Found("BI08", "BI08"),
        title=Found("Omradebaseret indsats", "Omradebaseret indsats"),
        fte=(Found(Fraction(5, 2), "2½"),),
        sections={"Baggrund": Found("En lokal indsats.", "En lokal indsats.")},
        themes=(Found("Viden om normer", "Viden om normer", certainty="unsure"),),
        annual_amount_kr=Found(2_000_000, "2,0 mio. kr."),
    )
    doubted = doubt_words(note)
    assert doubted.title is not None
    assert doubted.title.value == "Omradebaseret indsats"
    assert doubted.title.certainty == doubted.sections["Baggrund"].certainty == "likely"
    assert (doubted.code, doubted.fte, doubted.annual_amount_kr) == (
        note.code,
        note.fte,
        note.annual_amount_kr,
    )
    assert doubted.themes == note.themes
