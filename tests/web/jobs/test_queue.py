"""The queue's rules, in one process: claimed once, renewed, put back, given up, told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone, translation
from pytest_django import Settings

from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem
from brobygger.web.accounts.models import Role, User
from brobygger.web.jobs import queue
from brobygger.web.jobs.models import MAX_ATTEMPTS, Job, State
from brobygger.web.jobs.steps import JobFailed, enqueue, latest_job, try_again
from brobygger.web.jobs.templatetags.jobs import job_message, job_problem
from brobygger.web.jobs.worker import Run, Worker, handlers


@pytest.fixture
def a_job(db: None) -> Callable[..., Job]:
    def make(key: str = "x") -> Job:
        return enqueue("trial", key=key)

    return make


def held(worker: str = "w") -> Job:
    job = queue.claim(worker, ["trial"])
    assert job is not None
    return job


def test_asking_twice_is_asking_once(a_job: Callable[..., Job]) -> None:
    assert a_job() == a_job()
    held()
    assert a_job().state == State.RUNNING
    queue.finish(Job.objects.get(), {})
    assert a_job().state == State.QUEUED
    assert Job.objects.count() == 2


def test_the_database_keeps_one_unfinished_job_a_key(a_job: Callable[..., Job]) -> None:
    a_job()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(kind="trial", key="x")


def test_a_job_about_a_thing_is_found_by_it(a_user: Callable[..., User]) -> None:
    user = a_user()
    job = enqueue("trial", user, owner=user)
    assert (latest_job(user), latest_job(user, "other")) == (job, None)
    assert job.key == f"trial:accounts.User:{user.pk}"


def test_the_oldest_is_taken_first_and_once(a_job: Callable[..., Job]) -> None:
    first, second = a_job("1"), a_job("2")
    assert [held().pk, held().pk] == [first.pk, second.pk]
    assert queue.claim("w", ["trial"]) is None


def test_only_known_kinds_are_taken(a_job: Callable[..., Job]) -> None:
    a_job()
    assert queue.claim("w", ["other"]) is None


def test_a_lease_that_has_run_out_is_put_back(
    a_job: Callable[..., Job], settings: Settings
) -> None:
    a_job()
    job = held("dead")
    assert queue.take_back_expired() == 0
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert queue.take_back_expired() == 1
    again = held("alive")
    assert (again.pk, again.attempts) == (job.pk, 2)
    # The dead worker wakes up: nothing it says is heard.
    assert not queue.renew(job)
    assert not queue.report(job, 50, "", {})
    assert not queue.finish(job, {})
    assert not queue.fail(job, queue.given_up(job))
    assert Job.objects.get().state == State.RUNNING


def test_a_worker_that_speaks_in_time_keeps_its_job(
    a_job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease is renewed between the look and the taking back."""
    a_job()
    job = held()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    stale = list(Job.objects.filter(lease_until__lt=timezone.now()))
    assert queue.renew(job)
    monkeypatch.setattr(Job.objects, "filter", _first_answer(stale, Job.objects.filter))
    assert queue.take_back_expired() == 0
    assert Job.objects.get().state == State.RUNNING


def _first_answer(first: list[Job], then: Any) -> Callable[..., Any]:
    answers: list[Any] = [first]
    return lambda *args, **kwargs: answers.pop() if answers else then(*args, **kwargs)


def test_after_three_attempts_it_is_a_problem(a_job: Callable[..., Job]) -> None:
    a_job()
    for _ in range(MAX_ATTEMPTS):
        queue.put_back(held())
    job = Job.objects.get()
    assert (job.state, job.attempts) == (State.FAILED, MAX_ATTEMPTS)
    problem = job_problem(job)
    assert problem is not None
    assert (problem.code, problem.params["attempts"]) == ("JOB-001", "3")
    assert try_again(job).state == State.QUEUED
    assert try_again(job) == try_again(job)


