"""The demo's papers as files: what lies in the register and what waits in the inbox."""

from brobygger import wiring
from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note, fictional_note
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.recommendations.writing import write_annex

ANNEX_NAME = "bilag-1-anbefalinger.pdf"
FICTIONAL_NAME = "budgetnotat-BU99-fiktivt.pdf"
NOTE_NAME = "budgetnotat-BI08.pdf"
COPY_NAME = "budgetnotat-BI08-kopi.pdf"

REGISTERED = (ANNEX_NAME, FICTIONAL_NAME)
"""What the demo's case officer has confirmed before the visitor comes; the rest waits."""


def demo_files() -> list[tuple[str, bytes]]:
    """Annex, a fictional note, the area note, and a copy of it in which 2½ became 22."""
    return [
        (ANNEX_NAME, wiring.print_pdf(write_annex(demo_annex()))),
        (FICTIONAL_NAME, wiring.print_pdf(write_note(fictional_note()))),
        (NOTE_NAME, wiring.print_pdf(write_note(demo_note()))),
        (COPY_NAME, wiring.print_pdf(write_note(demo_note(trap=True)))),
    ]
