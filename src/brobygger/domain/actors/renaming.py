"""A network by other names: codes of a database become what people call things."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType

from brobygger.domain.actors.network import Actor, Network, Pair, pair_of

Name = Callable[[str], str]


def renamed(net: Network, name: Name) -> Network:
    """The same network by other names; ``name`` must tell actors apart.

    >>> from brobygger.domain.actors.network import from_groups
    >>> net = from_groups([frozenset({"a1", "a2"})] * 2)
    >>> renamed(net, {"a1": "skole", "a2": "klub"}.__getitem__).ties
    frozenset({('klub', 'skole')})
    """

    def pair(old: Pair) -> Pair:
        return pair_of(name(old[0]), name(old[1]))

    def both(old: Pair, said: tuple[int, int]) -> tuple[int, int]:
        return said if name(old[0]) < name(old[1]) else (said[1], said[0])

    actors = sorted((_actor(one, name) for one in net.actors), key=lambda one: one.id)
    return replace(
        net,
        actors=tuple(actors),
        levels=MappingProxyType({pair(old): level for old, level in net.levels.items()}),
        asked=_all(net.asked, name),
        answered=_all(net.answered, name),
        twice=MappingProxyType({pair(old): both(old, said) for old, said in net.twice.items()}),
        groups=None if net.groups is None else tuple(_all(group, name) for group in net.groups),
        shared=MappingProxyType({pair(old): times for old, times in net.shared.items()}),
        problems=tuple(
            replace(one, params={key: name(value) for key, value in one.params.items()})
            for one in net.problems
        ),
    )


def _actor(one: Actor, name: Name) -> Actor:
    return replace(
        one,
        id=name(one.id),
        sector=None if one.sector is None else name(one.sector),
        areas=_all(one.areas, name),
        themes=_all(one.themes, name),
        target_groups=_all(one.target_groups, name),
        days=_all(one.days, name),
    )


def _all(codes: Iterable[str], name: Name) -> frozenset[str]:
    return frozenset(map(name, codes))