def test_no_state_without_its_lease(a_job: Callable[..., Job]) -> None:
    a_job()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(state=State.RUNNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(percent=101)


# The worker, in this process -------------------------------------------------------------------


def well(run: Run) -> dict[str, object]:
    run.report(140, "Side {page} af {pages}", page=3, pages=14)
    return {"values": 42}


def badly(run: Run) -> None:
    raise JobFailed(
        Problem("JOB-001", "error", Place(page=3), params={"attempts": "1", "job": "1"})
    )


def breaking(run: Run) -> None:
    raise RuntimeError("what a person typed")


def losing(run: Run) -> None:
    Job.objects.update(worker="another")
    run.still_mine()


@pytest.fixture
def working(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Job]:
    def work(name: str) -> Job:
        config = apps.get_app_config("documents")
        monkeypatch.setattr(config, "job_handlers", {"trial": f"{__name__}.{name}"}, raising=False)
        enqueue("trial", key="x")
        worker = Worker()
        assert worker.work_once()
        return Job.objects.get()

    return work


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done(working: Callable[[str], Job]) -> None:
    job = working("well")
    assert (job.state, job.result, job.percent, job.lease_until) == (
        State.DONE,
        {"values": 42},
        100,
        None,
    )
    assert not Worker().work_once()


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_the_paper_ends_the_job_at_once(working: Callable[[str], Job]) -> None:
    job = working("badly")
    assert (job.state, job.attempts) == (State.FAILED, 1)
    assert job_problem(job) is not None


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_ours_is_tried_again_and_not_quoted(
    working: Callable[[str], Job], caplog: pytest.LogCaptureFixture
) -> None:
    assert working("breaking").state == State.QUEUED
    assert "RuntimeError" in caplog.text
    assert "typed" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_job_given_to_another_is_left_alone(working: Callable[[str], Job]) -> None:
    job = working("losing")
    assert (job.state, job.worker) == (State.RUNNING, "another")


def test_the_handlers_that_links_name_exist() -> None:
    from django.utils.module_loading import import_string

    for dotted in handlers().values():
        assert callable(import_string(dotted))


# The page ---------------------------------------------------------------------------------------


def test_progress_is_polled_until_it_is_over(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    client, owner = signed_in(), a_user()
    job = enqueue("trial", key="x", owner=owner)
    running = held()
    queue.report(running, 21, "Side {page} af {pages}", {"page": 3, "pages": 14})
    answer = client.get(f"/job/{job.pk}/")
    page = answer.content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert 'value="21"' in page
    assert 'aria-live="polite"' in page
    assert "Side 3 af 14" in page
    assert "HX-Trigger" not in answer.headers
    queue.finish(running, {})
    answer = client.get(f"/job/{job.pk}/")
    assert "hx-trigger" not in answer.content.decode()
    assert answer.headers["HX-Trigger"] == "job-over"


def test_a_failed_job_says_why_and_offers_another_try(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    client = signed_in()
    job = enqueue("trial", key="x", owner=a_user())
    for _ in range(MAX_ATTEMPTS):
        queue.put_back(held())
    assert "gik i stå 3 gange" in client.get(f"/job/{job.pk}/").content.decode()
    answer = client.post(f"/job/{job.pk}/igen/", headers={"hx-request": "true"})
    assert "every 1s" in answer.content.decode()
    assert Job.objects.filter(state=State.QUEUED).count() == 1


def test_one_sees_ones_own_jobs(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    job = enqueue("trial", key="x", owner=a_user(Role.BUDGET))
    nobodys = enqueue("trial", key="y")
    assert signed_in(Role.BUDGET).get(f"/job/{job.pk}/").status_code == 200
    assert signed_in().get(f"/job/{job.pk}/").status_code == 404
    assert signed_in(Role.ADMINISTRATOR).get(f"/job/{job.pk}/").status_code == 200
    assert signed_in().get(f"/job/{nobodys.pk}/").status_code == 200
    assert signed_in(Role.STEERING).get(f"/job/{nobodys.pk}/").status_code == 404


def test_a_job_speaks_the_readers_language() -> None:
    with translation.override("en"):
        assert job_message(Job(state=State.QUEUED)) == "waiting"
    assert job_message(Job(message="Side {page}", params={"page": 3})) == "Side 3"
