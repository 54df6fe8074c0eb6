"""What a person typed may reach the log by a detour; its digits do not."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from logging.config import dictConfig
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from gunicorn.config import Config
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.web.entry.logs import Line, hide
from brobygger.web.entry.server_log import ServerLog
from canary import a_cpr

CPR = a_cpr()
LAST_FOUR = CPR[-4:]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that any part of the program logs, in the form that the program writes it."""
    dictConfig(settings.LOGGING)
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line())
    root = logging.getLogger()
    level, noisy = root.level, logging.getLogger("django.request")
    before = noisy.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    noisy.setLevel(logging.DEBUG)
    yield stream
    noisy.setLevel(before)
    root.setLevel(level)
    root.removeHandler(handler)


def test_every_handler_of_the_program_writes_in_that_form() -> None:
    said: dict[str, Any] = settings.LOGGING
    formatters = said["formatters"]
    assert {one["()"] for one in formatters.values()} == {f"{Line.__module__}.Line"}
    assert all(one["formatter"] in formatters for one in said["handlers"].values())


def test_an_address_a_form_a_file_and_a_fault_leave_no_digits(
    lines: io.StringIO, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    client.raise_request_exception = False
    for separator in ("-", " ", "", "+", "_"):
        number = a_cpr(separator)
        client.get(f"/findes-ikke/{quote(number)}/", {"q": number})
        client.get("/soeg/", {"q": number})
        client.post("/aktoerer/tilfoej/", {"title": number})
        client.post("/dokumenter/", {"filer": SimpleUploadedFile(f"{number}.txt", b"tekst")})
        client.generic("POST", "/api/contacts", f'{{"x": "{number}"}}', "application/json")

    def broken(user: object, words: str) -> None:
        raise RuntimeError(f"no such words: {words}")

    monkeypatch.setattr("brobygger.web.entry.screens.find", broken)
    assert client.get("/soeg/", {"q": CPR}).status_code == 500
    try:
        raise ValueError(CPR)
    except ValueError:
        logging.getLogger("brobygger").exception("file %s", f"{a_cpr('_')}.pdf", stack_info=True)
    said = lines.getvalue()
    assert "findes-ikke" in said
    assert "ValueError" in said
    assert LAST_FOUR not in re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "", said)
    assert not find_cpr_like(said)


def test_the_web_server_writes_in_that_form_too(tmp_path: Path) -> None:
    config = Config()
    config.set("errorlog", str(tmp_path / "error"))
    config.set("accesslog", str(tmp_path / "access"))
    log = ServerLog(config)
    log.error("Error handling request /soeg/?q=%s", CPR.replace("-", "%2D"))
    log.access_log.info('"GET /soeg/?q=%s HTTP/1.1"', a_cpr("+"))
    for handler in (*log.error_log.handlers, *log.access_log.handlers):
        handler.close()
    for name in ("error", "access"):
        said = (tmp_path / name).read_text(encoding="utf-8")
        assert "/soeg/" in said
        assert LAST_FOUR not in said


def test_times_are_iso() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "hej", None, None)
    record.created, record.msecs = 0.25, 250.0
    assert Line().format(record) == "1970-01-01T00:00:00.250Z INFO x hej"


@given(st.text(), st.text())
def test_only_numbers_are_hidden(before: str, after: str) -> None:
    """A line without a number is written as it is, and none is left in any line."""
    if not find_cpr_like(before):
        assert hide(before) == before or "•" in hide(before)
    assert not find_cpr_like(hide(f"{before} {CPR} {after}"))
