"""What stands in a letter: the new documents, as each version tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from documents.digest.models import Version
from documents.models import DocumentPage


@dataclass(frozen=True, slots=True)
class Told:
    """One document in a letter. ``lang`` is set where its words are not in the letter's language."""

    title: str
    summary: str
    about: str
    address: str
    number: str
    in_japanese: bool = False


def published_between(since: datetime, until: datetime) -> QuerySet[DocumentPage]:
    """Documents that everybody may read, first published in this time, in every language."""
    found = DocumentPage.objects.live().public().filter(first_published_at__gt=since, first_published_at__lte=until)
    return found.select_related("source_text", "locale").order_by("-issued_on", "-pk")


def told_in(version: Version, pages: Iterable[DocumentPage]) -> list[Told]:
    """What a letter of this version tells: a Japanese one of Japanese pages, an English one of all, once each."""
    with translation.override(version.language):
        return [_told(page, version) for page in _chosen(version, list(pages))]


def _chosen(version: Version, pages: list[DocumentPage]) -> list[DocumentPage]:
    if version != Version.ENGLISH:
        return [page for page in pages if _language(page) == "ja"]
    translated = {page.translation_key for page in pages if _language(page) == "en"}
    return [page for page in pages if _language(page) == "en" or page.translation_key not in translated]


def _told(page: Any, version: Version) -> Told:
    in_easy_words = version == Version.EASY and page.has_easy_version
    words = page.easy if in_easy_words else page
    address = whole_address(page.get_url() or "")
    return Told(
        title=" ".join(words.title.split()),
        summary=" ".join(words.summary.split()),
        about=_about(page),
        address=f"{address}{page.get_easy_url().removeprefix(page.get_url() or '')}" if in_easy_words else address,
        number=page.number,
        in_japanese=version == Version.ENGLISH and _language(page) != "en",
    )


def whole_address(url: str) -> str:
    """An address that works from a letter; only where there are several sites, pages say theirs whole."""
    return url if url.startswith("http") else f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{url}"


def _about(page: DocumentPage) -> str:
    """「手引き・案内、ご家族・支援する方、令和8年（2026年）11月1日、読むのに約3分」."""
    told = [str(page.get_kind_display()), page.for_whom, day_in_words(page.issued_on)]
    source = getattr(page, "source_text", None)
    if source is not None and source.minutes_to_read:
        told.append(_("読むのに約%(minutes)d分") % {"minutes": source.minutes_to_read})
    return _("、").join(told)


def _language(page: DocumentPage) -> str:
    return str(page.locale.language_code)
