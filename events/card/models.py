"""Cards as files, for the hours in which somebody fetches them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.card.choices import FILE_TYPES, PaperKind, PaperState


class CardPaper(models.Model):
    """One card as one kind of file. In the database and not on a disk: gone is then gone, on every machine.

    ``fingerprint`` tells what it was made from; a paper that says something else than the card is made anew.
    """

    registration = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="card_papers")
    kind = models.CharField(_("種類"), max_length=20, choices=PaperKind)
    language = models.CharField(max_length=10, default="ja")
    state = models.CharField(_("状態"), max_length=10, choices=PaperState, default=PaperState.WANTED)
    fingerprint = models.CharField(max_length=64)
    content = models.BinaryField(default=bytes)
    wanted_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("参加カードのファイル")
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "language"], name="one_card_paper_of_a_kind")
        ]
        indexes = [models.Index(fields=["wanted_at"], name="card_papers_by_age")]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.kind}"

    @property
    def file_name(self) -> str:
        """Says nothing of the event: it lies about in download folders that a family shares."""
        return f"sanka-card.{FILE_TYPES[self.kind].ending}"
