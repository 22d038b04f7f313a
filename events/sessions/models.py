"""How sessions came to be and what happened to them. Nothing here is about a resident."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import SessionStatus
from events.sessions.choices import ChangeKind, OnHoliday, Rhythm


class Series(models.Model):
    """The rule by which sessions were made together. Later changes to all of them begin here."""

    page = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="series")
    rhythm = models.CharField(_("くり返し方"), max_length=20, choices=Rhythm, default=Rhythm.WEEKLY)
    every = models.PositiveSmallIntegerField(_("間隔"), default=1)
    weekdays = models.JSONField(_("曜日"), default=list)
    week_of_month = models.SmallIntegerField(_("第何週か"), null=True, blank=True)
    first_on = models.DateField(_("最初の日"))
    last_on = models.DateField(_("最後の日"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("回数"), null=True, blank=True)
    on_holiday = models.CharField(_("祝日のとき"), max_length=10, choices=OnHoliday, default=OnHoliday.SKIP)
    rests_at_year_end = models.BooleanField(_("年末年始（12月29日から1月3日）は休む"), default=True)
    left_out = models.JSONField(_("休む日"), default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("回のくり返し")
        permissions = [("call_off_sessions", _("回を中止・延期・変更して、申し込んだ方に知らせる"))]

    def __str__(self) -> str:
        return f"{self.page_id} {self.rhythm}"


class Occurrence(models.Model):
    """A session's place in its series. ``slot`` stays the day that the rule gave it, wherever it was moved."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="occurrences")
    session = models.OneToOneField("events.Session", on_delete=models.CASCADE, related_name="occurrence")
    slot = models.DateField()

    class Meta:
        ordering = ["slot", "pk"]

    def __str__(self) -> str:
        return f"{self.series_id} {self.slot}"


class Announced(models.Model):
    """What people were last told of a session, so that publishing a page tells only what is new."""

    session = models.OneToOneField("events.Session", on_delete=models.CASCADE, related_name="announced")
    status = models.CharField(max_length=20, choices=SessionStatus)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.session_id} {self.status}"


class Change(models.Model):
    """Something that happened to a session: what it said before, so that it can be taken back."""

    session = models.ForeignKey("events.Session", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("したこと"), max_length=20, choices=ChangeKind)
    before = models.JSONField()
    words = models.CharField(_("お知らせの言葉"), max_length=300, blank=True)
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.session_id} {self.kind}"
