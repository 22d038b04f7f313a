"""Writing a form, a piece at a time if need be."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import TRAP
from accessibility.throttle import too_many
from documents.webforms import actions, kept
from documents.webforms.building import AnswerForm, Attached
from documents.webforms.forms import ContinueForm
from documents.webforms.models import Draft, WebFormPage
from documents.webforms.views.finding import form_page, open_draft, ways
from residents.profiles.handing import handed_from, is_wanted

# A whole town may stand behind one address; one person fills in one form.
PRESSES_IN_TEN_MINUTES = 300
CODES_TRIED_IN_TEN_MINUTES = 20
SAVE, CHECK = "save", "check"


@works_without_cookies
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """An empty form, and the first time that something of it is kept."""
    return _fill(request, form_page(request, page_id), None)


@works_without_cookies
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    """A form of which something is written already."""
    draft = open_draft(request, token)
    if draft.submission:
        return redirect("webforms:sent", token=draft.submission.token)
    return _fill(request, draft.page, draft)


def _fill(request: HttpRequest, page: WebFormPage, draft: Draft | None) -> HttpResponse:
    if page.is_closed:
        return render(request, "webforms/closed.html", ways(page), status=409 if request.method == "POST" else 200)
    held = actions.held_by(draft)
    if request.method != "POST":
        form = page.get_form(initial=draft.data if draft else None, page=page, held=held)
        return _form_screen(request, form, draft)
    if is_wanted(request):
        return _filled_in(request, page.get_form(page=page, held=held), draft)
    form = page.get_form(request.POST, request.FILES, page=page, held=held)
    is_right = form.is_valid()
    if refusal := _refusal(request):
        form.add_error(None, refusal)
        return _form_screen(request, form, draft, status=429)
    return _kept(request, form, draft, is_right=is_right)


def _filled_in(request: HttpRequest, form: AnswerForm, draft: Draft | None) -> HttpResponse:
    """What an open profile has for this form, to be looked over. Nothing is stored yet."""
    if found := kept.offered(request, form):
        form.initial = kept.filled_in(request, form, found)
    return _form_screen(request, form, draft)


def _kept(request: HttpRequest, form: AnswerForm, draft: Draft | None, *, is_right: bool) -> HttpResponse:
    """Keep what can be kept, then lead on, or back to what has to be mended."""
    wants_to_save = request.POST.get("do") == SAVE
    files = form.new_files()
    if not (is_right or wants_to_save or files or draft):
        # Nothing is stored of somebody who only left a field empty; the page in their hands has every word.
        return _form_screen(request, form, None, status=422)
    now = timezone.now()
    try:
        draft = actions.keep_draft(page=form.page, draft=draft, typed=form.typed(), files=files, now=now)
    except actions.TooManyFilesError:
        form.add_error(None, _("ファイルは10個までです。いらないものを外すか、残りは紙で出してください。"))
        return _form_screen(request, form, draft, status=422)
    if profile_id := handed_from(request):
        actions.remember_profile(draft=draft, profile_id=profile_id)
    if wants_to_save:
        actions.give_code(draft=draft, now=now)
        return redirect("webforms:saved", token=draft.token)
    if is_right:
        return redirect("webforms:check", token=draft.token)
    form.held = actions.held_by(draft)
    return _form_screen(request, form, draft, status=422)


def _refusal(request: HttpRequest) -> str:
    if request.POST.get(TRAP):
        return _("受け付けられませんでした。もう一度押すか、電話でお話しください。書いたことはそのままです。")
    if too_many(request, purpose="webform", limit=PRESSES_IN_TEN_MINUTES):
        return _("短い時間に何度も送られました。10分ほど待って、もう一度押してください。書いたことはそのままです。")
    return ""


def _form_screen(request: HttpRequest, form: AnswerForm, draft: Draft | None, *, status: int = 200) -> HttpResponse:
    questions = _questions(form)
    context = ways(form.page) | {
        "form": form,
        "draft": draft,
        "questions": questions,
        "last_question": f"#question-{len(questions)}",
        "asks_what_helps": kept.asks(form),
        "handing": kept.offered(request, form),
        "back": f"{kept.NAME}.{form.page.pk}",
        "has_files": any(isinstance(field, Attached) for field in form.fields.values()),
    }
    return render(request, "webforms/fill.html", context, status=status)


def _questions(form: AnswerForm) -> list[dict[str, Any]]:
    """The fields with their headings and, for the layout that asks one at a time, their neighbours."""
    groups = {field.clean_name: field.group for field in form.page.get_form_fields()}
    return [
        {
            "field": form[name],
            "group": groups.get(name, ""),
            "held": form.held.get(name, []),
            "number": number,
            "next": f"#question-{number + 1}",
            "previous": f"#question-{number - 1}" if number > 1 else "",
        }
        for number, name in enumerate(form.asked, start=1)
    ]


@never_cache
@require_safe
def saved(request: HttpRequest, token: str) -> HttpResponse:
    """The code, to be written down, printed or said on the telephone."""
    draft = open_draft(request, token)
    if not draft.code:
        return redirect("webforms:go_on", token=token)
    return render(request, "webforms/saved.html", ways(draft.page) | {"draft": draft})


@works_without_cookies
@never_cache
@require_POST
def drop_file(request: HttpRequest, token: str, attachment_id: int) -> HttpResponse:
    """Take a file back."""
    draft = open_draft(request, token)
    get_object_or_404(draft.attachments, pk=attachment_id).delete()
    return redirect("webforms:go_on", token=token)


@works_without_cookies
@never_cache
@require_POST
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Throw away what was written."""
    draft = open_draft(request, token)
    page = draft.page
    actions.forget_draft(draft=draft)
    return render(request, "webforms/forgotten.html", ways(page))


@works_without_cookies
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """The code leads back to what was written, on any device."""
    form = ContinueForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        if too_many(request, purpose="webform-code", limit=CODES_TRIED_IN_TEN_MINUTES):
            form.add_error(None, _("短い時間に何度も試されました。10分ほど待って、もう一度入れてください。"))
        elif form.is_valid() and (draft := _draft_of(form.cleaned_data["code"])):
            return redirect("webforms:go_on", token=draft.token)
        elif form.is_valid():
            form.add_error("code", _("この番号の書きかけは見つかりません。番号を確かめてください。30日で消えます。"))
        status = 422
    return render(request, "webforms/continue.html", {"form": form}, status=status)


def _draft_of(code: str) -> Draft | None:
    return Draft.objects.filter(code=code, expires_at__gt=timezone.now()).first()
