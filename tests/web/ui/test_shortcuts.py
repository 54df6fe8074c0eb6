"""The keyboard shortcuts: each place of the menu has its own, and the list names what is done."""

import re
from collections import Counter
from collections.abc import Callable

from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.ui.shortcuts import PLACES, key_to

WITHOUT = ["/administration/"]
"""For administrators only; its key would do nothing for everybody else."""


def test_every_place_of_the_menu_has_a_key_of_its_own(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.ADMINISTRATOR).get("/hjaelp/").content.decode()
    links = re.findall(r'<a class="bb-menu__link" href="([^"]+)"([^>]*)>', page)
    keys = {url: re.findall(r'data-go="(.)"', rest) for url, rest in links}
    assert [url for url, key in keys.items() if not key] == WITHOUT
    used = Counter(key[0] for key in keys.values() if key)
    assert used == Counter(key for key, _words in PLACES.values())
    assert used.most_common(1)[0][1] == 1


def test_the_help_page_lists_every_key_with_its_place(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.ADMINISTRATOR).get("/hjaelp/").content.decode()
    titles = dict(
        re.findall(r'<a class="bb-menu__link"[^>]* data-go="(.)"[^>]*><span>([^<]+)</span>', page)
    )
    listed = dict(re.findall(r"<kbd>g</kbd> <kbd>(.)</kbd></dt><dd>Gå til ([^<]+)</dd>", page))
    assert len(listed) == len(PLACES)
    assert listed == titles


def test_a_place_without_a_key() -> None:
    assert (key_to("steering"), key_to("administration")) == ("m", "")
