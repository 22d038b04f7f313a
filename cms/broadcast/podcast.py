"""The weekly programme as a podcast."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from accessibility.podcast import channels
from accessibility.podcast.channels import Channel, Episode
from accessibility.podcast.pages import episodes_of
from cms.broadcast.models import BroadcastPage


def register() -> None:
    """Offer the channel."""
    about = _("これからの催しと新しい資料、参加のしかたを、週に一度、ひとつの番組にまとめて声でお知らせします。")
    channels.register(Channel("weekly", _("声の広報"), about, episodes))


def episodes(language: str) -> Iterator[Episode]:
    """Every programme that can be heard in this language."""
    return episodes_of(BroadcastPage.objects.filter(locale__language_code=language).select_related("locale"))
