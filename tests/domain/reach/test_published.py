"""Estimates against figures that others have printed, to the digit they print."""

from collections import Counter

import numpy as np
import pytest

from brobygger.domain.reach.extrapolation import different_people, never_seen
from brobygger.domain.reach.multi_occasion import multi_occasion
from brobygger.domain.reach.pool import pool_size
from brobygger.domain.reach.two_list import petersen, two_list

# Spiders in two treatments of a forest, as counted in the data set "spider" of R's iNEXT
# (repository AnneChao/iNEXT, data/spider.rda) and printed in its vignette "A Quick Introduction to
# iNEXT via Examples" (vignettes/mypaper.pdf): species seen, seen once, seen twice, individuals,
# then the estimated number of species for other numbers of individuals and without end.
SPIDERS = {
    "Girdled": ((26, 12, 4, 168), {248: "30.883", 336: "34.731"}, "43.893"),
    "Logged": ((37, 14, 4, 252), {371: "42.786", 504: "47.644"}, "61.403"),
}


@pytest.mark.parametrize("forest", SPIDERS)
def test_more_visits_show_as_many_as_printed(forest: str) -> None:
    (seen, once, twice, visits), curve, without_end = SPIDERS[forest]
    f1, f2, n = (np.array([float(number)]) for number in (once, twice, visits))
    for size, printed in curve.items():
        more = np.array([float(size - visits)])
        assert f"{different_people(np.array([float(seen)]), f1, f2, n, more)[0]:.3f}" == printed
    assert f"{seen + never_seen(f1, f2, n)[0]:.3f}" == without_end


@pytest.mark.parametrize("forest", SPIDERS)
def test_chaos_pool_is_as_printed_with_the_convention_n(forest: str) -> None:
    (seen, once, twice, visits), _, without_end = SPIDERS[forest]
    often = visits - once - 2 * twice
    rest = seen - once - twice
    freqs = {1: once, 2: twice, often - 3 * (rest - 1): 1, 3: rest - 1}
    found = pool_size(freqs)
    assert found is not None
    assert f"{found.value:.3f}" == without_end


def test_many_who_come_once_are_left_out_as_in_singlercapture() -> None:
    """95 seen twice and 32 three times: 127 + (2/9) 95^3 / 32^2, the expected value in the tests
    of R's singleRcapture (repository ncn-foreigners/singleRcapture, inst/tinytest/
    test_singleRcapture.R, model "oichao").
    """
    found = pool_size({2: 95, 3: 32}, "one_inflated")
    assert found is not None
    assert found.value == pytest.approx(127 + (2 / 9) * 95**3 / 32**2)


def test_zeltermans_estimate_is_as_in_singlercapture() -> None:
    """Its data set "netherlandsimmigrant", how often each was seen as tabulated in its vignette
    (repository ncn-foreigners/singleRcapture, vignettes/singleRcapture.Rmd, "table(...$capture)").
    The estimate and its interval without covariates are the expected values of its tests
    (inst/tinytest/test_singleRcapture.R, formula "capture ~ 1", model "zelterman").
    """
    found = pool_size({1: 1645, 2: 183, 3: 37, 4: 13, 5: 1, 6: 1}, "zelterman")
    assert found is not None
    assert f"{found.value:.0f} {found.low:.0f} {found.high:.0f}" == "9425 8084 10765"


@pytest.mark.parametrize(
    ("counts", "bias_corrected", "plain"),
    [
        ((0, 1, 1, 4, 2, 5, 2, 4, 1, 2), 9.75, 10.5),
        ((0, 2, 2, 4, 5), 4, 4),
        ((0, 1, 1, 4, 5), 5, 5),
    ],
)
def test_chaos_bias_corrected_pool_is_as_in_scikit_bio(
    counts: tuple[int, ...], bias_corrected: float, plain: float
) -> None:
    """Counts and values of its tests (repository scikit-bio/scikit-bio,
    skbio/diversity/alpha/tests/test_chao1.py); the variance there is another variant in print.
    """
    freqs = Counter(count for count in counts if count)
    for found, printed in (
        (pool_size(freqs, "chao_bc"), bias_corrected),
        (pool_size(freqs, "chao", "plain"), plain),
    ):
        assert found is not None
        assert found.value == printed


