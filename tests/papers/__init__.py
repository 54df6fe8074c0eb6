"""Budget notes and annexes made by chance, with known truth: for every test that needs papers.

``a_note`` and ``an_annex`` give one plain paper, each argument changing one thing. ``notes`` and
``annexes`` are Hypothesis strategies; ``random_note`` and ``random_annex`` take a seeded generator.
"""

from papers.annexes import an_annex, annexes, random_annex
from papers.notes import a_note, note_facts, notes, random_facts, random_note

__all__ = [
    "a_note",
    "an_annex",
    "annexes",
    "note_facts",
    "notes",
    "random_annex",
    "random_facts",
    "random_note",
]
