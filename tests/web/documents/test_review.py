"""What a person says of values and findings, and how it is taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from brobygger.domain.documents.confirmed import NotConfirmed
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.desk import lay_out
from brobygger.web.documents.models import Document, Finding, Value, nothing_waits
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import closing, review

from .conftest import NUMBER, LayIn, note_text

AUser = Callable[..., User]
SignedIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def paper(lay_in: LayIn) -> Document:
    return lay_in()


def a_value(paper: Document, path: str) -> Value:
    return paper.values.get(path=path)


def last_verb() -> str:
    return AuditEvent.objects.order_by("-pk")[0].verb


def say_yes(user: User, paper: Document) -> None:
    review.accept_group(user, paper.pk, paper.values.values_list("pk", flat=True))
    for finding in Finding.objects.open().filter(document=paper):
        review.keep(user, finding.pk, "set")


# Verbs --------------------------------------------------------------------------------------


def test_accept_correct_and_reject_are_written_with_who_and_what(paper: Document) -> None:
    user, value = paper.owner, a_value(paper, "fte.0")
    review.accept(user, value.pk, "ringet og spurgt")
    assert (last_verb(), AuditEvent.objects.first().why) == (  # type: ignore[union-attr]
        "documents.accepted",
        "ringet og spurgt",
    )
    review.correct(user, value.pk, "2.5")
    value.refresh_from_db()
    assert (value.state, value.corrected, value.found["value"]) == ("corrected", "2.5", "1.5")
    assert (last_verb(), value.step and value.step.user) == ("documents.corrected", user)
    review.reject(user, value.pk)
    value.refresh_from_db()
    assert (value.state, value.corrected) == ("rejected", None)
    assert last_verb() == "documents.rejected"


def test_all_sure_values_are_accepted_in_one_step_and_no_other(paper: Document) -> None:
    unsure = a_value(paper, "fte.0")
    Value.objects.filter(pk=unsure.pk).update(is_sure=False)
    count = review.accept_sure(paper.owner, paper.pk)
    states = set(paper.values.filter(is_sure=True).values_list("state", flat=True))
    assert (count, states) == (paper.values.filter(is_sure=True).count(), {"accepted"})
    unsure.refresh_from_db()
    assert unsure.state == "waiting"
    assert last_verb() == "documents.accepted_sure"


def test_undo_takes_back_step_by_step_also_in_bulk(paper: Document) -> None:
    user, value = paper.owner, a_value(paper, "fte.0")
    review.correct(user, value.pk, "2.5", "set i kopien")
    review.accept_sure(user, paper.pk)
    review.undo(user, paper.pk)
    assert set(paper.values.exclude(pk=value.pk).values_list("state", flat=True)) == {"waiting"}
    value.refresh_from_db()
    assert (value.state, value.corrected, value.note) == ("corrected", "2.5", "set i kopien")
    review.undo(user, paper.pk)
    value.refresh_from_db()
    assert (value.state, value.corrected, value.note, value.step) == ("waiting", None, "", None)
    assert last_verb() == "documents.undone"
    with pytest.raises(review.NothingToUndo):
        review.undo(user, paper.pk)


def test_undo_leaves_alone_what_a_colleague_has_decided_since(
    paper: Document, a_user: AUser
) -> None:
    value = a_value(paper, "fte.0")
    review.accept(paper.owner, value.pk)
    review.reject(a_user(Role.BUDGET), value.pk)
    review.undo(paper.owner, paper.pk)
    value.refresh_from_db()
    assert value.state == "rejected"


def test_a_finding_about_the_whole_paper_is_kept_with_a_note_and_can_be_undone(
    paper: Document,
) -> None:
    finding = Finding.objects.create(
        document=paper, position=99, code="DOCUMENT-022", severity="warning", params={"share": "0"}
    )
    assert finding in Finding.objects.open()
    review.keep(paper.owner, finding.pk, "aftalt")
    finding.refresh_from_db()
    assert (finding.note, last_verb()) == ("aftalt", "documents.kept")
    assert finding not in Finding.objects.open()
    review.undo(paper.owner, paper.pk)
    assert finding in Finding.objects.open()


def test_readers_decide_nothing(paper: Document, a_user: AUser) -> None:
    reader, value = a_user(Role.STEERING), a_value(paper, "fte.0")
    for step in (
        lambda: review.accept(reader, value.pk),
        lambda: review.correct(reader, value.pk, "9"),
        lambda: review.reject(reader, value.pk),
        lambda: review.accept_sure(reader, paper.pk),
        lambda: review.undo(reader, paper.pk),
        lambda: closing.register(reader, paper.pk),
        lambda: closing.set_aside(reader, paper.pk),
    ):
        with pytest.raises(PermissionDenied):
            step()
    assert set(paper.values.values_list("state", flat=True)) == {"waiting"}


# Into the register --------------------------------------------------------------------------


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A link that takes the paper: what it was given."""
    given: list[dict[str, Any]] = []

    def accept(document: Document, values: dict[str, Any], user: User) -> str:
        given.append(values)
        return "/anbefalinger/"

    monkeypatch.setattr(closing, "accept_step", lambda template: accept)
    return given


