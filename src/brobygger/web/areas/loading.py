"""Lists of areas from a spreadsheet or from GeoJSON: what the file holds, checked and taken in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from brobygger.domain.areas.area import KIND_NAMES, Area
from brobygger.domain.areas.geojson import OUTLINE, is_geojson, polygons_of, read_features
from brobygger.domain.areas.reading import Listing, read_area
from brobygger.domain.areas.register import add_list
from brobygger.domain.documents.sheet import ListField, Sheet
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import say
from brobygger.web.areas.models import AreaList
from brobygger.web.areas.permissions import WORK
from brobygger.web.areas.rows import faults_of
from brobygger.web.areas.steps import ListFacts, load_list, remove_list
from brobygger.web.areas.stored import stored_list, whole_register
from brobygger.web.documents.lists.kinds import SKIP, ListKind, Loaded, Row, Verdict
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form
from brobygger.web.ui.words import reader_language

FIELDS = (
    ListField("code", gettext_noop("Kode"), ("områdekode", "id", "nr"), is_required=True),
    ListField("name", gettext_noop("Navn"), ("område", "boligområde", "bydel"), is_required=True),
    ListField("aliases", gettext_noop("Andre navne"), ("kaldes også",)),
    ListField("residents", gettext_noop("Beboere"), ("antal beboere", "indbyggere")),
    ListField(
        "non_western",
        gettext_noop("Indvandrere og efterkommere fra ikke-vestlige lande (pct.)"),
        ("ikke-vestlige", "andel ikke-vestlige", "indvandrere og efterkommere"),
    ),
    ListField(
        "outside_work",
        gettext_noop("Uden tilknytning til arbejde eller uddannelse (pct.)"),
        ("uden arbejde", "uden for arbejdsmarkedet", "arbejdsmarked"),
    ),
    ListField("convicted", gettext_noop("Dømte (pct.)"), ("dømte", "kriminalitet")),
    ListField("basic_school", gettext_noop("Kun grundskole (pct.)"), ("grundskole", "uddannelse")),
    ListField(
        "income",
        gettext_noop("Gennemsnitlig bruttoindkomst (pct. af regionens)"),
        ("indkomst", "bruttoindkomst"),
    ),
    ListField("successor", gettext_noop("Afløst af koden"), ("ny kode",)),
    ListField("outline", gettext_noop("Omrids (GeoJSON)"), (OUTLINE, "geometri")),
)


class SettingsForm(Form):
    """What the file does not say of the list."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hvad er det for en liste?"),
        choices=[(code, name.capitalize()) for code, name in KIND_NAMES.items()],
        initial="prevention_area",
    )
    published = DayField(
        label=gettext_lazy("Offentliggjort den"),
        help_text=gettext_lazy("Listen bliver stående, som den var den dag."),
    )
    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=300,
        help_text=gettext_lazy("Hvem har offentliggjort den, og hvor?"),
    )
    convicted = forms.CharField(
        label=gettext_lazy("Landets andel af dømte i pct."),
        required=False,
        max_length=12,
        help_text=gettext_lazy("Loven måler mod den, fx 0,70. Uden den er kriteriet ukendt."),
    )
    is_fictional = forms.BooleanField(
        label=gettext_lazy("Listen er opdigtet (til øvelse)"), required=False
    )

    def clean_convicted(self) -> Fraction | None:
        """A percentage as the list prints it."""
        text = self.cleaned_data["convicted"].strip().removesuffix("%").strip()
        try:
            return parse_cell(text).value
        except CellError:
            raise forms.ValidationError(_("Skriv tallet som 0,70.")) from None


def facts_of(settings: Mapping[str, Any]) -> ListFacts:
    """The list that the settings name."""
    return ListFacts(
        kind=settings["kind"],
        published=settings["published"],
        source=settings["source"].strip(),
        convicted_percent=settings["convicted"],
        is_fictional=settings["is_fictional"],
    )


