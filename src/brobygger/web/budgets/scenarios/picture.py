"""The front as a picture: steps of money against what it carries. The table below says it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.recommendations.portfolio.choosing.choice import Choice
from brobygger.domain.recommendations.portfolio.choosing.frontier import Front

WIDTH, HEIGHT = 720, 340
LEFT, RIGHT, TOP, BOTTOM = 48, 24, 40, 60
"""Room around the drawing for its numbers."""
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A number at an axis."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the front, or an answer; ``words`` are shown when it is pointed at."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing."""

    path: str
    dots: Sequence[Dot]
    answers: Sequence[Dot]
    money: Sequence[Tick]
    values: Sequence[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    least: int
    most: int
    start: int
    end: int

    def at(self, value: int) -> int:
        span = max(self.most - self.least, 1)
        return self.start + (value - self.least) * (self.end - self.start) // span


def picture_of(front: Front, ties: Sequence[Choice], *, is_weighed: bool) -> Picture | None:
    """Draw the front with the answer on it; None where there is nothing to draw."""
    points = front.points
    if len(points) < 2:
        return None
    most = max(point.money_kr for point in points)
    across = _Scale(min(0, points[0].money_kr), most, LEFT, WIDTH - RIGHT)
    up = _Scale(0, points[-1].value, HEIGHT - BOTTOM, TOP)
    dots = [
        Dot(
            across.at(one.money_kr),
            up.at(one.value),
            point_words(one.money_kr, one.value, is_weighed),
        )
        for one in points
    ]
    path = f"M{dots[0].x} {dots[0].y}" + "".join(f"H{dot.x}V{dot.y}" for dot in dots[1:])
    answers = {
        (across.at(one.money_kr), up.at(one.weight)): point_words(
            one.money_kr, one.weight, is_weighed
        )
        for one in ties
    }
    return Picture(
        f"{path}H{WIDTH - RIGHT}",
        dots,
        [Dot(x, y, words) for (x, y), words in answers.items()],
        [Tick(across.at(kr), print_kr(kr, 1_000_000)) for kr in _ticks(across.least, most)],
        [Tick(up.at(value), str(value)) for value in _ticks(0, up.most)],
    )


def point_words(money_kr: int, value: int, is_weighed: bool) -> str:
    """ "3.000.000 kr.: 7 anbefalinger"; by weight where some count more than others."""
    facts = {"kr": print_kr(money_kr), "n": value}
    if is_weighed:
        return _("%(kr)s kr.: vægt %(n)s") % facts
    return ngettext("%(kr)s kr.: %(n)s anbefaling", "%(kr)s kr.: %(n)s anbefalinger", value) % facts


def _ticks(least: int, most: int) -> list[int]:
    """Round numbers, few enough to be read: steps of 1, 2 or 5 with noughts."""
    steps = (factor * 10**noughts for noughts in range(18) for factor in (1, 2, 5))
    step = next(step for step in steps if (most - least) // step < MOST_TICKS)
    return list(range(-(-least // step) * step, most + 1, step))