def test_nothing_enters_while_something_waits(
    paper: Document, accepted: list[dict[str, Any]]
) -> None:
    with pytest.raises(NotConfirmed):
        closing.register(paper.owner, paper.pk)
    say_yes(paper.owner, paper)
    review.undo(paper.owner, paper.pk)
    with pytest.raises(NotConfirmed):
        closing.register(paper.owner, paper.pk)
    paper.refresh_from_db()
    assert (accepted, paper.state) == ([], "review")


def test_the_confirmed_values_enter_and_the_paper_is_closed(
    paper: Document, accepted: list[dict[str, Any]]
) -> None:
    say_yes(paper.owner, paper)
    review.correct(paper.owner, a_value(paper, "fte.0").pk, "2.5")
    assert nothing_waits(paper)
    assert closing.register(paper.owner, paper.pk) == "/anbefalinger/"
    [values] = accepted
    assert (values["fte"][0]["value"], values["fte"][0]["raw"][:1]) == ("2.5", "1")
    paper.refresh_from_db()
    assert (paper.state, paper.registered_url) == ("registered", "/anbefalinger/")
    assert last_verb() == "documents.registered"
    with pytest.raises(NotAllowed):
        review.accept(paper.owner, a_value(paper, "fte.0").pk)


def test_a_link_that_cannot_take_it_leaves_everything_as_it_was(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document, values: dict[str, Any], user: User) -> str:
        raise RuntimeError

    monkeypatch.setattr(closing, "accept_step", lambda template: broken)
    say_yes(paper.owner, paper)
    with pytest.raises(RuntimeError):
        closing.register(paper.owner, paper.pk)
    paper.refresh_from_db()
    assert (paper.state, last_verb() == "documents.registered") == ("review", False)


def test_a_paper_set_aside_can_be_taken_back(paper: Document) -> None:
    closing.set_aside(paper.owner, paper.pk)
    assert last_verb() == "documents.set_aside"
    closing.take_back(paper.owner, paper.pk)
    paper.refresh_from_db()
    assert (paper.state, last_verb()) == ("review", "documents.taken_back")


# The screen ---------------------------------------------------------------------------------


def test_the_desk_shows_every_value_once_and_counts_what_waits(paper: Document) -> None:
    desk = lay_out(paper)
    shown = [row.value.pk for row in desk.sections]
    assert sorted(shown) == sorted(paper.values.values_list("pk", flat=True))
    assert (desk.waiting, desk.done) == (desk.total, 0)
    review.accept_sure(paper.owner, paper.pk)
    after = lay_out(paper)
    assert after.sure_waiting == 0
    assert after.waiting == desk.waiting - desk.sure_waiting


def test_a_finding_lies_on_top_with_its_value(paper: Document) -> None:
    value = a_value(paper, "fte.0")
    Value.objects.filter(pk=value.pk).update(is_sure=False)
    Finding.objects.create(
        document=paper,
        position=0,
        code="BUDGET-012",
        severity="warning",
        value=value,
        field="fte.0",
        raw="22",
        params={"readings": "22, 2½"},
    )
    desk = lay_out(paper)
    assert value in [card.row.value for card in desk.cards if card.row]
    assert value.pk not in {row.value.pk for group in desk.doubtful for row in group.rows}


