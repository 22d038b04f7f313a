"""An image and what it says to those who do not see it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from cms.pictures import FILTERS, picture_of


class ImageWithSizesBlock(ImageChooserBlock):
    """Images come with their sizes: a page of ten pictures asks the database no more often than a page of one."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Wagtail's own, with the renditions."""
        found = self.model_class.objects.filter(pk__in=[key for key in values if key]).prefetch_renditions(*FILTERS)
        by_key = {image.pk: image for image in found}
        return [by_key.get(key) for key in values]


class DescribedImageBlock(ImageBlock):
    """An image with its alternative text, or marked as decoration.

    Wagtail refuses a missing text as a form error, before anything is kept. Here the publishing gate refuses it:
    the draft is saved, and the missing text is listed together with everything else that has to be mended.
    """

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"] = ImageWithSizesBlock(required=required, label=_("画像"))
        self.child_blocks["alt_text"] = CharBlock(
            required=False,
            label=_("代替テキスト"),
            help_text=_("見えない人に、声で伝わる言葉。例：ベンチで話す3人の高齢の方"),
        )
        self.child_blocks["decorative"] = BooleanBlock(
            required=False, default=False, label=_("飾りの画像（読み上げません）")
        )
        for name, block in self.child_blocks.items():
            block.set_name(name)

    def clean(self, value: Any) -> Any:
        """Only the image itself must be there."""
        self.child_blocks["image"].clean(value)
        return value

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The picture as the component shows it."""
        alt = "" if value.decorative else value.contextual_alt_text or ""
        return {**super().get_context(value, parent_context), "picture": picture_of(value, alt=alt), "alt": alt}
