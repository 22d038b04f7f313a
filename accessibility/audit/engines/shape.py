"""Our own checks of a page's shape: nothing runs out of the window, no words are cut off, everything can be hit."""

from pathlib import Path

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import own_finding

MEASURE = (Path(__file__).parent / "scripts" / "shape.js").read_text(encoding="utf-8")
# The Digital Agency's 44 pixels for what is pressed; WCAG 2.5.8's 24 is the floor that nothing goes below.
WISHED, FLOOR = 44, 24


class ShapeChecks(QuietEngine):
    """Reflow (1.4.10), text spacing (1.4.12) and target size (2.5.5, 2.5.8) at the size of the view."""

    name = "own checks"

    def look(self, page: Shown) -> Found:
        """The shape in which the page was loaded."""
        return self.look_at_shape(page)

    def look_at_shape(self, page: Shown) -> Found:
        """Measure."""
        if page.view.is_print:
            return Found()
        seen = page.browser.execute_script(MEASURE, WISHED, FLOOR)
        width = page.view.size[0]
        found = []
        if seen["wide"] or seen["width"] > width + 1:
            advice = f"幅{width}のとき、ページの幅が{seen['width']}になります。"
            found.append(own_finding("reflow", advice, target=", ".join(seen["wide"])))
        for check, said in (
            ("cut-off", "文字が{size}の箱で切れています。"),
            ("target-44", "大きさが{size}です。縦も横も44ピクセル以上にしてください。"),
            ("target-24", "大きさが{size}で、となりと近すぎます。24ピクセルより小さくしないでください。"),
        ):
            found += [
                own_finding(check, said.format(size=place["size"]), target=place["target"], html=place["html"])
                for place in seen[check]
            ]
        return Found(found)
