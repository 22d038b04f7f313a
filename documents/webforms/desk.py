"""Staff's screens of answers. Each asks for the permission it needs, and none is kept in a cache."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import log

from accessibility.spreadsheets import as_csv
from cms.duty import staff_with
from documents.models import DocumentPage
from documents.webforms import actions
from documents.webforms.choices import AnswerState
from documents.webforms.first_draft import form_for, questions_in
from documents.webforms.forms import ChannelForm, ContinueForm, StateForm
from documents.webforms.kept import NAME
from documents.webforms.models import Attachment, Draft, Submission, WebFormPage
from residents.profiles.handing import note_looks_at_handed

SEE, ADD, CHANGE = (f"webforms.{verb}_submission" for verb in ("view", "add", "change"))
EXPORT = "webforms.export_submission"


@staff_with(SEE)
@require_GET
def forms(request: HttpRequest) -> HttpResponse:
    """Every form with its counts."""
    new = Count("answers", filter=Q(answers__state=AnswerState.NEW), distinct=True)
    work = Count("answers", filter=Q(answers__state=AnswerState.IN_WORK), distinct=True)
    found = WebFormPage.objects.annotate(new=new, in_work=work, all=Count("answers", distinct=True)).order_by(
        "-new", "title"
    )
    return render(request, "webforms/desk/forms.html", {"forms": found, "may_add": request.user.has_perm(ADD)})


@staff_with(SEE)
@require_GET
def answers(request: HttpRequest, page_id: int) -> HttpResponse:
    """The answers to one form, those that wait first."""
    page = get_object_or_404(WebFormPage, pk=page_id)
    state = request.GET.get("state", "")
    found = page.answers.select_related("handled_by").order_by("submit_time")
    if state in AnswerState.values:
        found = found.filter(state=state)
    order = {AnswerState.NEW: 0, AnswerState.IN_WORK: 1, AnswerState.DONE: 2}
    context = {
        "form_page": page,
        "answers": sorted(found, key=lambda answer: order[AnswerState(answer.state)]),
        "states": [("", _("すべて")), *AnswerState.choices],
        "state": state,
        "may_add": request.user.has_perm(ADD),
        "may_export": request.user.has_perm(EXPORT),
    }
    return render(request, "webforms/desk/answers.html", context)


@staff_with(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, answer_id: int) -> HttpResponse:
    """One answer, its files, and how far staff have come with it."""
    found = get_object_or_404(Submission.objects.select_related("page", "resident"), pk=answer_id)
    if request.method == "POST":
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        form = StateForm(request.POST)
        if form.is_valid():
            actions.move(submission=found, state=form.cleaned_data["state"], user=request.user, now=timezone.now())
            messages.success(request, _("状態を変えました。"))
        return redirect("webforms_desk:answer", found.pk)
    note_looks_at_handed(request.user, NAME, [found.pk])
    log(instance=found.page, action="webforms.answer.seen", user=request.user, data={"reference": found.reference})
    context = {
        "answer": found,
        "form": StateForm(initial={"state": found.state}),
        "attachments": found.attachments.order_by("pk"),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "webforms/desk/answer.html", context)


@staff_with(SEE)
@require_GET
def attachment(request: HttpRequest, attachment_id: int) -> FileResponse:
    """A file of an answer, always to be saved: nothing that a stranger sent opens inside the CMS."""
    found = get_object_or_404(Attachment.objects.select_related("submission__page"), pk=attachment_id)
    if found.submission is None:
        # Nobody on the staff looks at what has not been sent.
        raise PermissionDenied
    log(
        instance=found.submission.page,
        action="webforms.answer.file",
        user=request.user,
        data={"reference": found.submission.reference},
    )
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """An answer on paper or by telephone, keyed in: the same questions, checked in the same way."""
    page = get_object_or_404(WebFormPage, pk=page_id)
    draft = Draft.objects.filter(page=page, token=request.GET.get("draft", "")).first()
    held = actions.held_by(draft)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = draft.data if draft else None
    form = page.get_form(data, files, initial=initial, page=page, held=held)
    # The browser knows the clerk's own name and address, and must not offer them for somebody else.
    for field in form.fields.values():
        field.widget.attrs["autocomplete"] = "off"
    channel = ChannelForm(data)
    if data is not None and form.is_valid() and channel.is_valid():
        now = timezone.now()
        kept = actions.keep_draft(page=page, draft=draft, typed=form.typed(), files=form.new_files(), now=now)
        sent = actions.send(draft=kept, now=now, channel=channel.cleaned_data["channel"])
        messages.success(request, _("受け付けました。受付番号は %(reference)s です。") % {"reference": sent.reference})
        return redirect("webforms_desk:answer", sent.pk)
    context = {"form_page": page, "form": form, "channel": channel}
    return render(request, "webforms/desk/add.html", context, status=422 if data is not None else 200)


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest) -> HttpResponse:
    """Somebody calls with the number of what they began: staff go on with them."""
    form = ContinueForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        now = timezone.now()
        draft = Draft.objects.filter(code=form.cleaned_data["code"], expires_at__gt=now).first()
        if draft is not None:
            log(instance=draft.page, action="webforms.draft.opened", user=request.user)
            address = redirect("webforms_desk:add", draft.page_id)
            address["Location"] += f"?draft={draft.token}"
            return address
        form.add_error("code", _("この番号の書きかけは見つかりません。番号を確かめてください。30日で消えます。"))
    return render(request, "webforms/desk/go_on.html", {"form": form}, status=422 if form.errors else 200)


@staff_with(EXPORT)
@require_GET
def export(request: HttpRequest, page_id: int) -> HttpResponse:
    """All answers as CSV. It leaves the house, so the site history says that it was taken."""
    page = get_object_or_404(WebFormPage, pk=page_id)
    note_looks_at_handed(request.user, NAME, page.answers.values_list("pk", flat=True))
    response = HttpResponse(_csv(page), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="answers-{page.pk}.csv"'
    log(instance=page, action="webforms.answers.exported", user=request.user)
    return response


def _csv(page: WebFormPage) -> bytes:
    """Every answer in a row. Columns of questions asked before stay."""
    found = list(page.answers.order_by("submit_time"))
    labels = list(dict.fromkeys(told["label"] for answer in found for told in answer.form_data))
    rows = [[_("受付番号"), _("受付日時"), _("受付経路"), _("状態"), *labels]]
    for each in found:
        told = {line["label"]: line["text"] for line in each.form_data}
        when = timezone.localtime(each.submit_time).strftime("%Y-%m-%d %H:%M")
        fixed = [each.reference, when, each.get_channel_display(), each.get_state_display()]
        rows.append([*fixed, *(told.get(label, "") for label in labels)])
    return as_csv(rows)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make_form(request: HttpRequest, document_id: int) -> HttpResponse:
    """A first draft of the web form of a document, with a question for every place to write that was found."""
    document = get_object_or_404(DocumentPage, pk=document_id)
    parent = document.get_parent()
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    if request.method != "POST":
        source = document.source
        context = {"document": document, "questions": questions_in(source.html if source else "")}
        return render(request, "webforms/desk/make.html", context)
    page = form_for(document, user=request.user)
    messages.success(request, _("ウェブの用紙の下書きがあります。質問を確かめて、公開してください。"))
    return redirect("wagtailadmin_pages:edit", page.pk)


app_name = "webforms_desk"
urlpatterns = [
    path("", forms, name="forms"),
    path("continue/", go_on, name="go_on"),
    path("<id:page_id>/", answers, name="answers"),
    path("<id:page_id>/add/", add, name="add"),
    path("<id:page_id>/export/", export, name="export"),
    path("answers/<id:answer_id>/", answer, name="answer"),
    path("attachments/<id:attachment_id>/", attachment, name="attachment"),
    path("of/<id:document_id>/", make_form, name="make"),
]