def test_the_page_works_by_plain_forms(paper: Document, signed_in: SignedIn) -> None:
    client = signed_in()
    page = client.get(f"/dokumenter/{paper.pk}/gennemgang/")
    assert page.status_code == 200
    value = a_value(paper, "fte.0")
    address = f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/"
    form = client.get(f"/dokumenter/{paper.pk}/gennemgang/?ret={value.pk}")
    assert f'name="ret{value.pk}-value"' in form.content.decode()
    wrong = client.post(address, {"verb": "correct", f"ret{value.pk}-value": "halvanden"})
    assert "Skriv årsværk med tal" in wrong.content.decode()
    right = client.post(address, {"verb": "correct", f"ret{value.pk}-value": "2½"})
    assert right.status_code == 302
    shown = client.get(f"/dokumenter/{paper.pk}/gennemgang/?v={value.pk}").content.decode()
    assert "rettet til: 2½ årsværk" in shown
    assert client.post(address, {"verb": "reject"}).status_code == 302
    assert client.post(f"/dokumenter/{paper.pk}/gennemgang/fortryd/").status_code == 302
    value.refresh_from_db()
    assert (value.state, value.corrected) == ("corrected", "2.5")


def test_with_htmx_the_row_and_the_tally_come_back(paper: Document, signed_in: SignedIn) -> None:
    value = a_value(paper, "fte.0")
    answer = (
        signed_in()
        .post(f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/", {"verb": "accept"}, headers=HTMX)
        .content.decode()
    )
    assert f'id="v{value.pk}"' in answer
    assert 'id="tally" hx-swap-oob="true"' in answer
    assert "Godkendt: Årsværk." in answer
    assert "<html" not in answer


def test_a_note_with_a_personal_number_is_refused_without_repeating_it(
    paper: Document, signed_in: SignedIn
) -> None:
    value = a_value(paper, "fte.0")
    address = f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/"
    answer = (
        signed_in().post(address, {"verb": "accept", "note": NUMBER}, headers=HTMX).content.decode()
    )
    assert "personnummer" in answer
    assert NUMBER not in answer
    title = a_value(paper, "title")
    answer = (
        signed_in()
        .post(
            f"/dokumenter/{paper.pk}/vaerdier/{title.pk}/",
            {"verb": "correct", f"ret{title.pk}-value": f"Notat {NUMBER}"},
            headers=HTMX,
        )
        .content.decode()
    )
    assert "personnummer" in answer
    assert {each.state for each in (a_value(paper, "fte.0"), a_value(paper, "title"))} == {
        "waiting"
    }


def test_the_review_asks_the_database_as_little_for_many_values_as_for_few(
    paper: Document, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    client.get(f"/dokumenter/{paper.pk}/gennemgang/")
    with django_assert_max_num_queries(12):
        client.get(f"/dokumenter/{paper.pk}/gennemgang/")


def test_another_papers_value_is_not_reached_through_this_one(
    paper: Document, lay_in: LayIn, signed_in: SignedIn
) -> None:
    from .conftest import note_text

    other = lay_in("b.txt", note_text(code="BI13"))
    value = a_value(other, "fte.0")
    answer = signed_in().post(f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/", {"verb": "accept"})
    assert answer.status_code == 404
    value.refresh_from_db()
    assert value.state == "waiting"


def test_a_reader_sees_no_review(paper: Document, signed_in: SignedIn) -> None:
    client = signed_in(Role.STEERING)
    assert client.get(f"/dokumenter/{paper.pk}/gennemgang/").status_code == 404
    Document.objects.filter(pk=paper.pk).update(state="registered")
    assert client.get(f"/dokumenter/{paper.pk}/kilde/?side=1&linje=1").status_code == 200


def test_figures_that_nobody_can_be_sure_of_come_before_findings_on_wording(lay_in: LayIn) -> None:
    document = lay_in(text=note_text().replace("½ årsværk", "2 årsværk", 1))
    cards = lay_out(document).cards
    is_open = [
        card.row is not None and card.row.value.found["certainty"] in {"unknown", "unsure"}
        for card in cards
    ]
    assert any(is_open)
    assert is_open == sorted(is_open, reverse=True)
