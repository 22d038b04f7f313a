"""The body of a programme: what every page can hold, and the things told of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import BodyBlock


class ItemBlock(blocks.StructBlock):
    """One thing told of, under a heading that leads to its page. The heading is a chapter of the sound."""

    title = blocks.CharBlock(label=_("見出し"), max_length=120)
    text = blocks.RichTextBlock(label=_("文章"), features=["bold", "link"])
    page = blocks.PageChooserBlock(label=_("くわしいページ"), required=False)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """No link to a page that was taken back since."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = value.get("page")
        context["href"] = (page.get_url() or "") if page and page.live else ""
        return context

    class Meta:
        template = "broadcast/blocks/item.html"
        icon = "list-ul"
        label = _("お知らせする催し・資料")


class ProgrammeBlock(BodyBlock):
    """Chapters (headings), what is said, and the things told of."""

    item = ItemBlock()
