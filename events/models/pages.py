"""The event page."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from accessibility import languages
from cms.models import BasePage
from documents.labels.models import Label
from events.choices import EventKind
from events.details.panels import detail_panels
from events.details.words import childcare_words, venue_words
from events.easy_words import easy_facts
from events.editing.page_form import EventPageForm
from events.editing.sessions_panel import SessionsPanel
from events.models.originals import worded
from events.models.programme import Session, SupportOffer, WayOffer
from events.models.querysets import SessionQuerySet
from events.models.registration import Registration
from events.overview import Programme, can_be_joined, support_row, way_rows
from events.quiet import ladder
from residents.contact_points import ContactPoint


@register_snippet
class Audience(Label):
    """Whom an event is for, in the town's own words (対象)."""

    name = models.CharField(_("対象"), max_length=60, unique=True, help_text=_("例：妊娠中の方・ご家族"))
    slug = models.SlugField(_("URLの名前"), unique=True)

    panels = ("name", "name_en", "slug", "sort_order")

    class Meta:
        verbose_name = _("対象")
        verbose_name_plural = _("対象")
        ordering = ["sort_order", "name"]


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
    quiet = models.BooleanField(
        _("静かな催しにする"),
        default=False,
        help_text=_(
            "だれが来ているか、何人いるかを、どこにも出しません。手紙の件名にも、催しの名前を出しません。"
            "ひきこもりの方や、ご家族の集まりなどに。"
        ),
    )
    rehearsal = models.ForeignKey(
        "self",
        verbose_name=_("つなぎ方の練習"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        limit_choices_to={"kind": EventKind.REHEARSAL},
        related_name="+",
        help_text=_(
            "申し込んだ方に、前もってつないでみる回を案内します。空けておくと、同じ参加方法の練習を案内します。"
        ),
    )
    documents = ParentalManyToManyField(
        "documents.DocumentPage", verbose_name=_("資料"), blank=True, related_name="events"
    )
    # In the shape of the national model of event data: events/details/.
    details = models.JSONField(_("くわしい情報"), default=dict, blank=True, editable=False)

    easy_template = "events/event_page_easy.html"
    fields_easy_follows = (*BasePage.fields_easy_follows, "audience_note", "fee", "venue", "address")
    stays_behind_in_translation = (*BasePage.stays_behind_in_translation, "sessions")
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("kind"),
        FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
        FieldPanel("audience_note"),
        SessionsPanel("sessions", heading=_("回（日時）"), label=_("回"), min_num=1),
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
        FieldPanel("quiet"),
        FieldPanel("rehearsal", widget=forms.Select),
        FieldPanel("documents", widget=forms.CheckboxSelectMultiple),
        *detail_panels(),
    ]

    base_form_class = EventPageForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("audience_note"),
        index.SearchField("venue"),
        index.SearchField("organiser"),
        index.SearchField("words_to_find"),
    ]

    class Meta:
        verbose_name = _("催し")

    @cached_property
    def words_to_find(self) -> str:
        """What people look for and no text field holds: kind, for whom, ways of joining, support.

        Kept on the instance: an index asks for it four times, and works on pages that were read for it.
        """
        with translation.override(self.locale.language_code):
            words = [self.get_kind_display(), *map(str, self.audiences.all())]
            words += [offer.get_way_display() for offer in self.ways.all()]
            words += [offer.get_kind_display() for offer in self.support_offers.all()]
            return "、".join(map(str, words))

    @cached_property
    def original_id(self) -> int | None:
        """The page that holds the sessions of this event: itself, or the one that it was translated from."""
        original = self.family.get(languages.default_language())
        return original.pk if original else self.pk

    def programme(self) -> Programme:
        """Sessions in order of time with the places taken, ways and support: three queries, or none in a preview."""
        if self.original_id != self.pk:
            return self._programme_of_the_original()
        children = self.sessions.all()
        # What is being edited has no places taken that a question to the database could find.
        is_saved = isinstance(children, SessionQuerySet)
        booked = children.with_taken() if is_saved else [(session, {}) for session in children]
        booked.sort(key=lambda pair: pair[0].starts_at)
        for session, _taken in booked:
            session.page = self
        return Programme(booked, list(self.ways.all()), list(self.support_offers.all()), self.fee)

    def _programme_of_the_original(self) -> Programme:
        sessions = Session.objects.filter(page=self.original_id).select_related("page").order_by("starts_at", "pk")
        return Programme(sessions.with_taken(), self._offers(WayOffer), self._offers(SupportOffer), self.fee)

    def _offers(self, kind: type[Any]) -> list[Any]:
        pages = [self.original_id, self.pk]
        offers = kind.objects.filter(page__in=pages)
        return worded(offers, original=self.original_id or 0, translation=self.pk)

    def documents_to_read(self) -> list[Page]:
        """The documents of this event, each in the language of the page where it exists in it."""
        documents = list(self.documents.select_related("locale"))
        if languages.is_default() or not documents:
            return documents
        keys = [document.translation_key for document in documents]
        here = Page.objects.live().filter(translation_key__in=keys, locale__language_code=languages.current())
        translated = {page.translation_key: page for page in here.select_related("locale")}
        return [translated.get(document.translation_key, document) for document in documents]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """An event begins in the town's own language; in others it is made by translating it."""
        return bool(super().can_create_at(parent)) and parent.locale.language_code == languages.default_language()

    def create_alias(self, *, parent: Page, update_locale: Locale | None = None, **kwargs: Any) -> Page:
        """An alias in another language would hold sessions of its own: make a translation to be written instead."""
        if update_locale is None:
            return super().create_alias(parent=parent, **kwargs)
        attrs = {"locale": update_locale, "slug": kwargs.get("update_slug") or self.slug}
        return self.copy(
            to=parent, update_attrs=attrs, copy_revisions=False, keep_live=False, reset_translation_key=False
        )

    def get_context(self, request: HttpRequest | None, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything the template shows, in few queries."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        programme = self.programme()
        if "easy" in context:
            return context | easy_facts(programme, now=now)
        rows = programme.rows(now=now)
        coming = programme.next_session(now=now)
        offers = programme.support_offers if can_be_joined(rows) else []
        context |= {
            "sentence": programme.sentence(now=now),
            "rows": [row for row in rows if not row.is_over],
            "past_rows": [row for row in rows if row.is_over],
            "ways": way_rows(programme.ways, venue=self.venue) if can_be_joined(rows) else [],
            "support": [support_row(offer, coming, now=now) for offer in offers],
            "ladder": ladder(programme.ways) if self.quiet else [],
            "documents": self.documents_to_read(),
            "venue_facts": venue_words(self.details),
            "childcare_facts": childcare_words(self.details),
            "programme": programme,
        }
        return context

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Who may not see this page: as Wagtail decides it, in one query where Wagtail needs two."""
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:length] for length in steps]
        of_these = Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(of_these).distinct()

    @property
    def phone_to_call(self) -> str:
        """The number as a telephone dials it; empty where staff wrote more than one number into the field."""
        contact = ContactPoint.parse(self.contact_phone)
        return contact.phone if contact else ""

    def has_registrations(self) -> bool:
        """Whether anybody ever took a place; such a page is not deleted, or their places would be lost."""
        return Registration.objects.filter(session__page=self).exists()
