"""Where staff find forms and their answers."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.models import DocumentKind, DocumentPage
from documents.webforms.choices import AnswerState
from documents.webforms.desk import SEE
from documents.webforms.models import Submission, WebFormPage


@hooks.register("register_admin_urls")
def webforms_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("webforms/", include("documents.webforms.desk"))]


@hooks.register(DESK_LINKS)
def todays_answers(request: HttpRequest) -> Iterator[DeskLink]:
    """What came in."""
    if request.user.has_perm(SEE) and WebFormPage.objects.exists():
        waiting = Submission.objects.filter(state=AnswerState.NEW).count()
        text = _("新しい答えが%(count)d件あります。") % {"count": waiting} if waiting else _("新しい答えはありません。")
        yield DeskLink(_("用紙の答えを見る"), text, reverse("webforms_desk:forms"))


@hooks.register("register_page_header_buttons")
def form_of_document(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """From a paper form to its web form, and from a web form to its answers."""
    specific = page.specific_deferred
    if isinstance(specific, DocumentPage) and specific.kind == DocumentKind.FORM:
        made = WebFormPage.objects.filter(document_id=page.pk).first()
        label = _("ウェブの用紙を直す") if made else _("ウェブの用紙を作る")
        address = (
            reverse("wagtailadmin_pages:edit", args=[made.pk])
            if made
            else reverse("webforms_desk:make", args=[page.pk])
        )
        yield Button(label, address, icon_name="form", priority=60)
    elif isinstance(specific, WebFormPage) and user.has_perm(SEE):
        yield Button(
            _("届いた答えを見る"), reverse("webforms_desk:answers", args=[page.pk]), icon_name="form", priority=60
        )


@hooks.register("filter_form_submissions_for_user")
def only_whose_duty_it_is(user: Any, forms: QuerySet[Page]) -> QuerySet[Page]:
    """Who may write a form's page may not therefore read what people answered."""
    return forms if user.has_perm(SEE) else forms.none()


@hooks.register("register_permissions")
def answer_permissions() -> QuerySet[Permission]:
    """Who may see, key in, move and export answers is decided in the group's screen."""
    names = [f"{verb}_submission" for verb in ("view", "add", "change", "export")]
    return Permission.objects.filter(content_type__app_label="webforms", codename__in=names)


@hooks.register("register_log_actions")
def webforms_log_actions(actions: LogActionRegistry) -> None:
    """Who looked at what somebody wrote stands in the history of the form."""
    for name, words in (
        ("webforms.answer.seen", gettext_lazy("用紙の答えを見た")),
        ("webforms.answer.file", gettext_lazy("答えのファイルを開いた")),
        ("webforms.answers.exported", gettext_lazy("用紙の答えをCSVで書き出し")),
        ("webforms.draft.opened", gettext_lazy("書きかけの用紙を続きの番号で開いた")),
    ):
        actions.register_action(name, words, words)
