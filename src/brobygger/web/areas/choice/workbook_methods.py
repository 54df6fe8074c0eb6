"""The sheets of the calculations, each with its method, its conventions and its seed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from brobygger.domain.areas.acceptability import Acceptability
from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows
from brobygger.web.areas.choice import words
from brobygger.web.areas.choice.calculation import (
    Calculated,
    drawn_ranks,
    opinions_of,
    shares_of,
)
from brobygger.web.areas.choice.loading import Loaded
from brobygger.web.areas.choice.tables import decimal_words
from brobygger.web.ui.numbers import count


def method_sheets(rows: Loaded, found: Calculated) -> list[SheetOfRows]:
    """Weighted sum, shares of all weights, all ranks, PROMETHEE II, TOPSIS."""
    return [_sums(found), _shares(rows, found), _ranks(found), *_opinions(found)]


def _area() -> SheetColumn:
    return SheetColumn(_("Område"), _("Områdets navn på listen, i listens orden."), 24)


def _sums(found: Calculated) -> SheetOfRows:
    columns = (
        _area(),
        SheetColumn(_("Laveste sum"), _("Vægtet sum af trinnene, fra 0 til 1."), 12),
        SheetColumn(_("Højeste sum"), _("Den samme, når åbne felter er højest."), 12),
        SheetColumn(_("Bedste plads"), _("Den bedste plads, området kan have."), 12),
        SheetColumn(_("Ringeste plads"), _("Den ringeste plads, området kan have."), 14),
        SheetColumn(
            _("Slås af"), _("Områder, der aldrig ligger lavere og mindst ét sted højere."), 30
        ),
    )
    by_area = {one.area: one for one in found.ranking.ranked}
    lines = tuple(
        (
            area,
            decimal_words(by_area[area].low),
            decimal_words(by_area[area].high),
            by_area[area].best_rank,
            by_area[area].worst_rank,
            ", ".join(found.dominated.get(area, ())),
        )
        for area in found.sheet.areas
    )
    ties = [_("Lige: %(areas)s") % {"areas": words.listed(group)} for group in found.ranking.ties]
    return SheetOfRows(_("Vægtet sum"), columns, lines, tuple(ties))


def _shares(rows: Loaded, found: Calculated) -> SheetOfRows:
    order: Sequence[str] = rows.choice.importance
    free = shares_of(found.sheet)
    ordered = shares_of(found.sheet, order) if order else None
    columns = [
        _area(),
        SheetColumn(_("Først ved"), _("Andel af alle vægte, der gør området til nr. 1."), 12),
    ]
    if ordered is not None:
        head, meaning = _("Først i rækkefølgen"), _("Andel af de vægte, der holder rækkefølgen.")
        columns.append(SheetColumn(head, meaning, 16))
    columns += [
        SheetColumn(
            _("Vægt: %(name)s") % {"name": one.name},
            _("Kriteriets vægt midt i de vægte, hvor området er nr. 1; tom, hvor der ingen er."),
            20,
        )
        for one in found.sheet.criteria
    ]
    lines = []
    for area in found.sheet.areas:
        line: list[CellValue] = [area, decimal_words(free.first[area])]
        if ordered is not None:
            line.append(decimal_words(ordered.first[area]))
        middle = free.central[area]
        line += [decimal_words(middle[key]) if middle else None for key in found.sheet.keys]
        lines.append(tuple(line))
    said = words.shares_words(free)
    return SheetOfRows(_("Andel af alle vægte"), tuple(columns), tuple(lines), (said,))


def _ranks(found: Calculated) -> SheetOfRows:
    drawn: Acceptability = drawn_ranks(found.sheet)
    columns = (
        _area(),
        *(
            SheetColumn(
                _("Nr. %(rank)s") % {"rank": rank},
                _("Andel af lodtrækningerne, hvor området har den plads."),
                8,
            )
            for rank in range(1, len(found.sheet.areas) + 1)
        ),
    )
    lines = tuple(
        (area, *(decimal_words(share) for share in drawn.ranks[area])) for area in found.sheet.areas
    )
    said = _(
        "Fundet ved %(draws)s lodtrækninger af vægte med frø %(seed)s; åbne felter trækkes med."
    )
    told = said % {"draws": count(drawn.draws), "seed": drawn.seed}
    return SheetOfRows(_("Pladser"), columns, lines, (told,))


def _opinions(found: Calculated) -> list[SheetOfRows]:
    opinions = opinions_of(found.sheet, found.weights)
    unusable = _("Kan ikke bruges, så længe felter er åbne, eller der kun er ét område.")
    flow_columns = (
        _area(),
        SheetColumn(_("Plus"), _("Hvor meget området foretrækkes for de andre."), 10),
        SheetColumn(_("Minus"), _("Hvor meget de andre foretrækkes for området."), 10),
        SheetColumn(_("Netto"), _("Plus minus minus: det, der sorteres efter."), 10),
    )
    flows = opinions.flows
    flow_lines = tuple(
        (area, *map(decimal_words, (flow.plus, flow.minus, flow.net)))
        for area, flow in (flows.of if flows else {}).items()
    )
    usual = _("Enhver forskel tæller fuldt; strømme er gennemsnit over de andre områder.")
    close_columns = (
        _area(),
        SheetColumn(
            _("Nærhed"), _("Nærhed til det bedste, fra 0 til 1; tom, hvor alle er ens."), 10
        ),
    )
    closeness = opinions.closeness
    close_lines = tuple(
        (area, None if value is None else decimal_words(value))
        for area, value in (closeness.of if closeness else {}).items()
    )
    vector = _("Kun til sammenligning. Normaliseret med kvadratroden af summen af kvadrater.")
    return [
        SheetOfRows("PROMETHEE II", flow_columns, flow_lines, (usual if flows else unusable,)),
        SheetOfRows("TOPSIS", close_columns, close_lines, (vector if closeness else unusable,)),
    ]
