"""*Seneste ændringer*: which paper, in words, and nothing that is not yours to know."""

import re
from collections.abc import Callable

from django.test import Client

from brobygger.web.accounts.models import Role, User
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps import review
from brobygger.web.documents.steps.arrival import receive

from .conftest import DOUBTFUL, NUMBER, LayIn, note_text

SignedIn = Callable[..., Client]


def latest(client: Client) -> str:
    page = client.get("/").content.decode()
    return page[page.index('id="seneste"') :].split("</section>")[0]


def test_each_line_names_its_paper_as_a_link_and_its_value_in_words(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    paper = lay_in(text=note_text().replace("1½", "12", 1))
    review.accept(paper.owner, paper.values.get(path="fte.1").pk)
    review.undo(paper.owner, paper.pk)
    finding = paper.findings.create(position=99, code="DOCUMENT-022", severity="warning")
    review.keep(paper.owner, finding.pk)
    told = latest(signed_in(Role.BUDGET))
    assert f'href="/dokumenter/{paper.pk}/">BI12 Brobygning i boligområder</a>' in told
    assert "godkendte Årsværk 2" in told
    assert "fortrød: godkendelse" in told
    assert "lod papiret stå, som det er" in told
    assert not re.search(r"fte\.|[A-Z]+-\d{3}|accepted", told)


def test_papers_in_quarantine_are_quiet_for_all_but_their_owner(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    lay_in("hemmeligt.txt", note_text() + f"\nBilag {DOUBTFUL}\n")
    assert "hemmeligt.txt" in latest(signed_in())
    for role in (Role.BUDGET, Role.STEERING, Role.ADMINISTRATOR):
        assert "Der er ikke sket noget endnu" in latest(signed_in(role))


def test_a_file_stopped_at_the_door_is_no_news_for_colleagues(
    a_user: Callable[..., User], signed_in: SignedIn
) -> None:
    receive(a_user(), received(f"{NUMBER}.txt", b"tekst"))
    assert "standset ved døren" in latest(signed_in())
    assert "standset" not in latest(signed_in(Role.BUDGET))


def test_a_reader_is_told_of_papers_in_the_register_only(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    lay_in()
    assert "BI12" not in latest(signed_in(Role.STEERING))
    Document.objects.update(state="registered")
    assert "BI12" in latest(signed_in(Role.STEERING))
