"""Which of the city's own words does a note speak of? Found by whole words, never guessed."""

from collections.abc import Iterable, Sequence

from brobygger.domain.kernel.fold import fold

ALSO_MEANT = {"foraeldre": ("modre", "faedre"), "familier": ("ovrig familie",)}
"""A word of the note (folded) -> words of the city's list that it holds within it."""


def recognised(titles: Sequence[str], texts: Iterable[str]) -> tuple[int, ...]:
    """The places of the titles that one of the texts names, word by word.

    >>> recognised(["Unge", "Mødre", "Fagpersoner"], ["Børn, unge og forældre i området"])
    (0, 1)
    """
    said = [f" {fold(text)} " for text in texts]
    for word, meant in ALSO_MEANT.items():
        if any(f" {word} " in text for text in said):
            said += [f" {one} " for one in meant]
    return tuple(
        at
        for at, title in enumerate(titles)
        if fold(title) and any(f" {fold(title)} " in text for text in said)
    )
