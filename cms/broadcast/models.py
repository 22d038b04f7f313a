"""The programme's pages: the list of programmes with the town's choices, and one page for each programme."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.broadcast.blocks import ProgrammeBlock
from cms.broadcast.listing import files_of, programmes_below
from cms.broadcast.timing import Rhythm
from cms.models import BasePage


class Weekday(models.IntegerChoices):
    """As Python counts them."""

    MONDAY = 0, _("月曜日")
    TUESDAY = 1, _("火曜日")
    WEDNESDAY = 2, _("水曜日")
    THURSDAY = 3, _("木曜日")
    FRIDAY = 4, _("金曜日")
    SATURDAY = 5, _("土曜日")
    SUNDAY = 6, _("日曜日")


class BroadcastIndexPage(BasePage):
    """All programmes, newest first (声の広報), and how the town wants them. Without this page there are none."""

    is_weekly = models.BooleanField(
        _("毎週、自動で作る"), default=True, help_text=_("しるしを消すと、「声の広報」の画面で作ったときだけできます。")
    )
    weekday = models.PositiveSmallIntegerField(_("出す曜日"), choices=Weekday, default=Weekday.FRIDAY)
    at = models.TimeField(_("出す時刻"), default=dt.time(10))
    days_before = models.PositiveSmallIntegerField(
        _("何日前に下書きを作るか"), default=2, validators=[MaxValueValidator(6)], help_text=_("0から6まで。")
    )
    goes_out_by_itself = models.BooleanField(
        _("確かめなくても、時刻になったら出す"),
        default=False,
        help_text=_(
            "しるしがなければ、職員が公開するまで出ません。しるしがあっても、時刻までは直したり止めたりできます。"
        ),
    )
    weeks_ahead = models.PositiveSmallIntegerField(
        _("何週間先の催しまで知らせるか"), default=3, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    weeks_kept = models.PositiveSmallIntegerField(
        _("何週間たったら消すか"), default=26, help_text=_("0にすると、消しません。消すと、音声も消えます。")
    )
    opening = models.TextField(
        _("はじめの言葉"), blank=True, help_text=_("空けておくと、あいさつと日付だけになります。")
    )
    how_to_join = models.TextField(
        _("参加のしかた"), blank=True, help_text=_("一行が一つの段落になります。空けておくと、決まった言葉を使います。")
    )
    closing = models.TextField(_("終わりの言葉"), blank=True)

    can_be_easy = False
    max_count_per_parent = 1
    subpage_types = ["broadcast.BroadcastPage"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("is_weekly"),
                FieldRowPanel([FieldPanel("weekday"), FieldPanel("at"), FieldPanel("days_before")]),
                FieldPanel("goes_out_by_itself"),
                FieldRowPanel([FieldPanel("weeks_ahead"), FieldPanel("weeks_kept")]),
            ],
            heading=_("毎週の回の作りかた"),
        ),
        MultiFieldPanel(
            [FieldPanel("opening"), FieldPanel("how_to_join"), FieldPanel("closing")], heading=_("毎回の言葉")
        ),
    ]

    class Meta:
        verbose_name = _("声の広報の一覧")

    @property
    def rhythm(self) -> Rhythm:
        """When its programmes are due."""
        return Rhythm(self.weekday, self.at, self.days_before)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the programmes; the newest with its player."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | programmes_below(self, page=request.GET.get("page"))


class BroadcastPage(BasePage):
    """One programme (声の広報の回). Its text is frozen when it is put together; only staff change it."""

    issued_on = models.DateField(_("いつの回か"))
    goes_out_at = models.DateTimeField(
        _("ひとりでに出す日時"),
        null=True,
        blank=True,
        help_text=_("この時刻に、最後に保存した文が出ます。空けておくと、職員が公開するまで出ません。"),
    )
    body = StreamField(ProgrammeBlock(), verbose_name=_("本文"), blank=True)
    # Which programme of which list it is, so that none is made twice; staff's own programmes have none.
    made_for = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    made_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.TextField(blank=True, editable=False)

    can_be_easy = False
    begins_on_the_desk = False
    parent_page_types = ["broadcast.BroadcastIndexPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["made_for", "made_at", "goes_out_at", "trouble"]
    content_panels = [
        HelpPanel(template="broadcast/desk/how_it_goes_out.html"),
        *BasePage.content_panels[:2],
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("goes_out_at")]),
        *BasePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("声の広報の回")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With its sound. A draft in the preview has none."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        is_out = bool(self.pk and self.live)
        return context | {"is_out": is_out, "files": files_of(self) if is_out else []}
