"""Who may do what: small questions about a person, joined by and/or, tested one by one."""

from typing import Any

import rules

from brobygger.web.accounts.models import Role


def has_role(*roles: str) -> Any:
    """A predicate: the person is active and has one of the roles (an administrator always)."""

    @rules.predicate("_or_".join(roles))
    def predicate(user: Any) -> bool:
        return bool(user.is_active) and getattr(user, "role", "") in {*roles, Role.ADMINISTRATOR}

    return predicate


is_case_officer = has_role(Role.CASE_OFFICER)
is_budget_officer = has_role(Role.BUDGET)
is_project_worker = has_role(Role.PROJECT)
is_administrator = has_role(Role.ADMINISTRATOR)
works_with_papers = is_case_officer | is_budget_officer

# Links use these names: user.has_perm("accounts.work_with_papers").
PERMISSIONS = {
    "accounts.work_with_papers": works_with_papers,
    "accounts.work_with_money": is_budget_officer,
    "accounts.export": works_with_papers | has_role(Role.STEERING, Role.EVALUATOR),
    "accounts.work_in_areas": is_case_officer | is_project_worker,
    "accounts.see_network": works_with_papers | has_role(Role.PROJECT, Role.EVALUATOR),
    "accounts.administer": is_administrator,
}
for _name, _predicate in PERMISSIONS.items():
    rules.add_perm(_name, _predicate)
