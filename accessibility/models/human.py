"""A page read aloud by a person of the town, which is heard instead of the voice."""

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# Read out on the telephone, so without what is mistaken for something else.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"


def new_reference() -> str:
    """What the reader is given, to ask later for what is kept of them."""
    return f"K-{get_random_string(7, LETTERS)}"


def new_folder() -> str:
    """Nobody can guess where a voice is kept."""
    return get_random_string(32)


class HumanRecordingQuerySet(models.QuerySet["HumanRecording"]):
    """Questions about recordings by people."""

    def of(self, page_id: int, version: str = "") -> "HumanRecordingQuerySet":
        """Those of one version of a page, the newest first."""
        return self.filter(page=page_id, version=version).order_by("-pk")

    def in_use(self) -> "HumanRecordingQuerySet":
        """Those the public may hear, as long as the words are the same."""
        return self.filter(state=HumanRecording.State.IN_USE)

    def behind(self) -> "HumanRecordingQuerySet":
        """Those that somebody has to look at: their page changed."""
        return self.in_use().filter(behind_since__isnull=False)


class HumanRecording(models.Model):
    """Somebody's reading of a page. A voice is personal data: everything of it goes when its reader asks.

    ``sections`` tells, heading by heading, which words were read and from when on:
    ``{"title", "level", "words" (a fingerprint), "start" (seconds, or null where nothing was read), "end"}``.
    """

    class State(models.TextChoices):
        """How far the recording has come."""

        TAKEN = "taken", _("受け取りました。聞けるように変換しています。")
        TO_CHECK = "to_check", _("見出しの時刻を、聞いて確かめてください。")
        CUTTING = "cutting", _("見出しごとに切り分けています。")
        IN_USE = "in_use", _("使っています。")
        FAILED = "failed", _("使えませんでした。")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("ページ"))
    # "" is the page itself; other names are what the page calls its versions (versions_to_hear).
    version = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(_("ようす"), max_length=10, choices=State, default=State.TAKEN)
    # The name of a refusal (accessibility.speech.people.upload).
    refusal = models.CharField(max_length=20, blank=True, default="")
    reader = models.CharField(_("読んだ人"), max_length=100)
    # By this number another room knows the reader and how to reach them; this room does not.
    reader_number = models.PositiveBigIntegerField(null=True, editable=False, db_index=True)
    reference = models.CharField(_("受付番号"), max_length=12, unique=True, default=new_reference, editable=False)
    licence = models.CharField(_("使ってよい範囲"), max_length=200)
    consent = models.CharField(_("同意の記録"), max_length=300)
    folder = models.CharField(max_length=32, unique=True, default=new_folder, editable=False)
    # The ending of the file as it came; empty once it has been converted and removed.
    original = models.CharField(max_length=5, blank=True, default="")
    seconds = models.FloatField(default=0)
    silences = models.JSONField(default=list)
    sections = models.JSONField(default=list)
    taken_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    # Since when the page says something else than was read; the voice speaks meanwhile.
    behind_since = models.DateTimeField(null=True)

    objects = HumanRecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("人の声の録音")
        verbose_name_plural = _("人の声の録音")

    def __str__(self) -> str:
        # Without the name: this goes into logs.
        return f"{self.reference} {self.page_id}"
