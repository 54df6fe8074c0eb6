"""The plan of an initiative over time, the order of words, the note to begin with, the file."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives import plan_steps, steps, word_steps
from brobygger.web.initiatives.facts import InitiativeFacts, PhaseFacts, StaffFacts
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db
Make = Callable[..., Initiative]
People = Callable[..., User]
SignedIn = Callable[..., Client]


def body(client: Client, name: str, *args: Any, query: str = "") -> str:
    """A page as text."""
    return client.get(reverse(name, args=args) + query).content.decode()


def lines(row: Initiative) -> list[tuple[Any, ...]]:
    """What is written of the initiative's only post."""
    rows = row.posts.get().staffing.filter(is_removed=False).order_by("since", "pk")
    return list(rows.values_list("since", "planned", "filled"))


# People over time


def test_a_new_name_changes_no_figures(initiative: Make, signed_in: SignedIn) -> None:
    row, client = initiative(), signed_in()
    given = {"title": "Medarbejder", "planned": "2½", "filled": "2", "since": "01-01-2024"}
    client.post(reverse("initiatives:add", args=[row.pk, "stilling"]), given)
    edit = reverse("initiatives:edit", args=[row.pk, "stilling", row.posts.get().pk])
    client.post(edit, {**given, "title": "Brobygger", "anchoring": "Helhedsplanen", "since": ""})
    assert lines(row) == [(date(2024, 1, 1), "5/2", "2")]
    assert "Sidder i Helhedsplanen" in body(client, "initiatives:initiative", row.pk)


def test_a_change_without_a_day_counts_from_today(initiative: Make, a_user: People) -> None:
    row, user = initiative(), a_user()
    first = StaffFacts(title="Medarbejder", planned="2½")
    post = plan_steps.save_staff(row, first, user, None)
    plan_steps.save_staff(row, StaffFacts(title="Medarbejder", planned="3"), user, post)
    assert lines(row) == [(date(2024, 1, 1), "5/2", ""), (timezone.localdate(), "3", "")]


def test_a_line_of_the_same_day_is_put_right(initiative: Make, a_user: People) -> None:
    row, user = initiative(), a_user()
    first = StaffFacts(title="Medarbejder", planned="25", since=date(2024, 3, 1))
    post = plan_steps.save_staff(row, first, user, None)
    right = StaffFacts(title="Medarbejder", planned="2,5", since=date(2024, 3, 1))
    plan_steps.save_staff(row, right, user, post)
    assert lines(row) == [(date(2024, 3, 1), "5/2", "")]


