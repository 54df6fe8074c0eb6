"""How many different people more visits would have shown: the curve of the never seen.

Sources: A. Chao (1984) for the number never seen, R. K. Colwell and others (2012) for the curve;
section A3 of the design of reach and network methods.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TINY = 1e-300


def never_seen(once: Floats, twice: Floats, visits: Floats) -> Floats:
    """The number never seen, from those seen once and twice in so many visits; never below 0."""
    n = np.maximum(visits, 1.0)
    some = once**2 / (2 * np.maximum(twice, TINY))
    none = once * (once - 1) / 2
    found: Floats = np.maximum((n - 1) / n * np.where(twice > 0, some, none), 0.0)
    return found


def different_people(
    seen: Floats, once: Floats, twice: Floats, visits: Floats, more: Floats
) -> Floats:
    """Different people after so many more visits than the ones with a code, for many samples.

    >>> one = [np.array([number]) for number in (26.0, 12.0, 4.0, 168.0, 80.0)]
    >>> round(different_people(*one)[0], 3)
    np.float64(30.883)
    """
    unseen = never_seen(once, twice, visits)
    share = np.minimum(once / np.maximum(visits * unseen + once, TINY), 1.0)
    grown: Floats = seen + unseen * (1 - (1 - share) ** more)
    return np.where(unseen > 0, grown, seen)
