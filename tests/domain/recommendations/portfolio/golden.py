"""What becomes of the annex's 13 recommendations, worked out by hand: five decisions, five days.

The annex is dated 28-06-2023, so what it asks for could be carried by Budget 2024, adopted on
15-10-2023 where no other date is entered. The structure is that of the real annex and of the
demo's: 18 parts, four orders (N2, N6, N9 and, in the package of ØKF, N13), three needs without an
order (R3, R7, R11), two efforts paid by a plan without an end (3a, 7a), one paid by a grant "til
og med 2025" (8a).

Some recommendations do not hang on any of the four orders, so that no decision here moves them:

 1  1a needs no money: covered on every day.
 4  4a and 4b need no money: covered. That 4a points at a minister is a remark and no more.
 7  7a lacks money (R7) and was paid by a plan whose end nobody knows. R7 fell with Budget 2024;
    the plan was last heard of on 28-06-2023, so afterwards it may or may not pay: 7a is open. 7b
    has R7 alone and has fallen. None stands, one is open: open on every day.
 8  8a is within a frame that stands on a grant until 31-12-2025. That day it is still there;
    on 01-01-2026 it has lapsed. What could strengthen it (11) does not carry it.
10  Outside the city's mandate on every day, and counted apart.
11  11a needs no money and stands. 11b lacks money (R11) and fell with Budget 2024. One of two:
    partly on every day.
12  12a is done "as part of 11", which does not say of which part. Strictly it takes both, and 11b
    has fallen: fallen on every day. Leniently one is enough, and 11a stands: covered.

The six others follow the orders. 3a is as 7a: open on every day here, so 3 is open where 3b does
not stand and partly where it does; 3b needs 1 (which stands) and 2, so it is as 2a is. 5a is
lifted by the order on 9, so 5 is as 9. 6b needs no money, so 6 is never worse than partly.
"""

from datetime import date

from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind

DAYS = (
    date(2024, 1, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 1, 1),
)
BUDGET_2024 = "BR 05-10-2023, punkt 4"
GIVEN = range(2024, 2028)
"""The four years of a grant in Budget 2024."""


def in_years(note: str, kind: OutcomeKind, years: range = GIVEN) -> list[Outcome]:
    """The same outcome for each year, decided with Budget 2024."""
    return [Outcome(note, kind, year, date(2023, 10, 5), source=BUDGET_2024) for year in years]


# (a) Nobody has entered anything. An order alone handles nothing: 2, 5, 9 and 13 are open for
# good, 3b waits for 2a and is open with it. Of 6, 6b stands.
NOTHING: list[Outcome] = []
NOTHING_LABELS = """
 1 covered covered covered covered covered
 2 open    open    open    open    open
 3 open    open    open    open    open
 4 covered covered covered covered covered
 5 open    open    open    open    open
 6 partly  partly  partly  partly  partly
 7 open    open    open    open    open
 8 covered covered lapsed  lapsed  lapsed
 9 open    open    open    open    open
10 outside outside outside outside outside
11 partly  partly  partly  partly  partly
12 fallen  fallen  fallen  fallen  fallen
13 open    open    open    open    open
"""

# (b) All four orders are granted for 2024-2027. Until 31-12-2027 every part that hangs on them
# stands: 2, 5, 6, 9 and 13 are covered, and 3 is partly (3b stands, 3a is open). On 01-01-2028 the
# money has ended and nothing has taken over: 2, 5, 9 and 13 have lapsed. Of 3, 3b has lapsed with
# 2a but 3a is still open, so 3 is open; of 6, 6b stands, so 6 is partly.
# That ØKF's package is not decided does not hold N13 back: N13 itself has been.
ALL_FOUR = [one for note in ("N2", "N6", "N9", "N13") for one in in_years(note, "funded")]
ALL_FOUR_LABELS = """
 1 covered covered covered covered covered
 2 covered covered covered covered lapsed
 3 partly  partly  partly  partly  open
 4 covered covered covered covered covered
 5 covered covered covered covered lapsed
 6 covered covered covered covered partly
 7 open    open    open    open    open
 8 covered covered lapsed  lapsed  lapsed
 9 covered covered covered covered lapsed
10 outside outside outside outside outside
11 partly  partly  partly  partly  partly
12 fallen  fallen  fallen  fallen  fallen
13 covered covered covered covered lapsed
"""

