"""A choice as a workbook: evidence, differences, all calculations, and the decision."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.areas.criteria import HIGHEST
from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.web.areas.choice import words
from brobygger.web.areas.choice.calculation import Calculated, calculated
from brobygger.web.areas.choice.loading import Loaded, weights_of
from brobygger.web.areas.choice.page import record_of
from brobygger.web.areas.choice.workbook_methods import method_sheets
from brobygger.web.areas.models import AreaScore
from brobygger.web.ui.export import guarded
from brobygger.web.ui.numbers import day


def workbook_of(rows: Loaded) -> Workbook:
    """All sheets; those of the calculations where there is something to calculate."""
    found = calculated(rows.sheet, weights_of(rows.choice))
    sheets = [_criteria(rows), _evidence(rows), _differences(rows), _vetoes(rows)]
    if found is not None:
        sheets += method_sheets(rows, found)
    if not rows.choice.is_open:
        sheets.append(_record(rows))
    heads = (_("Ark"), _("Kolonne"), _("Forklaring"))
    named = [_with_lines(sheet, _lines(rows, found)) for sheet in sheets]
    return Workbook(rows.choice.title, tuple(named), _("Ordbog"), heads)


def _with_lines(sheet: SheetOfRows, lines: Sequence[str]) -> SheetOfRows:
    above = tuple(guarded(line) for line in (sheet.name, *lines, *sheet.lines))
    rows = tuple(tuple(map(guarded, row)) for row in sheet.rows)
    return SheetOfRows(sheet.name, sheet.columns, rows, above)


def _lines(rows: Loaded, found: Calculated | None) -> list[str]:
    """What stands above each table: what is chosen between, on which day, and what comes out."""
    choice = rows.choice
    about = {"title": choice.title, "list": choice.area_list, "day": day(timezone.localdate())}
    lines = [_("%(title)s, liste: %(list)s, hentet %(day)s") % about]
    if found is not None:
        lines.append(words.holds_words(found))
    return [
        *lines,
        _("Områderne står i listens orden. Ikke valgt er ikke det samme som mindre behov."),
    ]


def _criteria(rows: Loaded) -> SheetOfRows:
    columns = (
        SheetColumn(_("Kriterium"), _("Det, områderne vurderes på."), 32),
        *(
            SheetColumn(
                _("Trin %(level)s") % {"level": level}, _("Hvad der skal til for trinnet."), 32
            )
            for level in range(HIGHEST + 1)
        ),
        SheetColumn(_("Kilde"), _("Hvor kriteriet og dets trin er fra."), 32),
    )
    lines = tuple((one.name, *one.levels, one.source) for one in rows.criteria)
    said = words.weights_words(rows.names, rows.choice.importance)
    return SheetOfRows(_("Kriterier"), columns, lines, (said,))


def _evidence(rows: Loaded) -> SheetOfRows:
    columns = (
        SheetColumn(_("Område"), _("Områdets navn på listen."), 24),
        SheetColumn(_("Kriterium"), _("Det, området vurderes på."), 32),
        SheetColumn(_("Hvem"), _("Forvaltningen, eller begge sammen."), 12),
        SheetColumn(_("Laveste trin"), _("Trinnet, eller det laveste i et spænd."), 10),
        SheetColumn(_("Højeste trin"), _("Trinnet, eller det højeste i et spænd."), 10),
        SheetColumn(_("I ord"), _("Trinnets egen tekst; tom, hvor intet er vurderet."), 40),
        SheetColumn(_("Bygger på"), _("Kilden til scoren."), 50),
    )
    return SheetOfRows(_("Evidens"), columns, tuple(_evidence_rows(rows)))


def _evidence_rows(rows: Loaded) -> Iterable[tuple[CellValue, ...]]:
    by_cell: dict[tuple[int, str], list[AreaScore]] = {}
    for score in rows.scores:
        by_cell.setdefault((score.candidate_id, score.criterion), []).append(score)
    for one in rows.candidates:
        for criterion in rows.criteria:
            named = (rows.labels[one.pk], criterion.name)
            scores = by_cell.get((one.pk, criterion.key), [])
            if not scores:
                yield (*named, "", None, None, _("ikke vurderet"), "")
            for score in scores:
                high = score.low if score.high is None else score.high
                texts = dict.fromkeys((criterion.levels[score.low], criterion.levels[high]))
                yield (*named, score.scorer, score.low, high, " – ".join(texts), score.evidence)


def _differences(rows: Loaded) -> SheetOfRows:
    columns = (
        SheetColumn(_("Område"), _("Områdets navn på listen."), 24),
        SheetColumn(_("Kriterium"), _("Det, de to er uenige om."), 32),
        SheetColumn(_("Hvad de sagde"), _("Hver forvaltnings trin, med dets tekst."), 60),
        SheetColumn(_("Afstand"), _("Trin mellem de to; størst først."), 20),
        SheetColumn(_("Sammen"), _("Det, de blev enige om; tom, hvor de ikke er det."), 40),
    )
    found = [words.difference(one, rows.criteria) for one in rows.disagreements]
    lines = tuple(
        (
            one.area,
            one.criterion,
            "\n".join(f"{scorer}: {number}, {said}" for scorer, number, said in one.said),
            one.gap,
            one.agreed,
        )
        for one in found
    )
    return SheetOfRows(_("Uenigheder"), columns, lines)


def _vetoes(rows: Loaded) -> SheetOfRows:
    columns = (
        SheetColumn(_("Område"), _("Områdets navn på listen."), 24),
        SheetColumn(_("Veto"), _("Hvorfor området ikke kan vælges."), 50),
        SheetColumn(_("Hvem siger det"), _("Den, der nedlagde vetoet."), 24),
        SheetColumn(_("Ophævet"), _("Dagen, hvis vetoet ikke gælder mere."), 12),
        SheetColumn(_("Ophævet, fordi"), _("Grunden til det."), 40),
    )
    lines = tuple(
        (
            rows.labels[one.candidate_id],
            one.reason,
            one.said_by,
            timezone.localtime(one.lifted_at).date() if one.lifted_at else None,
            one.lifted_because,
        )
        for one in rows.vetoes
    )
    return SheetOfRows(_("Vetoer"), columns, lines)


def _record(rows: Loaded) -> SheetOfRows:
    choice, facts = rows.choice, record_of(rows)
    columns = (
        SheetColumn(_("Punkt"), _("Hvad der står i beslutningen."), 30),
        SheetColumn(_("Beslutning"), _("Ordene, som de blev skrevet, da valget blev lukket."), 80),
    )
    lines: list[tuple[CellValue, ...]] = [
        (_("Valgt område"), facts["chosen"]),
        (_("Besluttet af"), choice.decided_by),
        (_("Besluttet den"), choice.decided_on),
        (_("Begrundelse"), choice.reason),
        (_("Inhabilitet"), choice.conflicts),
        (_("Referat"), choice.minutes),
        (_("Afvigelse fra scorerne"), choice.deviation),
        *((method, first) for method, first in facts["said"]),
        (_("Ikke valgt"), "\n".join(facts["others"])),
    ]
    return SheetOfRows(_("Beslutning"), columns, tuple(lines))
