"""When an event's letters go out by themselves, and what the staff say in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 600


class LetterPlan(models.Model):
    """What differs from the usual for one event. Without a plan the usual reminders go out, and thanks."""

    page = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="letter_plan")
    calls_too = models.BooleanField(
        _("電話の方には、係が電話でお知らせする"),
        default=False,
        help_text=_("1日以上前のお知らせだけです。「電話でお知らせする方」の一覧に出ます。"),
    )
    thanks = models.BooleanField(_("終わったあとに、お礼と記録の案内を送る"), default=True)
    thanks_words = models.TextField(_("お礼に加える言葉"), blank=True, max_length=LONGEST_WORDS)
    thanks_words_easy = models.TextField(_("お礼に加える言葉（やさしい日本語）"), blank=True, max_length=LONGEST_WORDS)

    class Meta:
        verbose_name = _("知らせの予定")

    def __str__(self) -> str:
        return f"{self.page_id}"


class Reminder(models.Model):
    """One letter before each session, so long before its start."""

    plan = models.ForeignKey(LetterPlan, on_delete=models.CASCADE, related_name="reminders")
    minutes_before = models.PositiveIntegerField(_("どれだけ前に"))
    words = models.TextField(_("加える言葉"), blank=True, max_length=LONGEST_WORDS)
    words_easy = models.TextField(_("加える言葉（やさしい日本語）"), blank=True, max_length=LONGEST_WORDS)

    class Meta:
        verbose_name = _("もうすぐの知らせ")
        ordering = ["-minutes_before"]
        constraints = [models.UniqueConstraint(fields=["plan", "minutes_before"], name="one_reminder_at_a_time")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.minutes_before}"
