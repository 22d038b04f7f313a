"""What the cms room adds to Wagtail's screens."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink, TodaysWork
from cms.gate.check import refuse_if_blocked
from cms.models import BasePage
from cms.readings import hooks as readings
from cms.rich_text import register_languages
from cms.sound import hearing_hooks, human_hooks, otherwise_hooks, states_hooks
from cms.voice_code import hooks as voice_code

__all__ = ["hearing_hooks", "human_hooks", "otherwise_hooks", "readings", "states_hooks", "voice_code"]


@hooks.register("register_admin_urls")
def second_factor_addresses() -> list[URLPattern | URLResolver]:
    """The second step lies under /cms/, behind the password."""
    return [path("second-factor/", include("cms.second_factor.urls"))]


@hooks.register("register_admin_urls")
def easy_japanese_addresses() -> list[URLPattern | URLResolver]:
    """The aid for easy versions."""
    return [path("easy/", include("cms.easy.urls"))]


@hooks.register("register_rich_text_features")
def language_buttons(features: FeatureRegistry) -> None:
    """Parts of a text can say which language they are in."""
    register_languages(features)


@hooks.register("register_log_actions")
def second_factor_log_actions(actions: LogActionRegistry) -> None:
    """Who enrolled, came in with paper, or was reset stands in the site history."""
    for name, label in (
        ("enrolled", _("二段階認証を登録")),
        ("backup_code", _("予備のコードで入室")),
        ("reset", _("二段階認証の登録を消去")),
    ):
        actions.register_action(f"cms.second_factor.{name}", label, label)


@hooks.register("register_account_menu_item")
def second_factor_in_account(_request: HttpRequest) -> dict[str, Any]:
    """Everybody finds their own second factor beside their password."""
    return {
        "url": reverse("second_factor:overview"),
        "label": _("二段階認証"),
        "help_text": _("スマートフォンの登録と、予備のコード"),
    }


@hooks.register("register_user_listing_buttons")
def reset_button(user: AbstractBaseUser, request_user: User) -> Iterator[Button]:
    """An administrator can help a colleague whose phone is lost."""
    if request_user.is_superuser:
        yield Button(_("二段階認証の登録を消す"), reverse("second_factor:reset", args=[user.pk]), priority=90)


@hooks.register("insert_global_admin_css")
def staff_style() -> SafeString:
    """Our few additions to Wagtail's looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff.css"))


@hooks.register("insert_global_admin_js")
def staff_scripts() -> SafeString:
    """Our few additions to Wagtail's behaviour."""
    names = ("js/staff/print.js", "js/staff/gate.js", "js/staff/easy.js", "js/staff/voice_times.js")
    return format_html_join("", '<script type="module" src="{}"></script>', ((static(name),) for name in names))


@hooks.register("before_publish_page")
def ask_the_gate(_request: HttpRequest, page: Page) -> None:
    """Before Wagtail touches an earlier schedule of the same page."""
    if isinstance(page, BasePage):
        refuse_if_blocked(page)


@hooks.register("construct_homepage_panels")
def todays_work_first(_request: HttpRequest, panels: list[Any]) -> None:
    """The first screen begins with what there is to do."""
    panels.insert(0, TodaysWork())


@hooks.register(DESK_LINKS)
def todays_emergency(request: HttpRequest) -> Iterator[DeskLink]:
    """In a hurry it has to be one press away, for whoever may speak for the town."""
    if request.user.has_perm("cms.change_emergencynotice"):
        yield DeskLink(
            _("緊急のお知らせを出す・消す"),
            _("避難や中止など、すべてのページの上にすぐ出します。"),
            reverse("wagtailsettings:edit", args=["cms", "emergencynotice"]),
        )


@hooks.register("register_reports_menu_item")
def parts_menu_item() -> MenuItem:
    """The gallery, where staff see what a page can be made of, in every look."""
    return MenuItem(_("部品の見本"), reverse("accessibility:parts"), icon_name="view", order=900)


@hooks.register("construct_main_menu")
def no_foreign_help(_request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's help leads to English sites and to news of its releases."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(_request: HttpRequest, items: list[Any]) -> None:
    """How many pages, images and files there are is nobody's work of today. Last, after all have brought theirs."""
    items.clear()