# Two lists, as printed in the tests and reference pages of R's FSA (repository
# fishR-Core-Team/FSA, tests/testthat/testthat_mrClosed.R and docs/reference/mrClosed.html), which
# name the books. Marked, caught, of them marked; Chapman's estimate, its standard error and normal
# limits where printed.
CHAPMAN = [
    ((948, 421, 167), 2383, None, None),  # C. J. Krebs (1989), box 2.1
    ((109, 177, 57), 337, None, None),  # W. E. Ricker (1975)
    ((421, 332, 88), 1578, None, (1330, 1826)),  # W. E. Pine and others (2013), box 11.2
    ((500, 149, 7), 9393, 3022, (None, 15316)),  # G. A. F. Seber (2002), tables 3.7 and 3.8
    ((1000, 243, 21), 11101, 2184, None),  # the same
    ((346, 184, 49), 1283, 142, None),  # FSA's own example, 142.1
]


@pytest.mark.parametrize(("lists", "value", "se", "limits"), CHAPMAN)
def test_chapmans_estimate_is_as_printed(
    lists: tuple[int, int, int],
    value: int,
    se: int | None,
    limits: tuple[int | None, int | None] | None,
) -> None:
    found = two_list(*lists, interval="normal")
    assert found.value == pytest.approx(value, abs=0.51)
    assert se is None or round(found.se or 0) == se
    low, high = limits or (None, None)
    assert low is None or round(found.low or 0) == low
    assert high is None or round(found.high or 0) == high


@pytest.mark.parametrize(
    ("lists", "printed"),
    [((948, 421, 167), "2390"), ((346, 184, 49), "1299"), ((196, 90, 9), "1960")],
)
def test_petersens_estimate_is_as_printed(lists: tuple[int, int, int], printed: str) -> None:
    """Krebs (1989), box 2.1, and two examples of FSA (same files)."""
    assert f"{petersen(*lists):.0f}" == printed


def test_the_hypergeometric_interval_is_as_printed() -> None:
    """FSA's example of M = 346, n = 184, m = 49: 1049 to 1670 (docs/reference/mrClosed.html)."""
    found = two_list(346, 184, 49, interval="hypergeometric")
    assert (found.low, found.high) == (1049, 1670)


# S. D. Gerking's sunfish: caught and seen again as in the data set "SunfishIN" (repository
# fishR-Core-Team/FSAdata, data-raw/SunfishIN.csv), known before from those returned with a mark.
CAUGHT = (10, 27, 17, 7, 1, 5, 6, 15, 9, 18, 16, 5, 7, 19)
AGAIN = (0, 0, 0, 0, 0, 0, 2, 1, 5, 5, 4, 2, 2, 3)
RETURNED = (10, 27, 17, 7, 1, 5, 6, 15, 9, 18, 14, 5, 6, 0)


def known_before(returned: tuple[int, ...], again: tuple[int, ...]) -> list[int]:
    """Those with a mark before each occasion."""
    known = [0]
    for put_back, seen in zip(returned, again, strict=True):
        known.append(known[-1] + put_back - seen)
    return known[:-1]


def test_the_sunfish_are_as_printed() -> None:
    """Krebs (1989), pages 32 and 33, and Ricker (1975), page 99, as printed in FSA's tests."""
    marked = known_before(RETURNED, AGAIN)
    assert sum(c * m for c, m in zip(CAUGHT, marked, strict=True)) == 10_740
    assert sum(c * m * m for c, m in zip(CAUGHT, marked, strict=True)) == 970_296
    found = multi_occasion(CAUGHT, AGAIN, marked)
    assert found.schnabel is not None
    assert found.schnabel.value == 447.5
    assert f"{found.schnabel_chapman.value:.0f}" == "430"
    other = found.schumacher_eschmeyer
    assert other is not None
    assert f"{other.value:.0f} {other.low:.0f} {other.high:.0f}" == "423 300 719"


def test_the_pike_are_as_printed() -> None:
    """Data "PikeNY" of FSA (data-raw/PikeNY.csv): Schnabel 87, Schumacher 85 from 76 to 96."""
    caught = (2, 3, 2, 3, 20, 18, 14, 9, 17, 6, 7, 10, 7, 5, 9, 8, 6, 1, 5, 2, 1)
    again = (0, 0, 0, 0, 2, 3, 4, 4, 14, 5, 6, 7, 7, 3, 6, 7, 4, 1, 5, 2, 1)
    returned = (2, 3, 2, 3, 20, 18, 13, 9, 17, 6, 7, 9, 7, 5, 9, 7, 6, 1, 5, 2, 1)
    found = multi_occasion(caught, again, known_before(returned, again))
    assert f"{found.schnabel_chapman.value:.0f}" == "87"
    other = found.schumacher_eschmeyer
    assert other is not None
    assert f"{other.value:.0f} {other.low:.0f} {other.high:.0f}" == "85 76 96"
