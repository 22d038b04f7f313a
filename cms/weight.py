"""How heavy a page will be for its readers, computed from the draft as it would be sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from accessibility.weight import BUDGET, seconds_on_a_slow_line, squeezed
from cms.pictures import weight_on_a_phone
from cms.visitorless import visitorless_request

if TYPE_CHECKING:
    from wagtail.models import Page

# Six seconds on the slow line, beside a text that is there after one and a half.
PICTURES_BUDGET = 250_000


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes on the line: the page with its style, and its pictures as a phone asks for them."""

    text: int
    pictures: tuple[int, ...]

    @property
    def text_kb(self) -> float:
        """In the unit in which telephone companies count."""
        return self.text / 1000

    @property
    def pictures_kb(self) -> float:
        """All of them; they come only when they come into sight."""
        return sum(self.pictures) / 1000

    @property
    def is_heavy(self) -> bool:
        """More than what fits into the first answer."""
        return self.text > BUDGET

    @property
    def has_heavy_pictures(self) -> bool:
        """More than anybody waits for."""
        return sum(self.pictures) > PICTURES_BUDGET

    @property
    def seconds_to_read(self) -> float:
        """Until the text can be read."""
        return seconds_on_a_slow_line(self.text)

    @property
    def seconds_to_see(self) -> float:
        """Until the last picture is there."""
        return seconds_on_a_slow_line(self.text + sum(self.pictures))


def weigh(page: "Page") -> Weight:
    """Render the page for a stranger, style and all, and compress it as the site does."""
    request = visitorless_request(page)
    html = render_to_string(page.get_template(request), page.get_context(request), request)
    images = [block.value for block in page.body or [] if block.block_type == "image" and block.value]
    return Weight(len(squeezed(html.encode())), tuple(weight_on_a_phone(image) for image in images))
