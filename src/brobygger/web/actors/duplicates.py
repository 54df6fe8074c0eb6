"""Is this organisation in the register already? The same name, or one that looks like it."""

from dataclasses import dataclass

from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.likeness import is_near
from brobygger.web.actors.models import Actor

LONGEST_FOLDED = 200
"""Letters of a name that are compared."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An actor that a name may mean. ``is_same``: the names are equal but for spelling."""

    pk: int
    title: str
    is_same: bool
    is_archived: bool


def folded(title: str) -> str:
    """The name as it is compared: "Klub Nord" and "klub  nord" are one."""
    return fold(title)[:LONGEST_FOLDED]


class Known:
    """All actors by their names, fetched once (one query) for any number of questions."""

    def __init__(self) -> None:
        rows = Actor.objects.filter(merged_into=None).order_by("is_archived", "title", "pk")
        self._rows = [
            (Alike(pk, title, True, gone), name, name.replace(" ", ""), sorted(name.split()))
            for pk, title, name, gone in rows.values_list("pk", "title", "folded", "is_archived")
        ]

    def same(self, title: str, *, own: int | None = None) -> Alike | None:
        """The actor of this name that has not ceased."""
        wanted = folded(title)
        found = (one for one, name, _s, _w in self._rows if name == wanted and one.pk != own)
        return next((one for one in found if not one.is_archived), None)

    def alike(self, title: str, *, own: int | None = None) -> list[Alike]:
        """All that the name may mean, the surest first: equal names, then names a slip of the
        finger apart or of the same words in another order.
        """
        wanted = folded(title)
        squashed, words = wanted.replace(" ", ""), sorted(wanted.split())
        near: list[Alike] = []
        same: list[Alike] = []
        for one, name, letters, own_words in self._rows:
            if one.pk == own:
                continue
            if name == wanted:
                same.append(one)
            elif own_words == words or is_near(squashed, letters):
                near.append(Alike(one.pk, one.title, False, one.is_archived))
        return same + near
