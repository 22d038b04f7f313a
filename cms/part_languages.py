"""Languages that a part of a text can be marked with (言葉の印), and their buttons in the editor (WCAG 3.1.2).

A part in another language is kept as ``<span lang="…">``: screen readers change their voice there, our own voice too,
furigana stays away, and a browser picks the right shapes of letters. Wagtail has no such mark.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class PartLanguage:
    """A language by its code (BCP 47), the word on its button, and its name for staff."""

    code: str
    label: str
    name: str | Promise

    @property
    def feature(self) -> str:
        """Its name among the features of rich text."""
        return f"language-{self.code.lower()}"


KNOWN = {
    language.code: language
    for language in (
        PartLanguage("en", "EN", _("英語")),
        PartLanguage("zh-Hans", "简", _("中国語（簡体字）")),
        PartLanguage("zh-Hant", "繁", _("中国語（繁体字）")),
        PartLanguage("ko", "한", _("韓国・朝鮮語")),
        PartLanguage("vi", "VI", _("ベトナム語")),
        PartLanguage("pt", "PT", _("ポルトガル語")),
        PartLanguage("tl", "TL", _("フィリピノ語")),
        PartLanguage("es", "ES", _("スペイン語")),
        PartLanguage("ne", "NE", _("ネパール語")),
        PartLanguage("id", "ID", _("インドネシア語")),
        PartLanguage("th", "TH", _("タイ語")),
        PartLanguage("my", "MY", _("ミャンマー語")),
        PartLanguage("uk", "UK", _("ウクライナ語")),
        PartLanguage("ru", "RU", _("ロシア語")),
        PartLanguage("fr", "FR", _("フランス語")),
        PartLanguage("ja", "日", _("日本語")),
    )
}


def part_languages() -> list[PartLanguage]:
    """The languages of this town, in the order of their buttons."""
    return [KNOWN[code] for code in settings.ENGAWA_PART_LANGUAGES]
