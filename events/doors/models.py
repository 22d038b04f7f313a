"""Where a way of joining leads in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accessibility import languages
from events.choices import Way

# Numbers that begin with a star or a hash belong to exchanges, not to meetings; a pause is added where we dial.
PIN_PATTERN = r"[0-9]{1,15}"


class Door(models.Model):
    """One way in: for every session of an event (``session`` empty), or for one session instead of that.

    A table of its own, not a child of the page: pages keep every revision, copies and drafts, and a private link has
    no business in any of them.
    """

    page = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="doors")
    session = models.ForeignKey(
        "events.Session", null=True, blank=True, on_delete=models.CASCADE, related_name="doors", verbose_name=_("回")
    )
    way = models.CharField(_("参加方法"), max_length=20, choices=Way)
    url = models.CharField(
        _("つなぎ先のURL"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"], message=_("https:// で始まるURLを入れてください。"))],
        help_text=_("ZoomやMeetなどの、https:// で始まるURL。"),
    )
    makes_room = models.BooleanField(
        _("町のビデオ会議室を使う"),
        default=False,
        help_text=_("URLはいりません。参加する方がボタンを押したときに、その方だけの入り口を開きます。"),
    )
    dial_in = models.CharField(
        _("かける電話番号"), max_length=30, blank=True, help_text=_("例：050-1234-5678。通話料は下の欄に書きます。")
    )
    pin = models.CharField(
        _("会議の番号（暗証番号）"),
        max_length=15,
        blank=True,
        validators=[RegexValidator(rf"\A{PIN_PATTERN}\Z", _("数字だけを入れてください。最後の#はいりません。"))],
        help_text=_("数字だけ。最後の#は、こちらで付けます。"),
    )
    room = models.CharField(_("部屋"), max_length=100, blank=True, help_text=_("例：1階 えんがわの間"))
    words = models.TextField(
        _("そのほかに伝えること"), max_length=1000, blank=True, help_text=_("例：10分前から入れます。")
    )
    words_en = models.TextField(
        _("そのほかに伝えること（英語）"),
        max_length=1000,
        blank=True,
        help_text=_("英語のページがあれば、そこに出ます。"),
    )
    changed_at = models.DateTimeField(_("変更日時"))

    class Meta:
        verbose_name = _("つなぎ先")
        verbose_name_plural = _("つなぎ先")
        constraints = [
            models.UniqueConstraint(fields=["session", "way"], name="one_door_of_a_way_per_session"),
            models.UniqueConstraint(fields=["page", "way"], condition=Q(session=None), name="one_usual_door_of_a_way"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.session_id or ''} {self.way}"

    @property
    def words_here(self) -> str:
        """The words in the language of the visit, or as they were written."""
        return (self.words_en.strip() if languages.current() == "en" else "") or self.words.strip()

    @property
    def leads_somewhere(self) -> bool:
        """Whether anybody could come in with it."""
        return bool(self.url or self.makes_room or self.dial_in or self.room or self.words.strip())

    def clean(self) -> None:
        """One door, not two."""
        super().clean()
        problems: dict[str, Any] = {}
        if self.url and self.makes_room:
            problems["url"] = _("町のビデオ会議室を使うときは、URLを空けてください。")
        if self.pin and not self.dial_in:
            problems["dial_in"] = _("会議の番号だけでは、かけられません。電話番号も入れてください。")
        if problems:
            raise ValidationError(problems)
