"""What an event offers: dated sessions, ways of joining, support. Edited with the page, so all are cluster children."""

from django.db import models
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from accessibility import languages
from events.catalogue.fields import KindField
from events.catalogue.reading import Kind, kind_of
from events.choices import SessionStatus, Way
from events.models.querysets import SessionQuerySet


class Session(Orderable):
    """One dated occurrence (回).

    How many places are taken is not kept here: publishing an old draft would write the old number back.
    See ``Seats``.
    """

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("始まり"))
    ends_at = models.DateTimeField(_("終わり"))
    times_known = models.BooleanField(_("時刻が決まっている"), default=True)
    registration_opens_at = models.DateTimeField(
        _("申し込みの始まり"), null=True, blank=True, help_text=_("空けておくと、公開したときから受け付けます。")
    )
    registration_closes_at = models.DateTimeField(
        _("申し込みの締め切り"),
        null=True,
        blank=True,
        help_text=_("空けておくと、終わりの時刻まで受け付けます。"),
    )
    capacity = models.PositiveIntegerField(
        _("定員"),
        null=True,
        blank=True,
        help_text=_("すべての参加方法を合わせた人数。空けておくと制限なし。"),
    )
    status = models.CharField(_("状態"), max_length=20, choices=SessionStatus, default=SessionStatus.SCHEDULED)
    news = models.CharField(
        _("この回のお知らせ"),
        max_length=300,
        blank=True,
        help_text=_("中止・延期・変更のわけなど。催しのページと、申し込んだ方への手紙に出ます。"),
    )
    news_en = models.CharField(
        _("この回のお知らせ（英語）"),
        max_length=300,
        blank=True,
        help_text=_("英語のページと手紙に出ます。空けておくと「日本語のお知らせがあります」とだけ出ます。"),
    )
    note = models.CharField(_("日時の補足"), max_length=500, blank=True)
    note_en = models.CharField(
        _("日時の補足（英語）"), max_length=500, blank=True, help_text=_("英語のページがあれば、そこに出ます。")
    )

    # Days before the start until which support can be asked for, where this session differs from its event
    # ({"sign_language": 21}): in December the interpreters' office closes early.
    support_days = models.JSONField(default=dict, blank=True, editable=False)
    # How many people a way of joining takes, where this session differs from its event ({"in_person": 12}): once the
    # small room, once the hall.
    way_capacities = models.JSONField(default=dict, blank=True, editable=False)
    # When somebody last changed it outside the page's editor: an editor opened before that must not write it back.
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    @property
    def takes_place(self) -> bool:
        """Neither cancelled nor postponed."""
        return SessionStatus(self.status).takes_place

    @property
    def news_here(self) -> str:
        """The news in the language of the visit. Where nobody translated on a snowy morning, it says whom to ask."""
        if languages.is_default():
            return self.news
        written = self.news_en if languages.current() == "en" else ""
        return written or (self.ask_about_news(languages.current()) if self.news else "")

    @staticmethod
    def ask_about_news(language: str) -> str:
        """That there is news in Japanese."""
        with override(language):
            return gettext("この回には、日本語のお知らせがあります。電話かメールでおたずねください。")

    @property
    def note_here(self) -> str:
        """The note in the language of the visit, or as it was written."""
        return (self.note_en if languages.current() == "en" else "") or self.note

    class Meta(Orderable.Meta):
        verbose_name = _("回")
        indexes = [models.Index(fields=["starts_at", "ends_at"])]


class WayOffer(Orderable):
    """One way of joining this event (参加方法), with what it needs and who sees or hears you."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="ways")
    way = models.CharField(_("参加方法"), max_length=20, choices=Way)
    capacity = models.PositiveIntegerField(
        _("この方法の定員"),
        null=True,
        blank=True,
        help_text=_(
            "1回あたり。空けておくと回の定員だけで数えます。この回だけちがう人数は「回の中止・変更」で決めます。"
        ),
    )
    needs = models.CharField(_("用意するもの"), max_length=200, blank=True)
    data_per_hour = models.CharField(_("通信量のめやす"), max_length=60, blank=True, help_text=_("例：1時間に約300MB"))
    exposure = models.CharField(
        _("だれに見え、聞こえるか"), max_length=200, blank=True, help_text=_("例：顔も声も出しません。")
    )
    instructions = models.TextField(
        _("参加のしかた（申し込んだ人だけに伝えます）"),
        blank=True,
        help_text=_(
            "参加する日の手順など。URLと暗証番号はここに書かないでください（ページの履歴に残ります）。"
            "ページの上の「つなぎ先」に書くと、申し込んだ人だけに見えます。"
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("参加方法")
        constraints = [models.UniqueConstraint(fields=["page", "way"], name="one_offer_of_a_way")]


class SupportOffer(Orderable):
    """Support for this event (配慮): always there, or on request until some days before the session."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="support_offers")
    kind = KindField(_("配慮"))
    ask_days_before = models.PositiveSmallIntegerField(
        _("何日前までに申し出るか"),
        null=True,
        blank=True,
        help_text=_("空けておくと「申し出なくても、いつもあります」。"),
    )
    instead = models.CharField(_("間に合わないときの代わり"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("配慮")
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_offer_of_a_support")]

    @property
    def entry(self) -> Kind:
        """What the catalogue says of it."""
        return kind_of(self.kind)

    def get_kind_display(self) -> str:
        """Its name in the language of this visit."""
        return self.entry.words
