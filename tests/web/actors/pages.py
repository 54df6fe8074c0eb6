"""What a page says, without its tags."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def words_of(content: bytes) -> str:
    """The words of a page's main part, blanks made one."""
    page = content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def text_of(client: Client, name: str, *args: Any, query: str = "") -> str:
    """The words of the page at a named address."""
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return words_of(answer.content)


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
