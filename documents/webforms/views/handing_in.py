"""Checking what was written, sending it, printing it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accessibility.forgery import works_without_cookies
from documents.webforms import actions
from documents.webforms.building import AnswerForm
from documents.webforms.models import Draft, Submission, WebFormPage
from documents.webforms.paper import lines_of_paper
from documents.webforms.views.finding import form_page, open_draft, ways


@works_without_cookies
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Everything once more, in words, before it is sent; a press sends it."""
    draft = open_draft(request, token)
    if draft.submission:
        return redirect("webforms:sent", token=draft.submission.token)
    form = actions.form_of(draft)
    if draft.page.is_closed or not form.is_valid():
        # The form was changed meanwhile, or its day is over: the screen before says what to do.
        return redirect("webforms:go_on", token=token)
    if request.method == "POST" and draft.page.can_be_sent:
        submission = actions.send(draft=draft, now=timezone.now())
        return redirect("webforms:sent", token=submission.token)
    context = ways(draft.page) | {"draft": draft, "facts": _facts(draft, form)}
    return render(request, "webforms/check.html", context)


def _facts(draft: Draft, form: AnswerForm) -> list[dict[str, str]]:
    told = actions.answers_of(draft.page, form.cleaned_data)
    facts = [{"term": answer["label"], "text": answer["text"] or _("（書いていません）")} for answer in told]
    files = [attachment.name for attachment in draft.attachments.order_by("pk")]
    return [*facts, {"term": _("ファイル"), "text": "、".join(files)}] if files else facts


@never_cache
@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt, as long as the answer is kept."""
    known = Submission.objects.select_related("page", "resident")
    submission = get_object_or_404(known, token=token, erase_at__gt=timezone.now())
    facts = [{"term": told["label"], "text": told["text"]} for told in submission.form_data if told["text"]]
    context: dict[str, Any] = ways(submission.page) | {"submission": submission, "facts": facts}
    return render(request, "webforms/sent.html", context)


@require_safe
def paper(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form as a sheet to print, with room to write."""
    return _sheet(request, form_page(request, page_id), lines_of_paper(form_page(request, page_id), {}))


@never_cache
@require_safe
def filled_paper(request: HttpRequest, token: str) -> HttpResponse:
    """The same sheet with what was written so far, and room for the rest."""
    draft = open_draft(request, token)
    form = actions.form_of(draft)
    form.is_valid()
    told = {answer["name"]: answer["text"] for answer in actions.answers_of(draft.page, form.cleaned_data)}
    # What is not quite right yet is printed as it was typed: the pen can mend it.
    typed = {name: value if isinstance(value, str) else "、".join(value) for name, value in draft.data.items()}
    lines = lines_of_paper(draft.page, {**typed, **{name: text for name, text in told.items() if text}})
    return _sheet(request, draft.page, lines, draft=draft)


def _sheet(
    request: HttpRequest, page: WebFormPage, lines: list[dict[str, Any]], *, draft: Draft | None = None
) -> HttpResponse:
    return render(request, "webforms/paper.html", ways(page) | {"lines": lines, "draft": draft})
