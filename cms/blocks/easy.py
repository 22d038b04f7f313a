"""What an easy version is made of: few kinds of blocks, and one level of headings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.image import DescribedImageBlock


class EasyHeadingBlock(blocks.StructBlock):
    """A heading below the title. A second level would be one thing more to keep in mind."""

    text = blocks.CharBlock(label=_("見出し"), max_length=80)

    class Meta:
        template = "cms/blocks/easy_heading.html"
        icon = "title"
        label = _("見出し")


class EasyBodyBlock(blocks.StreamBlock):
    """The body of an easy version. No tables: they need more practice to read than anything else."""

    heading = EasyHeadingBlock()
    paragraph = blocks.RichTextBlock(
        features=["bold", "ol", "ul", "link"], label=_("文章"), template="cms/blocks/paragraph.html"
    )
    image = DescribedImageBlock(label=_("画像"), template="cms/blocks/image.html")
    notice = blocks.RichTextBlock(
        features=["bold", "link"], label=_("お知らせ"), icon="warning", template="cms/blocks/notice.html"
    )

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}
