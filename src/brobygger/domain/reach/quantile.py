"""Quantiles that intervals are made of. The heavy machine is loaded where it is used."""


def normal_quantile(share: float) -> float:
    """The point below which so large a share of a normal distribution lies."""
    from scipy.special import ndtri

    return float(ndtri(share))


def t_quantile(share: float, degrees: int) -> float:
    """The same of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, share))


def poisson_ends(count: int, level: float) -> tuple[float, float]:
    """The exact interval of a Poisson mean of which so many were counted (F. Garwood, 1936).

    Older printed tables use E. L. Crow and R. S. Gardner (1959), which is a little narrower.
    """
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))
