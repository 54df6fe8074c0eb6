"""Off until somebody with the power decides; a key of its own, outside the database, and gone."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from brobygger.domain.activities.card_code import KEY_BYTES, KeyDestroyed, make_token
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.jobs.models import Job
from brobygger.web.reach.codes import deciding
from brobygger.web.reach.codes.deciding import decide, destroy_going_keys, end_use, renew_key
from brobygger.web.reach.codes.given import give_code
from brobygger.web.reach.codes.keys import KeyMissing, has_key, make_key, read_key
from brobygger.web.reach.codes.printing import print_cards
from brobygger.web.reach.codes.use import use_of
from brobygger.web.reach.models import CardDecision, CardKey, CheckIn, Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused

from .conftest import decision, some_codes

pytestmark = pytest.mark.django_db
People = Callable[..., User]


def files(folder: Path) -> list[Path]:
    """The key files that lie there."""
    return sorted(folder.glob("*")) if folder.is_dir() else []


def test_every_installation_starts_without(initiative: Initiative, tmp_path: Path) -> None:
    """As it is installed, with nothing said; and an initiative of it then uses none."""
    code = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'brobygger.web.entry.settings';"
        "from django.conf import settings; print(settings.CARD_CODES, settings.CARD_KEYS)"
    )
    plain = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**plain, "BROBYGGER_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", str(tmp_path / "var" / "card_keys")]
    assert not use_of(initiative.pk).is_on


def test_the_installation_has_the_first_word(
    settings: Settings, folder: Path, initiative: Initiative, admin: User
) -> None:
    settings.CARD_CODES = False
    with pytest.raises(Refused, match="installation"):
        decide(initiative, decision(), admin)
    assert files(folder) == []


def test_the_decision_is_recorded_and_a_key_is_drawn(
    on: Initiative, folder: Path, admin: User
) -> None:
    row = CardDecision.objects.get(initiative=on)
    assert (row.body, row.kept_months, row.recorded_by) == ("Styregruppen", 6, admin)
    (file,) = files(folder)
    key = CardKey.objects.get(initiative=on)
    assert file.name == f"{key.file.hex}.key"
    assert len(file.read_bytes()) == KEY_BYTES
    assert oct(file.stat().st_mode)[-3:] == "600"
    assert oct(folder.stat().st_mode)[-3:] == "700"
    event = AuditEvent.objects.get(verb="cards.decided")
    assert event.facts["body"] == "Styregruppen"
    assert use_of(on.pk).is_on


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.PROJECT, Role.BUDGET, Role.STEERING])
def test_only_an_administrator_decides(
    role: str, initiative: Initiative, folder: Path, a_user: People
) -> None:
    with pytest.raises(PermissionDenied):
        decide(initiative, decision(), a_user(role=role))
    assert files(folder) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"body": " "}, "body"),
        ({"assessment": "Lav risiko."}, "assessment"),
        ({"decided_on": timezone.localdate() + timedelta(days=1)}, "decided_on"),
        ({"kept_months": 13}, "kept_months"),
    ],
)
def test_a_decision_without_its_reasons_is_none(
    wrong: dict[str, Any], field: str, initiative: Initiative, folder: Path, admin: User
) -> None:
    with pytest.raises(Refused) as told:
        decide(initiative, decision(**wrong), admin)
    assert [fault.field for fault in told.value.faults] == [field]
    assert files(folder) == []


def test_switched_off_no_more_codes_are_given(
    on: Initiative, tally: Tally, writer: Writer, admin: User, a_user: People
) -> None:
    one, other = some_codes(2)
    give_code(tally, one, writer)
    end_use(on, a_user(role=Role.PROJECT))
    with pytest.raises(Refused, match="slået fra"):
        give_code(tally, other, writer)
    with pytest.raises(Refused, match="slået fra"):
        print_cards(on, 1, admin)
    assert CheckIn.objects.count() == 1
    with pytest.raises(Refused, match="slået fra allerede"):
        end_use(on, admin)
    decide(on, decision(body="Udvalget"), admin)
    assert CardKey.objects.count() == 1, "the same cards are the same people afterwards"
    give_code(tally, other, writer)
    assert CardDecision.objects.count() == 2


def test_two_keys_are_two_draws(on: Initiative, folder: Path, admin: User) -> None:
    other = Initiative.objects.create(title="En anden", state=Initiative.State.STARTED)
    decide(other, decision(), admin)
    one, two = (file.read_bytes() for file in files(folder))
    assert one != two
    code = some_codes(1)[0]
    tokens = {make_token(code, read_key(key)) for key in CardKey.objects.all()}
    assert len(tokens) == 2


def test_a_key_is_never_made_in_silence(
    key: CardKey, folder: Path, tally: Tally, writer: Writer
) -> None:
    """The file is lost: nothing is given, the words say what to do, and no file appears."""
    for file in files(folder):
        file.unlink()
    with pytest.raises(KeyMissing):
        read_key(key)
    with pytest.raises(Refused, match="Læg nøglefilen tilbage"):
        give_code(tally, some_codes(1)[0], writer)
    assert files(folder) == []
    assert use_of(tally.session.activity.initiative_id).lacks_file


def test_half_a_key_is_no_key(key: CardKey, folder: Path) -> None:
    files(folder)[0].write_bytes(b"half")
    assert not has_key(key)
    with pytest.raises(KeyMissing):
        read_key(key)


def test_no_key_is_written_over_another(key: CardKey, folder: Path) -> None:
    with pytest.raises(FileExistsError):
        make_key(key.file)


def test_a_new_key_destroys_the_old_one(
    on: Initiative,
    key: CardKey,
    folder: Path,
    admin: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    secret = files(folder)[0].read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        renew_key(on, admin)
    old, new = CardKey.objects.order_by("epoch")
    assert (old.state, new.state) == (CardKey.State.DESTROYED, CardKey.State.IN_USE)
    assert old.destroyed_on == timezone.localdate()
    assert [file.name for file in files(folder)] == [f"{new.file.hex}.key"]
    assert files(folder)[0].read_bytes() != secret
    with pytest.raises(KeyDestroyed):
        read_key(old)
    verbs = AuditEvent.objects.values_list("verb", flat=True)
    assert {"cards.key_renewed", "cards.key_destroyed"} <= set(verbs)


def test_what_a_crash_leaves_is_finished_by_the_next_run(
    on: Initiative,
    folder: Path,
    admin: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """Stopped before the file goes; stopped after it, before the database says so."""
    with django_capture_on_commit_callbacks(execute=False):
        renew_key(on, admin)  # the machine stops right after the commit
    old = CardKey.objects.get(epoch=1)
    assert old.state == CardKey.State.GOING
    assert len(files(folder)) == 2
    assert Job.objects.filter(kind="codes.destroy").exists(), "a worker is asked to finish it"

    def stopped(*args: Any, **facts: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(deciding, "record", stopped)
        with pytest.raises(SystemExit):
            destroy_going_keys()
    old.refresh_from_db()
    assert old.state == CardKey.State.GOING
    assert len(files(folder)) == 1
    assert destroy_going_keys() == 1
    assert destroy_going_keys() == 0
    old.refresh_from_db()
    assert old.state == CardKey.State.DESTROYED


def test_a_destroyed_file_is_overwritten_first(
    key: CardKey, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the folder is settled after, so that the name does not come back with the power."""
    synced: list[int] = []
    seen = os.fsync

    def sync(handle: int) -> None:
        synced.append(handle)
        seen(handle)

    monkeypatch.setattr(os, "fsync", sync)
    link = folder.parent / "hard"
    os.link(files(folder)[0], link)
    CardKey.objects.update(state=CardKey.State.GOING)
    destroy_going_keys()
    assert link.read_bytes() == bytes(KEY_BYTES)
    assert len(synced) == 2
