"""The law of safe parsing: whatever a file is, a reading or a Problem comes of it, in time.

Starting a process for each of 300 files would take two minutes. So the files are read by one
long-lived child under the limits of a reading (``hostile.batch``), which is started anew only
where a file has ended it. Every file that did so is read again the real way, through
``run_apart``, and so is a sample of all the others: it must come to the same.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from brobygger import wiring
from brobygger.domain.documents.reading import Reading
from brobygger.domain.kernel.problem import Unreadable
from brobygger.engines.apart import READING, Limits
from brobygger.messages import say
from counts import PROVE, examples
from hostile import BUILDERS, HEAVY, Hostile, corpus, heavy
from hostile.batch import Batch
from hostile.outcome import outcome_of

FILES = examples(small=300, full=5_000)
APART = examples(small=10, full=150)
"""Files that are read in a process of their own as well."""

LIMITS = Limits(wall_seconds=300, cpu_seconds=30)
BROKEN_OFF = {"DOCUMENT-010", "DOCUMENT-011", "LIST-004"}
"""What is said where the reading used too much, or broke off."""

MOST_BROKEN_OFF = 0.02
"""Share of the files that may end the process that reads them: bombs for a C library alone."""


HEAVY_IN_CI = ("text/million_lines", "list/strings")
"""The others take up to a minute and a half each: `make prove`."""


def read_apart(file: Hostile, limits: Limits = LIMITS) -> tuple[str, ...]:
    """The codes that the real way ends with; every problem has words."""
    try:
        if file.is_list:
            problems = wiring.open_list_apart(file.data, file.name).problems
        else:
            problems = wiring.read_apart(file.data, file.name, limits).problems
    except Unreadable as stop:
        problems = (stop.problem,)
    assert all(say(problem, "da").what for problem in problems)
    return tuple(problem.code for problem in problems)


@pytest.mark.prove
def test_hostile_files(seed_of_run: int, record_property: Callable[[str, object], None]) -> None:
    """No fault of ours, no hang, no empty reading without a word, and the caller goes on."""
    seed = seed_of_run or 1
    sample = {FILES // APART * at for at in range(APART)}
    faults, ended, differs = [], [], []
    kinds: Counter[str] = Counter()
    with Batch(LIMITS) as batch:
        for file, outcome in batch.read_all(corpus(seed, FILES)):
            kinds[outcome.how] += 1
            if outcome.how == "fault":
                faults.append(f"{file}: {outcome.said}")
            elif outcome.how == "killed":
                codes = read_apart(file)
                ended.append(f"{file}: {outcome.said}, {codes}")
                differs += [] if set(codes) <= BROKEN_OFF else [f"{file}: {outcome}, {codes}"]
            elif file.number in sample and (codes := read_apart(file)) != outcome.codes:
                differs.append(f"{file}: {outcome.codes}, apart {codes}")
    record_property("examples", FILES)
    record_property(
        "measured",
        f"{kinds['read']:,} read, {kinds['refused']:,} refused, {len(ended)} ended the child, "
        f"{len(faults)} faults",
    )
    assert faults == [], f"seed {seed}"
    assert differs == [], f"seed {seed}"
    assert len(ended) <= MOST_BROKEN_OFF * FILES, f"seed {seed}: {ended}"
    # The corpus holds what it should: many files are still read, many are refused.
    assert min(kinds["read"], kinds["refused"]) > FILES / 6


def test_the_same_number_gives_the_same_file() -> None:
    """A file is found again by its seed and number alone; each kind of harm comes first once."""
    files = list(corpus(5, 40))
    assert files[20:] == list(corpus(5, 20, first=20))
    assert [file.recipe for file in files] == sorted(BUILDERS)[:40]


@pytest.mark.parametrize("recipe", sorted(HEAVY) if PROVE else HEAVY_IN_CI)
@pytest.mark.prove
def test_heavy_files(recipe: str) -> None:
    """Bombs and papers of a million paragraphs, within what a reading may use."""
    file = heavy(1, recipe)
    codes = read_apart(file, READING)
    assert codes


def test_a_file_that_ends_the_child_is_told() -> None:
    """The next file is read by a new child."""
    good = Hostile(0, "good", "papir.txt", "Havnen ligger på øen.\n".encode())
    with Batch(Limits(wall_seconds=0.001)) as batch:
        assert batch.read(good).how == "killed"
        batch.limits = LIMITS
        assert batch.read(good).codes == ("DOCUMENT-021",)
        assert batch.started == 2


def crashes(data: bytes, name: str) -> Reading:
    """A reading with a fault of ours."""
    raise KeyError(name)


def keeps_zeros(data: bytes, name: str) -> Reading:
    """A reading that no database would take."""
    return wiring.understand(wiring.open_document(b"Havnen", "papir\x00.txt"))


def says_nothing(data: bytes, name: str) -> Reading:
    """A reading that is empty and does not say so."""
    return Reading(wiring.open_document(b"\xff\xfe-\x00", name), "unknown", None, ())


@pytest.mark.parametrize("wrong", [crashes, keeps_zeros, says_nothing])
def test_the_law_can_be_broken(
    wrong: Callable[[bytes, str], Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each fault that the law speaks of is seen where it is made."""
    monkeypatch.setattr(wiring, "read_document", wrong)
    outcome = outcome_of(Hostile(0, "", "papir.txt", b"-"))
    assert outcome.how == "fault"
    assert outcome.said
