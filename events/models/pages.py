"""The event page and the list of all events."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from cms.models import BasePage
from events.choices import EventKind


@register_snippet
class Audience(models.Model):
    """Whom an event is for, in the town's own words (対象)."""

    name = models.CharField(_("対象"), max_length=60, unique=True, help_text=_("例：妊娠中の方・ご家族"))
    slug = models.SlugField(_("URLの名前"), unique=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        verbose_name = _("対象")
        verbose_name_plural = _("対象")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class EventIndexPage(BasePage):
    """All events, filtered by whom they are for, kind, way of joining and month (これから)."""

    max_count_per_parent = 1
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("催しの一覧")


class EventPage(BasePage):
    """One event (催し) with its sessions, ways of joining and support."""

    kind = models.CharField(_("種類"), max_length=20, choices=EventKind, default=EventKind.SALON)
    audiences = ParentalManyToManyField(Audience, verbose_name=_("対象"), blank=True)
    audience_note = models.CharField(_("対象の説明"), max_length=500, blank=True)
    fee = models.CharField(_("費用"), max_length=500, default="無料", blank=True)
    venue = models.CharField(_("会場"), max_length=200, blank=True)
    address = models.CharField(_("会場の住所"), max_length=300, blank=True)
    organiser = models.CharField(_("主催"), max_length=200, blank=True)
    contact_name = models.CharField(_("問い合わせ先"), max_length=200, blank=True)
    contact_phone = models.CharField(_("電話番号"), max_length=60, blank=True)
    contact_email = models.CharField(_("メールアドレス"), max_length=254, blank=True)
    takes_registrations = models.BooleanField(_("このサイトで申し込みを受ける"), default=True)
    documents = ParentalManyToManyField(
        "documents.DocumentPage", verbose_name=_("資料"), blank=True, related_name="events"
    )

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("kind"),
        FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
        FieldPanel("audience_note"),
        InlinePanel("sessions", heading=_("回（日時）"), label=_("回"), min_num=1),
        InlinePanel("ways", heading=_("参加方法"), label=_("参加方法"), min_num=1),
        InlinePanel("support_offers", heading=_("配慮"), label=_("配慮")),
        *BasePage.content_panels[2:],
        FieldPanel("fee"),
        MultiFieldPanel([FieldPanel("venue"), FieldPanel("address")], heading=_("会場")),
        MultiFieldPanel(
            [
                FieldPanel("organiser"),
                FieldPanel("contact_name"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_email"),
            ],
            heading=_("主催と問い合わせ先"),
        ),
        FieldPanel("takes_registrations"),
        FieldPanel("documents", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        verbose_name = _("催し")
