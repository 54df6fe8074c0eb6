"""The menu is the same on every page: a figure that stands there on one stands there on all."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.recommendations.models import Annex


@pytest.mark.django_db
def test_quiet_counts_are_the_same_everywhere(
    in_register: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    in_register()
    client = signed_in(Role.BUDGET)
    menus = {counts(client, path) for path in ("/", "/anbefalinger/", "/beslutninger/")}
    assert len(menus) == 1
    assert menus.pop()  # the demo's notes wait for a decision


def counts(client: Client, path: str) -> tuple[str, ...]:
    """The figures in the menu of a page, in its order."""
    page = client.get(path).content.decode()
    menu = page[page.index('class="bb-menu__list"') :]
    menu = menu[: menu.index("</nav>")]
    return tuple(re.findall(r"bb-menu__count[^>]*>\s*(\d+)", menu))