# (c) N9 is rejected, the three others as in (b). 9 falls, and 5 with it, since its staff were to
# be trained by the same note. They never stood, so they have fallen and not lapsed, also in 2028,
# a year of which nothing is entered: a refusal does not end.
NOT_N9 = [
    *in_years("N9", "rejected"),
    *(one for note in ("N2", "N6", "N13") for one in in_years(note, "funded")),
]
NOT_N9_LABELS = """
 1 covered covered covered covered covered
 2 covered covered covered covered lapsed
 3 partly  partly  partly  partly  open
 4 covered covered covered covered covered
 5 fallen  fallen  fallen  fallen  fallen
 6 covered covered covered covered partly
 7 open    open    open    open    open
 8 covered covered lapsed  lapsed  lapsed
 9 fallen  fallen  fallen  fallen  fallen
10 outside outside outside outside outside
11 partly  partly  partly  partly  partly
12 fallen  fallen  fallen  fallen  fallen
13 covered covered covered covered lapsed
"""

# (d) Only the area initiative (N13) is granted; its package is not decided. N2, N6 and N9 are put
# off to Budget 2025, adopted on 15-10-2024, and nothing more is entered. On 01-01-2024 they are
# open: 2, 5 and 9 open, 3b with 2a, 6 partly (6b). Once Budget 2025 is adopted without them they
# have fallen, from the second day asked about: 2, 5 and 9 fallen; 3 still open (3a); 6 still
# partly (6b). 13 is covered until its money ends and has then lapsed.
ONLY_N13 = [
    *in_years("N13", "funded"),
    Outcome("ØKF", "undecided"),
    *(
        Outcome(note, "deferred", 2024, date(2023, 10, 5), until=date(2024, 10, 15))
        for note in ("N2", "N6", "N9")
    ),
]
ONLY_N13_LABELS = """
 1 covered covered covered covered covered
 2 open    fallen  fallen  fallen  fallen
 3 open    open    open    open    open
 4 covered covered covered covered covered
 5 open    fallen  fallen  fallen  fallen
 6 partly  partly  partly  partly  partly
 7 open    open    open    open    open
 8 covered covered lapsed  lapsed  lapsed
 9 open    fallen  fallen  fallen  fallen
10 outside outside outside outside outside
11 partly  partly  partly  partly  partly
12 fallen  fallen  fallen  fallen  fallen
13 covered covered covered covered lapsed
"""

# (e) Every other way of deciding. N6 is granted in part for 2024 and 2025, with 6a in it: 6 is
# covered until 31-12-2025; then 6a has lapsed and 6b stands, partly. N2 is left to the committee,
# which has not decided: 2a is open, 3b with it, 2 and 3 are open on every day. N9 is absorbed in
# the frame from 2024: a frame has no end, so 9 and 5 are covered on every day. The package of ØKF
# is cut: N13 falls with it, though nobody has decided on N13, and since it never stood, 13 has
# fallen.
MIXED = [
    *(
        Outcome("N6", "part_funded", year, date(2023, 10, 5), frozenset({"6a"}))
        for year in (2024, 2025)
    ),
    Outcome("N2", "left_to_committee", 2024, date(2023, 10, 5)),
    Outcome("N9", "within_frame", 2024, date(2023, 10, 5)),
    Outcome("ØKF", "rejected", 2024, date(2023, 10, 5), source=BUDGET_2024),
]
MIXED_LABELS = """
 1 covered covered covered covered covered
 2 open    open    open    open    open
 3 open    open    open    open    open
 4 covered covered covered covered covered
 5 covered covered covered covered covered
 6 covered covered partly  partly  partly
 7 open    open    open    open    open
 8 covered covered lapsed  lapsed  lapsed
 9 covered covered covered covered covered
10 outside outside outside outside outside
11 partly  partly  partly  partly  partly
12 fallen  fallen  fallen  fallen  fallen
13 fallen  fallen  fallen  fallen  fallen
"""

CASES: dict[str, tuple[list[Outcome], str]] = {
    "nothing entered": (NOTHING, NOTHING_LABELS),
    "all four granted": (ALL_FOUR, ALL_FOUR_LABELS),
    "N9 rejected": (NOT_N9, NOT_N9_LABELS),
    "only N13 granted": (ONLY_N13, ONLY_N13_LABELS),
    "decided in all ways": (MIXED, MIXED_LABELS),
}


def labels_on(table: str, day: date) -> dict[int, str]:
    """One column of a table."""
    rows = (line.split() for line in table.strip().splitlines())
    column = DAYS.index(day) + 1
    return {int(row[0]): row[column] for row in rows}
