"""The register in Brobygger's database, as the portfolio's rules take it. Loads the web."""

from brobygger.cli.database import database
from brobygger.cli.portfolio_file import Register
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.recommendations.portfolio.file import check_register


def register_of_database(annex: str) -> Register:
    """The current annex, or the one with this number; raises Unreadable."""
    with database():
        return _load(annex)


def _load(annex: str) -> Register:
    from brobygger.web.budgets.portfolio import portfolio_of
    from brobygger.web.recommendations.models import Annex

    editions = list(Annex.objects.defer("record"))
    known = ", ".join(f"{one.pk} ({one})" for one in editions) or "–"
    if annex:
        chosen = [one for one in editions if str(one.pk) == annex]
        params = {"annex": annex, "known": known}
        code = "REGISTER-016"
    else:
        chosen = [one for one in editions if one.superseded_by_id is None]
        params = {"count": str(len(chosen)), "known": known}
        code = "REGISTER-017"
    if len(chosen) != 1:
        raise Unreadable(Problem(code, "error", params=params))
    portfolio = portfolio_of(chosen[0])
    check_register(portfolio.model, portfolio.outcomes)
    return Register(portfolio.model, portfolio.outcomes)
