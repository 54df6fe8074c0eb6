"""States in the reader's words: labels with their shapes, chains down to the paper's words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.portfolio.state import (
    LABELS,
    Label,
    PartState,
    State,
    Step,
)
from brobygger.messages.portfolio import LABEL_WORDS, STATE_LABELS, remark_words, step_words
from brobygger.web.ui.words import in_words, reader_language


@dataclass(frozen=True, slots=True)
class Said:
    """A state as it is shown: ``code`` names its shape and colour, ``word`` says it."""

    code: Label
    word: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a chain. ``quote`` are words of the paper where ``place`` says so."""

    words: str
    decision: str = ""
    quote: str = ""
    place: Place | None = None


def label_said(label: Label) -> Said:
    """A recommendation's state in words."""
    return Said(label, LABEL_WORDS[label].said(reader_language()))


def state_said(state: State) -> Said:
    """A part's state in words, its past left aside."""
    return label_said(STATE_LABELS[state])


def part_said(part: PartState) -> Said:
    """A part's state in words; one that stood until its money ended has lapsed."""
    return label_said("lapsed" if part.has_lapsed else STATE_LABELS[part.state])


def meanings() -> list[tuple[Said, str]]:
    """Each state with what it means, in the order they are counted."""
    return [(label_said(label), in_words(LABEL_WORDS[label].meaning)) for label in LABELS]


def reasons_of(part: PartState) -> list[Reason]:
    """The chain as sentences. Words of the paper that several steps rest on stand once, last."""
    steps = list(part.chain)
    following: list[Step | None] = [*steps[1:], None]
    return [_reason(step, after) for step, after in zip(steps, following, strict=True)]


def _reason(step: Step, after: Step | None) -> Reason:
    words = step_words(step, reader_language())
    is_repeated = after is not None and (after.quote, after.place) == (step.quote, step.place)
    if is_repeated or not step.quote:
        return Reason(words, step.decision)
    is_in_paper = step.place.page is not None or step.place.line is not None
    return Reason(words, step.decision, step.quote, step.place if is_in_paper else None)


def remarks_of(part: PartState) -> list[str]:
    """What does not change the state but must be said."""
    return [remark_words(one, reader_language()) for one in part.remarks]


def sentence_of(part: PartState) -> str:
    """The chain in one line, for a file or a narrow place."""
    return " ← ".join(reason.words for reason in reasons_of(part))


def counted(counts: Mapping[Label, int]) -> Iterator[tuple[Said, int]]:
    """Every label with how many there are of it, those of none included."""
    for label in LABELS:
        yield label_said(label), counts[label]


def numbers_words(numbers: Iterable[int]) -> str:
    """ "2, 5 og 9" without the last comma."""
    said = [str(number) for number in numbers]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} {_('og')} {said[-1]}"
