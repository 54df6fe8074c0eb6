"""How the page is turned: from PDF points to the page as a person reads it, and back to it.

Three pictures of one page: *user space* (what the PDF says, y upwards), the page as *shown*
(its /Rotate applied, top left origin: the contract of ``Box``), and the page *upright* (most of
its text runs left to right: what the layout works on). Mostly the last two are the same; a
wide table set sideways on an upright page is where they differ.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from brobygger.domain.kernel.place import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's edges in user space, its turn as shown and as read (quarter turns clockwise).

    ``turned`` is how much of both is our own: a scanned page that lies on its side is shown as it
    is read. ``tilt`` is by how many degrees counter-clockwise a scanned page was turned to lie
    straight.
    """

    left: float
    top: float
    width: float
    height: float
    shown: int = 0
    upright: int = 0
    tilt: float = 0.0
    turned: int = 0

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        return _size(self.width, self.height, self.upright)

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        return _size(self.width, self.height, self.shown)

    def lift(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the upright page."""
        return _turn(x - self.left, self.top - y, self.width, self.height, self.upright)

    def lift_width(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float]:
        """From where to where a rectangle of user space reaches across the upright page."""
        if self.upright == 0:
            return left - self.left, right - self.left
        box = self.lift_box(left, bottom, right, top)
        return box.x0, box.x1

    def lift_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space on the upright page."""
        return _box(self.lift(left, bottom), self.lift(right, top))

    def show(self, box: Box) -> Box:
        """A rectangle of the upright page on the page as shown, to a hundredth of a point."""
        turns = (self.shown - self.upright) % 4
        if self.tilt:
            box = self._tilted(box)
        if turns:
            width, height = self.upright_size
            box = _box(
                _turn(box.x0, box.y0, width, height, turns),
                _turn(box.x1, box.y1, width, height, turns),
            )
        return Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2))

    def _tilted(self, box: Box) -> Box:
        """The rectangle around a straightened one where it lay before."""
        width, height = self.upright_size
        angle = radians(self.tilt)
        x = (box.x0 + box.x1) / 2 - width / 2
        y = (box.y0 + box.y1) / 2 - height / 2
        by_x = x * cos(angle) - y * sin(angle) - x
        by_y = x * sin(angle) + y * cos(angle) - y
        return Box(box.x0 + by_x, box.y0 + by_y, box.x1 + by_x, box.y1 + by_y)


def _size(width: float, height: float, turns: int) -> tuple[float, float]:
    return (height, width) if turns % 2 else (width, height)


def _turn(x: float, y: float, width: float, height: float, turns: int) -> tuple[float, float]:
    if turns == 0:
        return x, y
    if turns == 1:
        return height - y, x
    if turns == 2:
        return width - x, height - y
    return y, width - x


def _box(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
