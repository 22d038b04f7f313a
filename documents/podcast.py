"""Newsletters as a podcast: the sound that is made of each anyway."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accessibility.podcast import channels
from accessibility.podcast.channels import MOST_EPISODES, Channel, Episode, Sound
from accessibility.podcast.pages import guid_of, published
from documents.models import DocumentKind, DocumentPage, Format, FormatKind
from documents.sounds import SOUNDS


def register() -> None:
    """Offer the channel."""
    about = _("広報やおたよりを、見出しごとに頭出しのできる声で届けます。")
    channels.register(Channel("newsletters", _("広報・おたより"), about, episodes))


def episodes(language: str) -> Iterator[Episode]:
    """Newsletters in this language whose sound is of their newest text."""
    spoken = Format.objects.ready().filter(kind=FormatKind.AUDIO_MP3).values("page")
    pages = DocumentPage.objects.live().public().filter(kind=DocumentKind.NEWSLETTER, pk__in=spoken)
    pages = pages.filter(locale__language_code=language).select_related("locale", "source_text")
    newest = pages.order_by("-first_published_at", "-pk")[:MOST_EPISODES]
    sounds: dict[int, dict[str, Format]] = {}
    for row in Format.objects.ready().filter(page__in=list(newest), kind__in=SOUNDS):
        sounds.setdefault(row.page_id, {})[row.kind] = row
    for page in newest:
        yield _episode(page, sounds[page.pk])


def _episode(page: DocumentPage, rows: dict[str, Format]) -> Episode:
    return Episode(
        guid=guid_of(page, "newsletter"),
        title=page.title,
        about=page.summary,
        published_at=published(page, page.source_text.made_at),
        address=page.get_url() or "",
        sounds=tuple(_sound(rows[kind]) for kind in SOUNDS if kind in rows),
        seconds=rows[FormatKind.AUDIO_MP3].seconds,
        transcript=reverse("documents:transcript", args=[page.pk]),
        language=page.locale.language_code,
    )


def _sound(row: Format) -> Sound:
    ending = SOUNDS[FormatKind(row.kind)]
    return Sound(reverse("documents:sound", args=[row.page_id, ending]), ending, row.size)
