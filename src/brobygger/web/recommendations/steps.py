"""What people do with recommendations: one function a verb, one transaction, one audit event."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json
from brobygger.domain.documents.restore import restore
from brobygger.domain.kernel.fold import fold
from brobygger.domain.recommendations import recommendation as read
from brobygger.domain.recommendations.category import verdict_of
from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.carrying import carry_work
from brobygger.web.recommendations.keys import write_keys
from brobygger.web.recommendations.models import (
    Annex,
    Category,
    Edge,
    MoneySource,
    Part,
    ReadWords,
    Recommendation,
    Responsibility,
    Route,
)
from brobygger.web.recommendations.permissions import require_work


@transaction.atomic
def accept_annex(document: Document, values: Mapping[str, Any], user: Any) -> str:
    """Put a confirmed annex into the register; the address of its recommendations.

    An earlier edition with the same case number is kept and marked as superseded: nothing is
    overwritten, and what was decided on it stays readable. The work with its parts goes on with
    the new edition's.
    """
    require_work(user)
    paper = restore(read.RecommendationAnnex, values)
    numbers = paper.case_numbers
    annex = Annex.objects.create(
        document=document,
        title=_value(paper.title) or "",
        dated=_value(paper.date),
        f2=_value(numbers.f2) or "",
        f2_document=_value(numbers.f2_document) or "",
        edoc=_value(numbers.edoc) or "",
        record=values,
        accepted_by=user,
    )
    earlier = Annex.objects.none()
    if annex.f2:
        earlier = Annex.objects.filter(f2=annex.f2, superseded_by=None).exclude(pk=annex.pk)
    superseded = list(earlier)
    earlier.update(superseded_by=annex)
    _save_recommendations(annex, paper, user)
    carry_work(superseded, annex)
    record(
        user,
        "annex.accepted",
        annex,
        recommendations=len(paper.recommendations),
        parts=sum(len(item.parts) for item in paper.recommendations),
        document=document.pk,
    )
    return reverse("recommendations:list")


def _save_recommendations(annex: Annex, paper: read.RecommendationAnnex, user: Any) -> None:
    rows = [
        Recommendation(
            annex=annex,
            number=item.number,
            theme_area=item.theme_area.value or "",
            text=item.text.value or item.text.raw,
            folded=fold(
                f"{item.text.value or item.text.raw} "
                + " ".join(part.label.value or "" for part in item.parts)
            ),
            place=as_json(item.text.source),
        )
        for item in paper.recommendations
    ]
    # One moment for all rows: the register is there as a whole, or it is not there.
    create = partial(bulk_create_with_history, default_user=user, default_date=timezone.now())
    saved = create(rows, Recommendation)
    by_number = {row.number: row for row in saved}
    at = day_of(annex)
    parts = [
        (_part_row(by_number[item.number], order, part, at), part)
        for item in paper.recommendations
        for order, part in enumerate(item.parts)
    ]
    saved_parts = create([row for row, _ in parts], Part)
    facts: dict[type[Any], list[Any]] = {}
    for row, (_unsaved, part) in zip(saved_parts, parts, strict=True):
        for fact in _facts(row, part, by_number):
            facts.setdefault(type(fact), []).append(fact)
    for model, rows_of_model in facts.items():
        create(rows_of_model, model)
    write_keys(saved)


def day_of(annex: Annex) -> date:
    """The day that the annex speaks of: categories are derived as of it."""
    return annex.dated or date(annex.accepted_at.year, 1, 1)


def _part_row(recommendation: Recommendation, order: int, part: read.Part, at: date) -> Part:
    derived = verdict_of(part, at)
    novelty = {found.value for found in part.novelty}
    return Part(
        recommendation=recommendation,
        code=part.id,
        order=order,
        label=part.label.value or part.label.raw,
        needs_money=part.needs_money.value or "unstated",
        is_new="new" in novelty,
        is_continued="continued" in novelty,
        due=_value(part.due),
        due_words=part.due.raw if part.due else "",
        remark=_value(part.remark) or "",
        quote=part.quote.value or part.quote.raw,
        place=as_json(part.quote.source),
        category=derived.colour or "",
        reason=derived.reason,
        shown_category=derived.colour or "",
    )


def _facts(
    row: Part, part: read.Part, by_number: Mapping[int, Recommendation]
) -> Iterator[ReadWords]:
    """The rows below a part. A rejected value (None) leaves no row."""
    for owner in {found.value: found for found in part.administrations}.values():
        if owner.value:
            yield Responsibility(part=row, administration=owner.value, **_words(owner))
    for route in part.routes:
        if route.value:
            yield Route(
                part=row,
                kind=route.value.kind,
                note=route.value.note or "",
                ordered_by=route.value.ordered_by or "",
                package=route.value.package or "",
                via=list(route.value.via),
                **_words(route),
            )
    for source in part.sources:
        if source.value:
            yield MoneySource(
                part=row,
                kind=source.value.kind,
                ref=source.value.ref,
                valid_from=source.value.valid_from,
                valid_to=source.value.valid_to,
                to_known=source.value.to_known and source.value.valid_to is not None,
                confirmed_on=source.value.confirmed_on,
                **_words(source),
            )
    yield from _edges(row, part, by_number)


def _edges(row: Part, part: read.Part, by_number: Mapping[int, Recommendation]) -> Iterator[Edge]:
    """Edges to recommendations that exist; one that does not was shown as an error in review."""
    edges = {
        found.value.target: Edge(
            part=row,
            target=by_number[found.value.target],
            kind=Edge.Kind.REQUIRES,
            quantifier=found.value.quantifier,
            parts=list(found.value.parts),
            **_words(found),
        )
        for found in part.requires
        if found.value and found.value.target in by_number
    }
    helped = {
        found.value: Edge(
            part=row, target=by_number[found.value], kind=Edge.Kind.STRENGTHENS, **_words(found)
        )
        for found in part.strengthened_by
        if found.value is not None and found.value in by_number
    }
    yield from edges.values()
    yield from helped.values()


@transaction.atomic
def choose_category(part: Part, category: str, reason: str, user: Any) -> None:
    """An officer sets another category than the derived one, with a reason.

    The derived category stays beside it. ``category`` "" goes back to the derived one.
    Raises ValueError where the reason is missing or the category unknown.
    """
    require_work(user)
    if category and (category not in Category.values or not reason.strip()):
        raise ValueError(category)
    before = part.shown_category
    part.chosen_category = category
    part.chosen_reason = reason.strip() if category else ""
    part.shown_category = category or part.category
    part.save()
    write_keys([part.recommendation])
    verb = "part.category_chosen" if category else "part.category_withdrawn"
    record(
        user,
        verb,
        part,
        why=reason.strip(),
        part=part.code,
        before=before,
        after=part.shown_category,
    )


def _words(found: Found[Any]) -> dict[str, Any]:
    return {"raw": found.raw, "place": as_json(found.source)}


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None
