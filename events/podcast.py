"""Event notices as a podcast: the spoken pages of events that are still to come."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.podcast import channels
from accessibility.podcast.channels import Channel, Episode
from accessibility.podcast.pages import episodes_of
from events.models import EventPage, Session


def register() -> None:
    """Offer the channel."""
    about = _("これからの催しを、日時・参加のしかた・配慮まで、声でお知らせします。")
    channels.register(Channel("events", _("催しのお知らせ"), about, episodes))


def episodes(language: str) -> Iterator[Episode]:
    """Events with something still to come. A translation has the sessions of its original."""
    coming = Session.objects.public().filter(ends_at__gt=timezone.now()).values("page__translation_key")
    pages = EventPage.objects.filter(translation_key__in=coming, locale__language_code=language)
    return episodes_of(pages.select_related("locale"))
