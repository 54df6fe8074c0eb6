"""The scan on screen: when was it, what did it find, and do it now."""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from brobygger.web.audit.subjects import About, told_of
from brobygger.web.entry.scan import Finding, ask_for_scan, latest_scan, scan_under_way


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with words for its table and column, and the page where it can be put right."""

    finding: Finding
    table: str
    column: str
    about: About | None


@require_GET
def scan(request: HttpRequest) -> HttpResponse:
    """Does the register hold a person number anywhere?"""
    if not request.user.has_perm("accounts.administer"):
        raise PermissionDenied
    done = latest_scan()
    lines = _lines(request, done.findings) if done else []
    shown = {"scan": done, "lines": lines, "job": scan_under_way()}
    return render(request, "entry/scan.html", shown)


@require_POST
def scan_now(request: HttpRequest) -> HttpResponse:
    """Look now instead of tonight."""
    ask_for_scan(request.user)
    return redirect("scan")


def _lines(request: HttpRequest, findings: tuple[Finding, ...]) -> list[Line]:
    numbers: dict[str, set[str]] = {}
    for one in findings:
        numbers.setdefault(one.model, set()).add(one.pk)
    told = told_of(request.user, numbers) if numbers else {}
    return [_line(one, told.get(one.model, {}).get(one.pk)) for one in findings]


def _line(finding: Finding, about: About | None) -> Line:
    model = apps.get_model(finding.model)
    column = str(getattr(model._meta.get_field(finding.field), "verbose_name", finding.field))
    # A title may be what holds the number, so the row is named by its table and its own number.
    where = About(f"{model._meta.verbose_name} {finding.pk}", about.url) if about else None
    return Line(finding, str(model._meta.verbose_name), column, where)
