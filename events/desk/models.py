"""What the desk writes down: what staff did, whom to call again, what goes into envelopes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accessibility.sealed import SealedTextField
from events.choices import Channel


class Deed(models.TextChoices):
    """What a member of staff did for somebody. Each can be taken back; see ``undoing``."""

    TOOK = "took", _("申し込みを受けた")
    KEYED = "keyed", _("返信用紙の申し込みを入れた")
    CHANGED = "changed", _("申し込みを変えた")
    ADDED_PEOPLE = "added_people", _("いっしょに参加する方を加えた")
    CANCELLED = "cancelled", _("申し込みを取り消した")
    RESTORED = "restored", _("取り消した申し込みをもどした")
    ACCEPTED = "accepted", _("席の案内に「参加する」と答えた")
    CONTACT = "contact", _("お名前・連絡先を直した")
    NOTED = "noted", _("係への連絡を書いた")
    SUPPORT_ASKED = "support_asked", _("配慮の申し出を受けた")
    SUPPORT_MOVED = "support_moved", _("配慮の手配を進めた")
    TOLD = "told", _("電話で知らせた")
    CALL_PROMISED = "call_promised", _("折り返しの電話を約束した")
    CALL_DONE = "call_done", _("折り返しの電話をした")
    POST_ASKED = "post_asked", _("郵送するものに加えた")
    POSTED = "posted", _("郵送した")


class Act(models.Model):
    """One thing a member of staff did for a resident. Never changed; taking it back is written beside it.

    ``before`` is what stood there, so that it can stand there again. It is personal, and goes with the person.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("職員")
    )
    at = models.DateTimeField(_("日時"))
    channel = models.CharField(_("受付経路"), max_length=20, choices=Channel, default=Channel.PHONE)
    deed = models.CharField(_("したこと"), max_length=20, choices=Deed)
    resident = models.ForeignKey("residents.Resident", on_delete=models.CASCADE, related_name="desk_acts")
    registration = models.ForeignKey(
        "events.Registration", null=True, on_delete=models.CASCADE, related_name="desk_acts"
    )
    # The number of the support request, letter, call or parcel that it was about.
    about = models.BigIntegerField(null=True)
    before = SealedTextField(purpose="desk", blank=True)
    undone_at = models.DateTimeField(_("取り消した日時"), null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("電話・窓口でしたこと")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["by", "-at"], name="acts_of_somebody")]

    def __str__(self) -> str:
        return f"{self.deed} {self.pk}"


class CallBack(models.Model):
    """Somebody was promised a call (折り返し)."""

    resident = models.ForeignKey("residents.Resident", on_delete=models.CASCADE, related_name="calls_promised")
    about = SealedTextField(purpose="desk", verbose_name=_("用件"))
    call_at = models.DateTimeField(_("かける日時"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("折り返しの電話")
        ordering = ["call_at", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class CallTry(models.Model):
    """A call that nobody took: news for one person (a letter), or a call that was promised."""

    letter = models.ForeignKey("events.Letter", null=True, on_delete=models.CASCADE, related_name="call_tries")
    call_back = models.ForeignKey(CallBack, null=True, on_delete=models.CASCADE, related_name="tries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(letter=None) ^ models.Q(call_back=None), name="one_reason_to_call"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Contents(models.TextChoices):
    """What goes into an envelope."""

    CARD = "card", _("参加カード")
    CARD_LARGE = "card_large", _("参加カード（大きな文字）")
    CARD_BRAILLE = "card_braille", _("参加カード（点字）")
    MATERIALS = "materials", _("資料と返信用紙")
    LETTER = "letter", _("お知らせの手紙")


class Parcel(models.Model):
    """Something to be printed and posted for one registration (郵送するもの).

    Rows are written when staff ask for one or have posted one; what is due by itself (see ``post``) has none till then.
    """

    registration = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="parcels")
    contents = models.CharField(_("送るもの"), max_length=20, choices=Contents)
    letter = models.ForeignKey("events.Letter", null=True, on_delete=models.CASCADE, related_name="parcels")
    asked_at = models.DateTimeField(_("頼まれた日時"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    posted_at = models.DateTimeField(_("送った日時"), null=True)

    class Meta:
        verbose_name = _("郵送するもの")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "contents"],
                condition=models.Q(posted_at=None, letter=None),
                name="one_parcel_of_a_sort_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=models.Q(letter__isnull=False), name="one_parcel_of_a_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
