"""Pages that every room builds on."""

import json
import logging
from hashlib import sha256
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail.utils.decorators import cached_classmethod

from accessibility.language_marks import mark_japanese
from accessibility.languages import Version, current, is_default
from cms import levels
from cms.blocks import BodyBlock, EasyBodyBlock
from cms.easy.panels import easy_panels
from cms.easy.version import EASY, EasyVersion
from cms.emergency.models import EmergencyNotice
from cms.gate import check as gate
from cms.gate.panel import gate_panel, weight_panel
from cms.second_factor.models import BackupCode
from cms.versions import family_of, languages_of
from cms.visitorless import visitorless_request

logger = logging.getLogger(__name__)
SCHEDULED = "wagtail.publish.scheduled"
__all__ = ["BackupCode", "BasePage", "EmergencyNotice", "HomePage", "InformationPage"]


class DraftFirst:
    """Wagtail would store a new page as live before anybody checked it; here it is a draft until it is published."""

    instance: Page
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Wagtail makes it from the title; only its script says so, and on a slow line that may come too late.
            self.fields["slug"].required = False

    def save(self, *args: Any, **kwargs: Any) -> Page:
        """Keep a page that does not exist yet out of sight."""
        if self.instance._state.adding:  # noqa: SLF001 -- Django's own documented way to ask
            self.instance.live = False
        return super().save(*args, **kwargs)  # type: ignore[misc]


