"""Places on a page, in points from the top left corner of the page as it is seen: rotated and cropped."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
QUARTER, HALF = 90, 180


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: how large it is, and how what the file calls a place is turned into one that a reader sees."""

    number: int
    width: float
    height: float
    turn: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0)
    # How far a scan was turned clockwise to be read; whoever shows the page shows it as it came.
    turned: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Right and down from the top left."""
        a, b, c, d, e, f = self.turn
        return a * x + c * y + e, b * x + d * y + f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right, bottom as they are seen."""
        x1, y1 = self.point(left, bottom)
        x2, y2 = self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def share(self, box: Box) -> Box:
        """The same place as shares of the page, for whoever shows a picture of it."""
        wide, high = max(self.width, 1), max(self.height, 1)
        left, top, right, bottom = (
            round(min(max(part, 0), 1), 4) for part in (box[0] / wide, box[1] / high, box[2] / wide, box[3] / high)
        )
        if self.turned == QUARTER:
            return top, 1 - right, bottom, 1 - left
        if self.turned == HALF:
            return 1 - right, 1 - bottom, 1 - left, 1 - top
        if self.turned == HALF + QUARTER:
            return 1 - bottom, left, 1 - top, right
        return left, top, right, bottom


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
