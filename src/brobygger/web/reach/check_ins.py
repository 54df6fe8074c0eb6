"""The rows of codes at sessions, as steps of other folders take them away and figures read them."""

from collections.abc import Iterable
from uuid import uuid4

from brobygger.web.activities.models import Session
from brobygger.web.reach.models import CardKey, CheckIn, CodeSheet


def put_tokens(session: Session, tokens: Iterable[bytes], key: CardKey) -> None:
    """Write the tokens of a session anew, in the order of the tokens.

    All rows are written at once and sorted: where a database keeps rows in the order of writing
    (or remembers the transaction), that order is by chance and tells nobody who came first.
    """
    CheckIn.objects.filter(session=session).delete()
    CheckIn.objects.bulk_create(
        CheckIn(session=session, token=token, key=key) for token in sorted(tokens)
    )
    touch(session)


def touch(session: Session) -> CodeSheet:
    """The session's sheet with a new mark: figures worked out before are old."""
    sheet, _is_new = CodeSheet.objects.update_or_create(session=session, defaults={"mark": uuid4()})
    return sheet


def forget_codes(session: Session) -> None:
    """The numbers of a session are taken back, and what was given there goes with them."""
    CheckIn.objects.filter(session=session).delete()
    CodeSheet.objects.filter(session=session).delete()
