"""Images must say something to those who do not see them (JIS X 8341-3 1.1.1)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding

FILE_NAME = re.compile(r"\.(jpe?g|png|webp|svg|gif)$|^(img|dsc|dscn|image|p|pict)[_\-]?\d+$", re.IGNORECASE)


def images_without_words(content: PageContent) -> Iterator[Finding]:
    """Alternative text is missing, or is only the name of a file."""
    for part in content.parts:
        if part.kind != "image" or part.value is None or part.value.decorative:
            continue
        words = (part.value.contextual_alt_text or "").strip()
        if not words:
            yield part.blocks(
                _("画像に代替テキストがありません。"),
                _(
                    "画像が伝えていることを「代替テキスト」に書いてください。"
                    "飾りだけの画像なら「飾りの画像」に印を付けてください。"
                ),
                "alt_text",
            )
        elif FILE_NAME.search(words):
            yield part.blocks(
                _("代替テキストがファイルの名前（%(words)s）になっています。") % {"words": words},
                _("画像が伝えていることを、言葉で書いてください。"),
                "alt_text",
            )
