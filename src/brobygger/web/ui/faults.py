"""What a step will not save, and why: every reason at once, each at its field."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django import forms
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from brobygger.domain.kernel.cpr import find_cpr_like


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a person must put right. ``section`` and ``index`` say in which row, where
    there are rows, and ``field`` in which field.
    """

    words: str | Promise
    section: str = ""
    index: int | None = None
    field: str = ""


class Refused(ValueError):
    """Nothing was saved; carries every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(str(fault.words) for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise Refused where there is any fault."""
    if found := list(faults):
        raise Refused(found)


@contextmanager
def told_if_taken(faults: Callable[[], Iterable[Fault]]) -> Iterator[None]:
    """Save something that there may be only one of.

    Two people may save the same in the same moment, after the step has asked and found nothing:
    then the database refuses. The step's own question is asked once more, and now it answers with
    the usual fault, at its field. Where it still finds nothing the fault is ours, and stays one.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        refuse(faults())
        raise


def blame(form: forms.Form, refused: Refused) -> None:
    """Show each fault at its field of the form."""
    for fault in refused.faults:
        form.add_error(fault.field if fault.field in form.fields else None, str(fault.words))


def no_person_number() -> str:
    """The sentence for a text that may hold a person number; its digits are not repeated."""
    return _("Det ligner et personnummer. Skriv det uden cifrene.")


def person_numbers(**texts: str) -> list[Fault]:
    """A fault for each text that may hold a person number: ``person_numbers(answer=...)``."""
    return [
        Fault(no_person_number(), field=name) for name, text in texts.items() if find_cpr_like(text)
    ]
