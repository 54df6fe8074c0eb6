"""The map and its table as a PDF: the same content as the page, by the same rules."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor, BridgeProposal, Wave
from brobygger.web.actors.network import printing
from brobygger.web.initiatives.models import Theme
from pdf_standard import check
from pdf_standard.structure import walk

pytestmark = pytest.mark.django_db

CSS = Path(printing.__file__).parents[1] / "static/actors/network.css"
PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH


def file_of(client: Client, query: str = "") -> bytes:
    """The PDF."""
    answer = client.get(reverse("network:map_file") + query)
    assert answer["Content-Type"] == "application/pdf"
    assert "netvaerkskort-" in answer["Content-Disposition"]
    return bytes(answer.content)


def texts_of(pdf: bytes) -> list[str]:
    """The words of each page as they were written, line breaks undone.

    Not as they lie on the page: of two names side by side that would mix the letters.
    """
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def paths_on_page_1(pdf: bytes) -> int:
    """How many lines and marks the first page has, wherever they are nested."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return sum(each.type == PATH for each in page.get_objects(max_depth=9))


def test_every_organisation_is_on_the_map_and_in_the_table(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    pdf = file_of(signed_in())
    first, *rest = texts_of(pdf)
    for actor in Actor.objects.all():
        assert actor.title in first
        assert f"{actor.title} {actor.sector}" in " ".join(rest)
    assert "Hvem arbejder sammen, hvem står alene?" in first
    assert "Kilde: Bølge 0 i Prøveindsatsen" in first
    assert "Sektor 2" in first  # the legend
    assert "Aktør 001 (3), Aktør 002 (3), Aktør 003 (3)" in " ".join(rest)
    assert paths_on_page_1(pdf) > 12


def test_the_file_is_fit_for_screen_readers_and_archives(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    Actor.objects.filter(title="Aktør 003").update(title="<b>&\x0b Æblehaven")
    pdf = file_of(signed_in())
    assert check(pdf) == []
    assert "12 organisationer og 18 bånd" in spoken(pdf)


def spoken(pdf: bytes) -> str:
    """The words that stand for pictures."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    tree: Any = reader.root_object["/StructTreeRoot"]
    return " ".join(str(each.node["/Alt"]) for each in walk(tree) if "/Alt" in each.node)


def test_what_is_chosen_on_the_page_is_chosen_in_the_file(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    actor = Actor.objects.order_by("title")[0]
    theme = Theme.objects.create(title="Et tema for sig")
    actor.themes.set([theme])
    query = f"?sektor=s{actor.sector_id}&tema=t{theme.pk}&regel=both"
    page = client.get(reverse("network:map") + query).content.decode()
    link = re.search(r'href="([^"]*kort\.pdf[^"]*)"', page)
    assert link
    text = " ".join(texts_of(file_of(client, "?" + link[1].replace("&amp;", "&").split("?")[1])))
    assert "Kun dem, der er valgt: sektor Sektor 0, tema Et tema for sig." in text
    assert "det laveste af de to svar" in text
    assert "Aktør 000" in text
    assert "Aktør 001" not in text


def test_wanted_bridges_and_the_efforts_are_in_the_file(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    one, other = Actor.objects.order_by("pk")[0], Actor.objects.order_by("pk")[5]
    BridgeProposal.objects.create(wave=wave, one=one, other=other, score=1, confidence="high")
    first, *rest = texts_of(file_of(client))
    assert "foreslået bro" in first
    assert f"{one.title} {one.sector} " in " ".join(rest)
    assert f" {other.title} " in " ".join(rest)
    text = " ".join(texts_of(file_of(client, "?net=tiltag")))
    assert "Laver noget sammen med" in text
    assert "Ukendt om" not in text
    assert "fælles tiltag" in text


def test_too_few_answers_give_no_file(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(8)
    answered(opened(), 4)
    answer = signed_in().get(reverse("network:map_file"), follow=True)
    assert "Der er ingen fil: færre end fem har svaret" in answer.content.decode()


def test_the_file_is_for_those_who_see_the_network_and_may_export(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(Role.STEERING).get(reverse("network:map_file")).status_code == 403
    client = signed_in(Role.PROJECT)
    assert "Hent som PDF" not in client.get(reverse("network:map")).content.decode()
    answer = client.get(reverse("network:map_file"), follow=True)
    assert "kan ikke hente netværket som fil" in answer.content.decode()
    assert texts_of(file_of(signed_in(Role.EVALUATOR)))


def test_the_words_are_danish_whatever_language_the_screen_has(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    client.cookies["django_language"] = "en"
    text = " ".join(texts_of(file_of(client)))
    assert "Kilde: Bølge 0" in text
    assert "Source" not in text


def test_marks_and_lines_look_as_on_the_page() -> None:
    css, printed = CSS.read_text(), printing.STYLE
    for name in (*(f"nw-c{n}" for n in range(7)), *(f"nw-l{n}" for n in range(1, 6)), "nw-tie"):
        [on_page] = re.findall(rf"\.{name} {{ ([^}}]*?);? }}", css)
        [on_paper] = re.findall(rf"\.{name} {{ ([^}}]*?);? }}", printed)
        assert on_page == on_paper, name
