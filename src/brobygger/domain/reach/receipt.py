"""The receipt of an initiative whose numbers are deleted: what went, and what stands for good."""

from collections.abc import Sequence
from datetime import date

from brobygger.domain.documents.paper import Block, Grid, Heading, Paper, Square, square, words


def write_receipt(
    title: str,
    closed_on: date,
    *,
    gone: Sequence[tuple[str, int]],
    figures: Sequence[tuple[str, str]],
    until: date | None,
    hidden: str,
    cards: Sequence[tuple[str, str]] = (),
) -> Paper:
    """A page for the case file. ``gone`` are kinds of rows and how many of them were deleted;
    ``figures`` are published ones in words, and ``hidden`` says why one may be hidden. ``cards``
    say what became of card codes and their keys, where there were any.
    """
    blocks: list[Block] = [
        Heading("Kvittering: tallene bag rækkevidden er slettet", 1),
        words(f"{title}. Slettet {closed_on:%d-%m-%Y}. Det kan ikke fortrydes.", bold=True),
        Heading("Det er slettet", 2),
        _grid(("Slags", "Rækker"), [(what, str(count)) for what, count in gone]),
        words(
            "Et udtræk fra databasen efter den dag har ingen af rækkerne. Sikkerhedskopier fra"
            " før den dag udløber efter driftens egen frist."
        ),
    ]
    if cards:
        blocks += [
            Heading("Kortkoder", 2),
            _grid(("Hvad", "Hvordan det gik"), list(cards)),
            words(
                "Et tegn kan kun laves af en kode med nøglen. Når nøglen er væk, kan ingen igen"
                " sige, hvilket tegn et kort gav. Nøglen er aldrig i en sikkerhedskopi, hvis"
                " driften har holdt mappen med nøgler uden for kopierne."
            ),
        ]
    blocks.append(Heading("Det står tilbage", 2))
    if figures:
        blocks.append(_grid(("Tal", "Som udgivet"), list(figures)))
        blocks.append(words(hidden, italic=True))
    else:
        blocks.append(words("Der var ingen tal at udgive."))
    if until is not None:
        blocks.append(words(f"Tallene går til og med {until:%d-%m-%Y}.", italic=True))
    return Paper("Kvittering for sletning", tuple(blocks), running_head=title)


def _grid(heads: tuple[str, str], rows: Sequence[tuple[str, str]]) -> Grid:
    body: tuple[tuple[Square, ...], ...] = tuple(
        (square(one), square(other, end=True)) for one, other in rows
    )
    return Grid((3, 2), body, tuple(square(head, bold=True) for head in heads))
