"""The demo's costs: the area note's real ones, invented ones elsewhere. Nothing is decided."""

from brobygger.demo.costs import PlannedFacts, planned_facts
from brobygger.web.accounts.models import User
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note
from brobygger.web.budgets.models import PlannedCost, PlannedNote
from brobygger.web.budgets.scenarios.demo import make_scenarios

WHO = "budget"


def load() -> None:
    """Write what the notes cost, once; what a person has done since is left alone."""
    if PlannedCost.objects.exists():
        return
    user = User.objects.get(username=WHO)
    facts = {each.key: each for each in planned_facts()}
    for row in PlannedNote.objects.filter(annex__superseded_by=None, key__in=facts):
        _write(row, facts[row.key], user)
    make_scenarios(user)


def _write(row: PlannedNote, facts: PlannedFacts, user: User) -> None:
    said = ShortForm(
        title=row.title,
        costs=facts.costs,
        price_base=facts.price_base,
        committee=facts.committee,
        appropriation=facts.appropriation,
        budget_year=row.budget_year,
        package=row.package,
        source=facts.source,
    )
    edit_planned_note(row, said, user)
    if facts.is_fictional:
        row.refresh_from_db()
        row.is_fictional = True
        row.save()
