"""The annex as a workbook: one row a part, every value in words, each column explained."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.phrasing import PAYS_TODAY
from brobygger.domain.recommendations.recommendation import Part, Recommendation
from brobygger.messages.changes import changed_words, requirement_words, source_words
from brobygger.messages.recommendations import CATEGORIES
from brobygger.messages.values import WORDS, route_words
from brobygger.web.recommendations.changed import Changed
from brobygger.web.recommendations.models import Annex, ThemeArea
from brobygger.web.ui.export import guarded
from brobygger.web.ui.numbers import day
from brobygger.web.ui.words import in_words, reader_language


def workbook_of(
    annex: Annex, recommendations: Sequence[Recommendation], found: Changed | None = None
) -> Workbook:
    """The register of today; with ``found`` a second sheet says what has changed."""
    sheets = [SheetOfRows(_("Bilag"), _columns(), tuple(_rows(recommendations)), _lines(annex))]
    if found is not None:
        sheets.append(_changes(found))
    heads = (_("Ark"), _("Kolonne"), _("Forklaring"))
    return Workbook(str(annex), tuple(sheets), _("Ordbog"), heads)


def _lines(annex: Annex) -> tuple[str, ...]:
    """What stands above the table: title, dates, case numbers."""
    printed = _("Registret den %(day)s") % {"day": day(timezone.localdate())}
    dated = _("Bilag af %(day)s") % {"day": day(annex.dated)} if annex.dated else ""
    named = ((_("Sagsnr. i F2"), annex.f2), (_("Dokumentnr. i F2"), annex.f2_document))
    numbers = [f"{name} {number}" for name, number in named if number]
    numbers += [f"{_('Sagsnr. i eDoc')} {annex.edoc}"] if annex.edoc else []
    lines = (str(annex), ", ".join(filter(None, (dated, printed))), ", ".join(numbers))
    return tuple(guarded(line) for line in lines if line)


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Temaområde"), _("Overskriften i bilaget, som anbefalingen står under."), 16),
        SheetColumn(_("Nr."), _("Anbefalingens nummer i bilaget."), 6),
        SheetColumn(_("Anbefaling"), _("Anbefalingens ord."), 40),
        SheetColumn(_("Del"), _("Delens mærke: anbefalingens nummer og et bogstav."), 6),
        SheetColumn(_("Betegnelse"), _("Hvad delen går ud på, med papirets ord."), 26),
        SheetColumn(_("Form"), _("Kategoriens form, som den står i det trykte bilag."), 6),
        SheetColumn(
            _("Kategori"),
            _("Om delen mangler penge. Udledt af ordene, eller valgt af en medarbejder."),
            22,
        ),
        SheetColumn(_("Forvaltning"), _("Hvem der udfører delen; tom, hvor ingen er nævnt."), 14),
        SheetColumn(_("Finansieringsbehov"), _("Om delen selv kræver penge."), 18),
        SheetColumn(_("Vej til finansiering"), _("Hvordan delen skal løftes."), 30),
        SheetColumn(
            _("Betales i dag af"),
            _("Hvad der betaler nu, og til hvornår. En slutdato, ingen kender, står som ukendt."),
            30,
        ),
        SheetColumn(_("Venter på"), _("Anbefalinger, der skal gennemføres først."), 24),
        SheetColumn(_("Styrkes af"), _("Anbefalinger, der hjælper, uden at delen venter på dem.")),
        SheetColumn(_("Ny eller videreført"), _("Om indsatsen er ny eller fortsætter.")),
        SheetColumn(
            _("Frist"),
            _("Papirets sidste dag, også hvor et møde har flyttet den; ellers tom."),
            12,
        ),
        SheetColumn(_("Bemærkning"), _("Forbehold og andet, som hører til delen."), 30),
        SheetColumn(_("Papirets ord"), _("Det, oplysningerne hviler på."), 50),
    )


def _rows(recommendations: Sequence[Recommendation]) -> Iterator[tuple[CellValue, ...]]:
    for each in recommendations:
        for part in each.parts:
            yield tuple(map(guarded, _row(each, part)))


def _row(recommendation: Recommendation, part: Part) -> tuple[CellValue, ...]:
    language, area = reader_language(), recommendation.theme_area.value
    colour = part.category.value
    return (
        str(ThemeArea(area).label) if area else "",
        recommendation.number,
        recommendation.text.value or recommendation.text.raw,
        part.id,
        part.label.value or part.label.raw,
        MARKS[colour].sign,
        in_words(CATEGORIES[colour]) if colour else _("Ikke afgjort"),
        _listed(each.value or each.raw for each in part.administrations),
        in_words(WORDS[part.needs_money.value or "unstated"]),
        _listed(route_words(each.value, language) for each in part.routes if each.value),
        _listed(
            source_words(each.value, language)
            for each in part.sources
            if each.value and each.value.kind in PAYS_TODAY
        ),
        _listed(requirement_words(each.value, language) for each in part.requires if each.value),
        ", ".join(str(each.value) for each in part.strengthened_by),
        ", ".join(in_words(WORDS[each.value]) for each in part.novelty if each.value),
        _due(part),
        (part.remark.value if part.remark else None) or "",
        part.quote.value or part.quote.raw,
    )


def _due(part: Part) -> date | str:
    return (part.due.value or part.due.raw) if part.due else ""


def _listed(texts: Any) -> str:
    """One a line: each may hold commas of its own."""
    return "\n".join(texts)


def _changes(found: Changed) -> SheetOfRows:
    columns = (
        SheetColumn(_("Nr."), _("Anbefalingens nummer i bilaget."), 6),
        SheetColumn(_("Del"), _("Delens mærke; tom, hvor det gælder hele anbefalingen."), 6),
        SheetColumn(_("Hvad"), _("Den oplysning, der er ændret."), 26),
        SheetColumn(_("Før"), _("Det, der stod den valgte dag og ikke gælder mere."), 50),
        SheetColumn(_("Nu"), _("Det, der er kommet til siden."), 50),
    )
    language = reader_language()
    rows = tuple(
        tuple(map(guarded, (each.number, each.part, *changed_words(each, language))))
        for each in found.changes
    )
    name = _("Ændret siden %(day)s") % {"day": day(found.since)}
    began = _("Bilaget kom i registret %(day)s, så der er intet at sammenligne med.")
    said = (began % {"day": day(found.begins_on)},) if found.begins_on else ()
    return SheetOfRows(name, columns, rows, (name, *said))
