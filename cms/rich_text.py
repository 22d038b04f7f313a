"""Our editor of rich text: Wagtail's own, with a button for each language of the town in every field."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextAreaAdapter
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.admin.telepath.widgets import register
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.part_languages import KNOWN, PartLanguage, part_languages

# Seen in the editor only: a dotted line under the part, as under a word that a dictionary marks.
LOOK = {"borderBottom": "2px dotted currentColor", "background": "rgba(128, 128, 128, .15)"}


class TownRichTextArea(DraftailRichTextArea):
    """The languages are added here, not to the blocks: another list of them must not ask for a migration."""

    def __init__(self, *args: Any, features: list[str] | None = None, **kwargs: Any) -> None:
        if features is not None:
            features = [*features, *(language.feature for language in part_languages())]
        super().__init__(*args, features=features, **kwargs)


register(DraftailRichTextAreaAdapter(), TownRichTextArea)


def register_languages(features: FeatureRegistry) -> None:
    """A button for each known language, and how its mark is kept; which buttons are shown, the editor decides."""
    for language in KNOWN.values():
        style = f"LANG-{language.code.upper()}"
        features.register_editor_plugin("draftail", language.feature, InlineStyleFeature(_button(language, style)))
        features.register_converter_rule(
            "contentstate",
            language.feature,
            {
                "from_database_format": {f'span[lang="{language.code}"]': InlineStyleElementHandler(style)},
                "to_database_format": {"style_map": {style: {"element": "span", "props": {"lang": language.code}}}},
            },
        )


def _button(language: PartLanguage, style: str) -> dict[str, Any]:
    description = _("%(language)sの部分") % {"language": language.name}
    return {"type": style, "label": language.label, "description": description, "style": LOOK}