def read_row(row: Row, settings: Mapping[str, Any]) -> tuple[Area | None, list[Problem]]:
    """A row as an area of the list, and what is to be said of it."""
    listing = Listing(settings["published"], settings["kind"], settings["source"].strip())
    cells = dict(row.cells)
    outline = cells.pop("outline", "")  # coordinates: many digits, and no words of anybody
    area, problems = read_area(listing, cells, row.line)
    if area is None:
        return None, problems
    try:
        polygons = polygons_of(outline)
    except Unreadable as stop:
        told = replace(stop.problem, params={**stop.problem.params, "area": str(row.line)})
        return area, [*problems, told]
    return replace(area, polygons=polygons), problems


def check(rows: Sequence[Row], settings: Mapping[str, Any]) -> list[Verdict]:
    """What would become of each row."""
    read = [(row, *read_row(row, settings)) for row in rows]
    areas = [area for _row, area, _problems in read if area is not None]
    kept = stored_list(settings["kind"], settings["published"])
    refused = [one for one in add_list(kept, areas)[1] if one.code == "AREA-001"]
    there = {area.code: area for area in kept.areas}
    earlier = {area.code for area in whole_register().areas}
    seen: set[str] = set()
    verdicts = []
    for row, area, problems in read:
        if area is None:
            title = row.cells.get("name", "")
            verdicts.append(Verdict(row.line, title, "left_out", problems=tuple(problems)))
            continue
        found = Verdict(row.line, area.name, "new", problems=tuple(problems))
        if stops := [*_unfit(area), *_twice(area, seen)]:
            found = replace(found, outcome="left_out", words=" ".join(stops))
        elif there.get(area.code) == area:
            found = replace(found, outcome="same")
        elif refused:
            found = replace(found, outcome="left_out", problems=(*problems, *refused))
        elif area.code in earlier:
            found = replace(found, words=_("kendt fra tidligere lister"))
        seen.add(area.code)
        verdicts.append(found)
    return verdicts


def _unfit(area: Area) -> list[str]:
    return [str(fault.words) for fault in faults_of(area)]


def _twice(area: Area, seen: Collection[str]) -> list[str]:
    if area.code not in seen:
        return []
    params = {"code": area.code, "name": area.name}
    said = say(Problem("AREA-002", "error", params=params), reader_language())
    return [said.what, said.remedy]


def accept(rows: Sequence[Row], settings: Mapping[str, Any], user: Any) -> Loaded:
    """Keep the list. Raises Refused."""
    read = [read_row(row, settings)[0] for row in rows if row.choice != SKIP]
    areas = [area for area in read if area is not None]
    lists = AreaList.objects.filter(kind=settings["kind"], published=settings["published"])
    was_there = lists.exists()
    kept = load_list(facts_of(settings), areas, user)
    url = reverse("areas:one_list", args=[kept.pk])
    if was_there:
        return Loaded(0, _("Listen var her allerede og er den samme."), url)
    count = len(areas)
    words = ngettext("%(n)s område er taget ind.", "%(n)s områder er taget ind.", count)
    return Loaded(count, words % {"n": count}, url, kept.pk)


def take_back(made: Any, user: Any) -> None:
    """Undo: the list goes again. Raises Refused where something rests on it."""
    kept = AreaList.objects.filter(pk=made).first()
    if kept is not None:
        remove_list(kept, user)


def reads(data: bytes, title: str) -> Sheet | None:
    """GeoJSON is opened here; everything else is a spreadsheet."""
    if not title.lower().endswith((".geojson", ".json")):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(Problem("AREA-022", "error")) from None
    if not is_geojson(text):
        raise Unreadable(Problem("AREA-022", "error"))
    return read_features(text)


AREAS = ListKind(
    "omraader",
    gettext_lazy("Indlæs en liste over områder"),
    gettext_lazy(
        "Filen er Excel, CSV eller GeoJSON. Listen bliver stående, som den blev offentliggjort: et "
        "nyt år er en ny liste og ændrer ingen gammel."
    ),
    WORK,
    FIELDS,
    check,
    accept,
    take_back,
    "areas:list",
    SettingsForm,
    reads,
    (".csv", ".xlsx", ".geojson", ".json"),
)
