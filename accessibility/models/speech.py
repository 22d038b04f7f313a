"""The sound already made: of each sentence, and of each page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SpokenSentence(models.Model):
    """The sound of one sentence, or of one pause: who makes it, how far it has come, how long it is.

    ``key`` names the words, the voice, the pace and the readings, so a row never goes stale. A row in the state
    MAKING is a claim: nobody else makes the sentence until the claim runs out or its owner is known to be dead.
    """

    class State(models.TextChoices):
        """How far the sentence has come."""

        WANTED = "wanted", _("順番を待っている")
        MAKING = "making", _("作成中")
        MADE = "made", _("完成")
        FAILED = "failed", _("失敗")

    key = models.CharField(max_length=64, primary_key=True)
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)
    claimed_by = models.CharField(max_length=100, blank=True, default="")
    # Indexed: listeners who wait ask whether anybody works.
    claimed_at = models.DateTimeField(null=True, db_index=True)
    # File ending -> how long it lasts when decoded in its place in a programme.
    seconds = models.JSONField(default=dict)
    # Of all kinds together.
    bytes = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    # The day somebody last asked for it, more or less: decides what may be removed.
    used_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("文の音声")
        verbose_name_plural = _("文の音声")

    def __str__(self) -> str:
        return f"{self.key[:12]} {self.get_state_display()}"


class PageRecordings(models.Manager["PageRecording"]):
    """The rows without their cues, which are read when they are asked for."""

    def get_queryset(self) -> models.QuerySet["PageRecording"]:
        """A long page has 500 kB of cues, and its row is looked at whenever the page is shown."""
        return super().get_queryset().defer("cues")


class PageRecording(models.Model):
    """The sound of one page: which text it speaks, how long it is, how far it has come.

    ``digest`` names the text spoken. A page whose words changed has another digest, so its old sound is never
    taken for the new.
    """

    class State(models.TextChoices):
        """How far the recording has come."""

        WANTED = "wanted", _("聞く人が待っている")
        MAKING = "making", _("作成中")
        READY = "ready", _("完成")
        FAILED = "failed", _("失敗")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("ページ"))
    # "" is the page itself; other names are what the page calls its versions (versions_to_hear).
    version = models.CharField(max_length=10, blank=True, default="")
    # How it is said: "" as written, "headings" with 「見出し2、」 before each heading.
    manner = models.CharField(max_length=10, blank=True, default="")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.MAKING)
    seconds = models.FloatField(default=0)
    # File ending -> bytes; file ending -> which sentence sounds when (accessibility.speech.cues).
    sizes = models.JSONField(default=dict)
    cues = models.JSONField(default=dict)
    # Somebody of the town read it aloud; the voice did not.
    is_human = models.BooleanField(_("人の声"), default=False)
    error = models.TextField(blank=True)
    asked_at = models.DateTimeField()

    objects = PageRecordings()

    class Meta:
        verbose_name = _("音声")
        verbose_name_plural = _("音声")
        constraints = [
            models.UniqueConstraint(fields=["page", "version", "manner"], name="one_recording_of_each_manner"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.get_state_display()}"