def test_a_line_is_taken_away_and_put_back(
    initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    row, user, client = initiative(), a_user(), signed_in()
    first = StaffFacts(title="Medarbejder", planned="2½", filled="2")
    post = plan_steps.save_staff(row, first, user, None)
    page = body(client, "initiatives:edit", row.pk, "stilling", post.pk)
    assert "2½ planlagt" in page
    address = reverse("initiatives:remove", args=[row.pk, "aarsvaerk", post.staffing.get().pk])
    assert "Fortryd" in client.post(address).content.decode()
    assert lines(row) == []
    client.post(address, {"tilbage": "1"})
    assert len(lines(row)) == 1
    other = initiative(title="En anden")
    strange = reverse("initiatives:remove", args=[other.pk, "aarsvaerk", post.staffing.get().pk])
    assert client.post(strange).status_code == 404
    form = reverse("initiatives:edit", args=[row.pk, "aarsvaerk", post.staffing.get().pk])
    assert client.get(form).status_code == 404


def test_the_list_says_how_much_is_filled(
    initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    row, user = initiative(), a_user()
    post = plan_steps.save_staff(row, StaffFacts(title="A", planned="2½"), user, None)
    assert "2½ planlagt" in body(signed_in(), "initiatives:list")
    plan_steps.save_staff(row, StaffFacts(title="A", planned="2½", filled="1"), user, post)
    assert "1 af 2½ besat" in body(signed_in(), "initiatives:list")


def test_a_phase_to_come_stands_in_the_calendar(
    initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    row = initiative()
    soon = timezone.localdate() + timedelta(days=20)
    plan_steps.save_phase(row, PhaseFacts(title="Afprøv", starts_on=soon), a_user(), None)
    assert "fasen »Afprøv« begynder" in body(signed_in(), "calendar:year", soon.year)


# The note to begin with


def test_a_note_is_chosen_on_the_page_itself(
    accept: Callable[..., BudgetNote], signed_in: SignedIn
) -> None:
    note = accept(code="BI21")
    assert f'<option value="{note.pk}">BI21' in body(signed_in(), "initiatives:new")
    page = body(signed_in(), "initiatives:new", query=f"?notat={note.pk}")
    assert f'<option value="{note.pk}" selected>BI21' in page
    assert 'value="31-12-2027"' in page


def test_staff_that_the_note_is_unsure_of_is_left_for_a_person(
    accept: Callable[..., BudgetNote], initiative: Make
) -> None:
    note = accept(code="BI22")
    assert initiative(budget_note=note.pk).posts.get().staffing.get().planned == "3/2"
    note.record["fte"][0]["value"] = "22"
    note.save()
    assert not initiative(budget_note=note.pk).posts.exists()


# The city's words


def test_words_are_put_in_order_by_their_buttons(signed_in: SignedIn) -> None:
    first, second = Theme.objects.order_by("order")[:2]
    address = reverse("initiatives:move_word", args=["tema", second.pk])
    answer = signed_in().post(address, {"retning": "op"})
    assert answer["Location"].endswith("#tema")
    assert list(Theme.objects.order_by("order")[:2]) == [second, first]
    signed_in().post(address, {"retning": "ned"})
    assert list(Theme.objects.order_by("order")[:2]) == [first, second]
    assert AuditEvent.objects.filter(verb="word.ordered").count() == 2
    assert signed_in(Role.STEERING).post(address).status_code == 403
    unknown = reverse("initiatives:move_word", args=["andet", second.pk])
    assert signed_in().post(unknown).status_code == 404


def test_who_only_reads_orders_no_words(a_user: People) -> None:
    with pytest.raises(PermissionDenied):
        word_steps.move_word(Theme.objects.order_by("order")[0], 1, a_user(Role.EVALUATOR))


def test_a_word_out_of_use_stays_where_it_was_chosen(
    initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    theme = Theme.objects.create(title="Gammelt tema", order=99)
    row = initiative(themes=(theme.pk,))
    word_steps.use_word(theme, a_user(), is_in_use=False)
    assert "Gammelt tema" in body(signed_in(), "initiatives:change", row.pk)
    assert "Gammelt tema" not in body(signed_in(), "initiatives:new")
    given = {"title": row.title, "place": row.place_id, "themes": [theme.pk]}
    client = signed_in()
    client.post(reverse("initiatives:change", args=[row.pk]), given)
    assert list(row.themes.all()) == [theme]


def test_words_that_are_gone_are_refused(a_user: People) -> None:
    facts = InitiativeFacts(title="Ny", themes=(10**6,), target_groups=(10**6,))
    with pytest.raises(Refused) as refused:
        steps.open_initiative(facts, a_user())
    assert [fault.field for fault in refused.value.faults] == ["themes", "target_groups"]


# The 360 overview as a file


def test_the_overview_is_one_lying_sheet(initiative: Make, signed_in: SignedIn) -> None:
    themes = tuple(Theme.objects.values_list("pk", flat=True))
    groups = tuple(TargetGroup.objects.values_list("pk", flat=True))
    row = initiative(themes=themes, target_groups=groups, expected_sectors=("Politi",))
    client = signed_in()
    assert "Hent som PDF" in body(client, "initiatives:all_round", row.pk)
    answer = client.get(reverse("initiatives:all_round_file", args=[row.pk]))
    assert answer["Content-Type"] == "application/pdf"
    paper = pypdfium2.PdfDocument(answer.content)
    assert len(paper) == 1
    width, height = paper[0].get_size()
    assert width > height
    text = paper[0].get_textpage().get_text_bounded()
    for words in ("Indsats i Nordhegn", "Fædre nås ikke af noget tiltag", "Politi"):
        assert words in text


def test_who_may_not_export_gets_no_file(initiative: Make, signed_in: SignedIn) -> None:
    first = Theme.objects.order_by("order")[0], TargetGroup.objects.order_by("order")[0]
    row = initiative(themes=(first[0].pk,), target_groups=(first[1].pk,))
    client = signed_in(Role.PROJECT)
    assert client.get(reverse("initiatives:all_round_file", args=[row.pk])).status_code == 403
    assert "Hent som PDF" not in body(client, "initiatives:all_round", row.pk)
