"""The blocks of a page body, each rendered by a template of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.blocks.image import DescribedImageBlock

RICH_TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading. Only levels 2 and 3 exist, so that no level can be skipped from the page title."""

    text = blocks.CharBlock(label=_("見出し"), max_length=80)
    level = blocks.ChoiceBlock(label=_("段階"), choices=[("2", _("見出し2")), ("3", _("見出し3"))], default="2")

    class Meta:
        template = "cms/blocks/heading.html"
        icon = "title"
        label = _("見出し")


class TableBlock(blocks.StructBlock):
    """A table with a caption: a listener hears what it is about before its rows."""

    caption = blocks.CharBlock(label=_("表の題"), max_length=120)
    table = TypedTableBlock([("text", blocks.CharBlock(label=_("文字"), required=False))], label=_("表"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The table as plain headings and rows, as the component takes them."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["headings"] = [column["heading"] for column in value["table"].columns]
        context["rows"] = [[cell.value for cell in row] for row in value["table"].rows]
        return context

    class Meta:
        template = "cms/blocks/table.html"
        icon = "table"
        label = _("表")


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("文章"), template="cms/blocks/paragraph.html")
    image = DescribedImageBlock(label=_("画像"), template="cms/blocks/image.html")
    table = TableBlock()
    notice = blocks.RichTextBlock(
        features=["bold", "link"], label=_("お知らせ"), icon="warning", template="cms/blocks/notice.html"
    )

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}
