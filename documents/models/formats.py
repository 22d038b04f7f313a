"""What is made from a document: its source text, and its formats."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.extraction import TextRefusal
from documents.formats import FormatRefusal
from documents.models.choices import FormatKind, FormatState
from documents.rules import minutes_in_words
from documents.upload import UploadRefusal

REFUSALS: dict[str, object] = {
    choice.value: choice.label for refusals in (TextRefusal, UploadRefusal, FormatRefusal) for choice in refusals
}


class SourceText(models.Model):
    """The structured text of a document, from which every format is made.

    ``html`` is sanitised (documents.extraction.structure).
    ``digest`` is the SHA-256 of what it was made from (title, day, rendered body, file bytes); ``parts`` has a digest
    for each part that formats depend on (documents.formats.parts).
    ``refusal`` is the name of the reason when the file gave no text; there may be text of the page body all the same.
    ``by_machine``: some of it was read from a picture of paper, and staff have not looked at all of that yet.
    """

    page = models.OneToOneField("documents.DocumentPage", on_delete=models.CASCADE, related_name="source_text")
    html = models.TextField(_("本文"), blank=True)
    digest = models.CharField(max_length=64)
    parts = models.JSONField(default=dict, blank=True, editable=False)
    refusal = models.CharField(_("取り出せなかった理由"), max_length=300, blank=True)
    minutes_to_read = models.PositiveIntegerField(_("読む時間（分）"), default=0)
    seconds_to_hear = models.FloatField(_("聞く時間（秒）"), default=0)
    by_machine = models.BooleanField(_("紙の画像から機械が読み取った文章"), default=False)
    made_at = models.DateTimeField(_("作成日時"))

    class Meta:
        verbose_name = _("資料の本文")

    def __str__(self) -> str:
        return f"{self.page_id}"

    @property
    def refusal_text(self) -> str:
        """The reason in words."""
        return str(REFUSALS.get(self.refusal, self.refusal))

    @property
    def words_for_hearing(self) -> str:
        """About how long it takes to hear."""
        return minutes_in_words(self.seconds_to_hear)


class FormatQuerySet(models.QuerySet["Format"]):
    """Questions about formats."""

    def ready(self) -> "FormatQuerySet":
        """Those that can be given out: a stale one would tell last year's amounts."""
        return self.filter(state=FormatState.FRESH).exclude(file="")


class FormatManager(models.Manager.from_queryset(FormatQuerySet)):  # type: ignore[misc]
    """Pages list formats often and ask for the times of their sentences never; those of a long one weigh 200 kB."""

    def get_queryset(self) -> FormatQuerySet:
        """Everything but the times."""
        found: FormatQuerySet = super().get_queryset().defer("cues")
        return found


class Format(models.Model):
    """One format of one document: its file, its exact size in bytes, its length in seconds when it is sound.

    ``reason`` is the name of a refusal, shown by ``reason_text``; ``cues`` tells which sentence sounds when.
    ``progress`` counts to 100 while it is being made. ``source_digest`` is of what it was made from; ``asked_digest``
    of what a task in the queue is to make it from, so that asking twice makes no second task. ``replaced`` counts the
    letters that it cannot show.
    """

    page = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="formats")
    kind = models.CharField(_("形式"), max_length=10, choices=FormatKind)
    state = models.CharField(_("状態"), max_length=10, choices=FormatState, default=FormatState.MAKING)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    file = models.FileField(_("ファイル"), upload_to="formats/", blank=True)
    size = models.PositiveBigIntegerField(_("大きさ（バイト）"), default=0)
    seconds = models.FloatField(_("長さ（秒）"), default=0)
    pages = models.PositiveIntegerField(_("ページ数"), default=0)
    source_digest = models.CharField(max_length=64, blank=True)
    cues = models.JSONField(default=list, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField(_("進み具合（%）"), default=0, editable=False)
    replaced = models.PositiveIntegerField(_("表せない文字の数"), default=0, editable=False)
    by_person = models.BooleanField(_("人が読んだ声"), default=False, editable=False)
    made_at = models.DateTimeField(_("作成日時"), null=True, editable=False)
    asked_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)

    objects = FormatManager()

    class Meta:
        verbose_name = _("資料の形式")
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_format_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}"

    @property
    def reason_text(self) -> str:
        """Why it could not be made, in words."""
        return str(REFUSALS.get(self.reason, self.reason))

    @property
    def can_be_had(self) -> bool:
        """The same as ``FormatQuerySet.ready``, of a row at hand."""
        return self.state == FormatState.FRESH and bool(self.file)

    def is_fresh_for(self, digest: str) -> bool:
        """Whether it was made from this very text."""
        return self.state == FormatState.FRESH and bool(self.file) and self.source_digest == digest
