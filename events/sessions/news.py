"""The news of a session (この回のお知らせ) in Japanese and in English: what the house knows, then what staff say."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility import languages
from events.models import Session
from events.overview import when
from events.sessions.announcing import Said
from events.sessions.models import Change

NEWS_LENGTH = 300


def news_of(said: Said, *, moved_from: Session | None = None) -> dict[str, str]:
    """Both columns of a session. The old time stands beside the new one: whoever wrote it down finds the right line.

    Nobody has to translate on a snowy morning: words that stand in Japanese alone leave it to the English page to say
    that there are some, and whom to ask.
    """
    with translation.override(languages.default_language()):
        japanese = _moved(moved_from) + said.words
    with translation.override("en"):
        known = _moved(moved_from)
    words = said.words_en or (Session.ask_about_news("en") if said.words and known else "")
    english = " ".join(part for part in (known, words) if part)
    return {"news": japanese[:NEWS_LENGTH], "news_en": english[:NEWS_LENGTH]}


def _moved(moved_from: Session | None) -> str:
    if moved_from is None:
        return ""
    return _("日時が変わりました。もとの日時：%(when)s。") % {"when": when(moved_from)}


def news_of_taking_back(said: Said, change: Change) -> dict[str, str]:
    """That what was told does not hold any more; in the words of staff, if they have some."""
    if said.words:
        return news_of(said)
    told = {}
    for name, language in (("news", languages.default_language()), ("news_en", "en")):
        with translation.override(language):
            told[name] = _("「%(kind)s」のお知らせを取り消しました。") % {"kind": change.get_kind_display()}
    return told