class BasePage(EasyVersion, Page):
    """A public page: a title, one sentence that holds all, and a body; and, if somebody wrote one, an easy version."""

    summary = models.CharField(
        _("ひとことで"),
        max_length=200,
        blank=True,
        help_text=_("このページのすべてを一文で。一覧と検索にも出ます。"),
    )
    body = StreamField(BodyBlock(), verbose_name=_("本文"), blank=True)
    easy_title = models.CharField(
        _("やさしい題"), max_length=255, blank=True, help_text=_("書かなければ、もとのページのタイトルを使います。")
    )
    easy_summary = models.CharField(_("やさしい「ひとことで」"), max_length=200, blank=True)
    easy_body = StreamField(
        EasyBodyBlock(),
        verbose_name=_("やさしい本文"),
        blank=True,
        help_text=_("ここに文があるときだけ、やさしい日本語のページができます。"),
    )
    # Fingerprints of the easy words and of what the page said when somebody last wrote or confirmed them.
    easy_follows = models.CharField(max_length=40, blank=True, editable=False)

    # What the voice leaves out or says in other words, by the block's id: cms/sound/otherwise.py.
    heard_otherwise = models.JSONField(default=dict, blank=True, editable=False)

    # Whether 今日のしごと offers to write such a page; False where something else makes the first draft.
    begins_on_the_desk = True
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("easy_title", boost=2),
        index.SearchField("easy_summary", boost=2),
        index.SearchField("easy_body"),
    ]

    # Fields and children that a translated copy begins without.
    stays_behind_in_translation: tuple[str, ...] = (
        "easy_title",
        "easy_summary",
        "easy_body",
        "easy_follows",
        "heard_otherwise",
    )

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> TabbedInterface:  # noqa: N805 -- Wagtail's own decorator, which passes the class
        """Wagtail's three tabs and one for the easy version, with the publishing gate's word above the fields."""
        tabs = [
            ObjectList([gate_panel(), *cls.content_panels, weight_panel()], heading=_("内容")),
            *([ObjectList(easy_panels(), heading=_("やさしい日本語"))] if cls.can_be_easy else []),
            ObjectList(cls.promote_panels, heading=_("公開のしかた")),
            ObjectList(cls.settings_panels, heading=_("設定")),
        ]
        # Whatever form a room brings along, its new pages are drafts first.
        form_class = type(cls.base_form_class.__name__, (DraftFirst, cls.base_form_class), {})
        return TabbedInterface(tabs, base_form_class=form_class).bind_to_model(cls)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish, or schedule, what passes the gate. Scheduling is checked too, while somebody is there to mend."""
        try:
            gate.refuse_if_blocked(revision.as_object())
        except gate.PublishRefusedError:
            if kwargs.get("log_action") != SCHEDULED:
                raise
            # Nobody is there to be told, and the pages after this one must not wait for it.
            self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.exception("A scheduled page stays a draft")
            return None
        with gate.letting_through(revision.pk):
            return super().publish(revision, *args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The last guard: whatever way a revision goes live, it is stored here."""
        self.note_easy_words()
        if self._is_being_published():
            gate.refuse_if_blocked(self)
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """A draft, which also remembers what page its easy words belong to."""
        self.note_easy_words()
        return super().save_revision(*args, **kwargs)

    def _is_being_published(self) -> bool:
        if not (self.live and self.live_revision_id) or gate.was_let_through(self.live_revision_id):
            return False
        stored = {"live": True, "live_revision_id": self.live_revision_id}
        return not Page.objects.filter(pk=self.pk, **stored).exists()

    @property
    def body_version(self) -> str:
        """Changes with every change of the body, also one that no revision knows, such as an import's."""
        return sha256(json.dumps(list(self.body.raw_data), default=str).encode()).hexdigest()[:16]

    def main_html(self) -> str:
        """What the page says, without header, footer or visitor: spoken, checked and made into documents."""
        request = visitorless_request(self)
        with translation.override(self.locale.language_code):
            html = render_to_string(f"{self.get_template(request)}#main", self.get_context(request), request)
            return html if is_default() else mark_japanese(html, language=current())

    @cached_property
    def family(self) -> dict[str, Page]:
        """The published pages that say the same, itself included, by language."""
        return family_of(self)

    def copy(self, *args: Any, update_attrs: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Wagtail translates by copying. What belongs to one language only stays behind."""
        if update_attrs and update_attrs.get("locale", self.locale) != self.locale:
            kwargs["exclude_fields"] = [*(kwargs.get("exclude_fields") or []), *self.stays_behind_in_translation]
        return super().copy(*args, update_attrs=update_attrs, **kwargs)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Three levels are enough: below a page of the third, Wagtail offers no new page."""
        return levels.may_hold_pages(parent) and bool(super().can_create_at(parent))

    def can_move_to(self, parent: Page) -> bool:
        """Nor is one moved there."""
        return levels.may_hold_pages(parent) and bool(super().can_move_to(parent))

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """``easy/`` below a page is its easy version, if there is one."""
        if path_components == [EASY] and self.live and self.has_easy_version:
            return RouteResult(self, kwargs={"version": EASY})
        return super().route(request, path_components)

    def get_template(self, request: HttpRequest, *args: Any, version: str = "", **kwargs: Any) -> str:
        """The template of the version asked for."""
        return self.easy_template if version == EASY else super().get_template(request, *args, **kwargs)

    def get_context(self, request: Any, *args: Any, version: str = "", **kwargs: Any) -> dict[str, Any]:
        """With ``easy`` only where the easy version is shown."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"easy": self.easy, "version_to_hear": EASY} if version == EASY else context

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Staff look at either version beside what they type."""
        return [*super().preview_modes, (EASY, _("やさしい日本語"))] if self.can_be_easy else super().preview_modes

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The template of the version chosen."""
        return self.get_template(request, version=mode_name)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The words of the version chosen."""
        return self.get_context(request, version=mode_name)

    def get_route_paths(self) -> list[str]:
        """When the page moves, its easy version is found by its old address too."""
        return [*super().get_route_paths(), f"/{EASY}/"]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Both versions."""
        pages: list[dict[str, Any]] = super().get_sitemap_urls(request)
        easy = [{**page, "location": f"{page['location']}{EASY}/"} for page in pages] if self.has_easy_version else []
        return pages + easy

    def versions(self, request: HttpRequest | None) -> list[Version]:
        """What components/languages offers: the page in each language, and its easy version beside the Japanese one."""
        easy = self.get_easy_url(request)
        is_easy = bool(easy and request and request.path == easy)
        versions = []
        for version in languages_of(self.family, request):
            versions.append(Version({**version, "here": version["here"] and not is_easy}))
            if easy and version["here"]:
                versions.append(Version(title="やさしい日本語", href=easy, lang=version["lang"], here=is_easy))
        return versions


class HomePage(BasePage):
    """The front door: what can be joined now, what comes next, what is new, and how."""

    easy_template = "cms/home_page_easy.html"
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("トップページ")


class InformationPage(BasePage):
    """How to take part, accessibility policy, privacy and other lasting information (使い方)."""

    class Meta:
        verbose_name = _("案内ページ")
