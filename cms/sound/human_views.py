"""A person's reading instead of the voice (人の声): taken in, set beside the page, put into use, taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log
from wagtail.models import Page

from accessibility.models import HumanRecording
from accessibility.ranges import ranged_response
from accessibility.speech import human, page_recordings, store
from accessibility.speech.lengths import length_in_words
from accessibility.speech.page_recordings import SpeakablePage
from accessibility.speech.people import actions, work
from accessibility.speech.people.files import PREVIEW
from accessibility.speech.people.upload import VoiceRefusal
from accessibility.speech.sections import sections_of
from cms.signals import public_content_changed
from cms.sound.human_forms import TimesForm, VoiceForm

ADD, CHANGE = "accessibility.add_humanrecording", "accessibility.change_humanrecording"
DELETE, LOOK = "accessibility.delete_humanrecording", "accessibility.view_humanrecording"
State = HumanRecording.State
# Read by heart, a page takes about as long as the voice needs; far from it, something is missing or too much.
PLAUSIBLE = (0.5, 2.0)


def _must(request: Any, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _page(page_id: int, version: str) -> SpeakablePage:
    found = page_recordings.page_to_hear(page_id, version)
    if found is None:
        raise Http404
    return found


def _recording(number: int) -> HumanRecording:
    return get_object_or_404(HumanRecording.objects.select_related("page"), pk=number)


def _address(recording: HumanRecording) -> str:
    return address_of(recording.page_id, recording.version)


def address_of(page_id: int, version: str) -> str:
    """Where staff see the readings of a page."""
    return reverse("cms_sound_human:page", args=[page_id, version] if version else [page_id])


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, page_id: int, version: str = "") -> HttpResponse:
    """What is in use, what waits for staff, and the way in for a new one."""
    _must(request, ADD if request.method == "POST" else LOOK)
    found = _page(page_id, version)
    form = VoiceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _taken_in(request, form, (page_id, version)):
        return redirect(address_of(page_id, version))
    context = {
        "heard": found,
        "form": form,
        "recordings": _all_told(found, (page_id, version)),
        "may_add": request.user.has_perm(ADD),
        "may_change": request.user.has_perm(CHANGE),
        "may_delete": request.user.has_perm(DELETE),
    }
    return render(request, "cms/sound/human.html", context, status=422 if form.errors else 200)


def _taken_in(request: HttpRequest, form: VoiceForm, where: tuple[int, str]) -> bool:
    page_id, version = where
    file, now = form.cleaned_data["file"], timezone.now()
    try:
        recording = actions.take_in(page_id=page_id, version=version, file=file, told=form.told, now=now)
    except ValidationError as error:
        form.add_error("contact", error)
        return False
    _note(request, recording, "taken")
    messages.success(request, _("録音を受け取りました。変換が終わると、見出しの時刻を確かめられます。"))
    return True


def _all_told(found: SpeakablePage, where: tuple[int, str]) -> list[dict[str, Any]]:
    heard = human.note_whether_behind(*where, page_recordings.plan_of(found), now=timezone.now())
    return [_told(each, is_heard=each == heard) for each in HumanRecording.objects.of(*where)]


def _told(recording: HumanRecording, *, is_heard: bool) -> dict[str, Any]:
    """One recording as the screen shows it."""
    refused = recording.refusal in VoiceRefusal.values
    is_waiting = recording.state in {State.TAKEN, State.CUTTING}
    return {
        "recording": recording,
        "length": length_in_words(recording.seconds) if recording.seconds else "",
        "refusal": VoiceRefusal(recording.refusal).label if refused else "",
        "can_be_heard": recording.seconds > 0,
        "can_be_tried": recording.state == State.FAILED or is_waiting,
        "is_behind": recording.state == State.IN_USE and not is_heard,
        "left_out": [part["title"] for part in recording.sections if part["start"] is None],
        "is_in_use": recording.state == State.IN_USE,
    }


@never_cache
@require_http_methods(["GET", "POST"])
def times(request: HttpRequest, number: int) -> HttpResponse:
    """When each heading begins: guessed, corrected while listening, and then used."""
    _must(request, CHANGE)
    recording = _recording(number)
    found = _page(recording.page_id, recording.version)
    if not recording.seconds:
        raise Http404
    form = _times_form(recording, found)
    if request.method == "POST" and form.read(request.POST.dict()):
        if _used(request, recording, form):
            return redirect(_address(recording))
        form = _times_form(recording, found)
    context = {
        "heard": found,
        "recording": recording,
        "form": form,
        "length": length_in_words(recording.seconds),
        "odd_length": _odd_length(recording, found),
        "back": _address(recording),
    }
    return render(request, "cms/sound/human_times.html", context, status=422 if form.errors else 200)


def _times_form(recording: HumanRecording, found: SpeakablePage) -> TimesForm:
    sections = sections_of(page_recordings.plan_of(found))
    first_words = [section.first_words for section in sections]
    return TimesForm(work.proposed(recording), first_words, seconds=recording.seconds)


def _odd_length(recording: HumanRecording, found: SpeakablePage) -> str:
    """What the voice would need, if the reading is far from it."""
    expected = sum(sum(section.lengths) for section in sections_of(page_recordings.plan_of(found)))
    least, most = PLAUSIBLE
    is_plausible = expected * least <= recording.seconds <= expected * most
    return "" if is_plausible else length_in_words(expected)


def _used(request: HttpRequest, recording: HumanRecording, form: TimesForm) -> bool:
    """With the words that the screen showed: a page may be published while somebody listens."""
    words = [request.POST.get(f"words-{row.number}", "") for row in form.rows]
    try:
        actions.use(recording=recording, starts=form.starts, words=words)
    except actions.ChangedMeanwhileError:
        messages.warning(request, _("その間にページの言葉が変わりました。時刻を、もう一度確かめてください。"))
        return False
    _note(request, recording, "used")
    public_content_changed.send(sender=HumanRecording)
    messages.success(request, _("この録音を使います。切り分けが終わると、ページの音声が人の声になります。"))
    return True


@never_cache
@require_safe
def sound(request: HttpRequest, number: int) -> HttpResponseBase:
    """The recording as staff hear it, in parts where asked."""
    _must(request, LOOK)
    recording = _recording(number)
    name = human.name_of(recording, PREVIEW)
    if not store.exists(name):
        raise Http404
    return ranged_response(request, store.open_file(name), content_type="audio/mpeg", etag=recording.folder)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try once more what failed or got stuck."""
    _must(request, CHANGE)
    recording = _recording(number)
    if recording.state not in {State.FAILED, State.TAKEN, State.CUTTING}:
        raise Http404
    actions.try_again(recording=recording)
    messages.success(request, _("もう一度ためします。しばらくお待ちください。"))
    return redirect(_address(recording))


@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then erase the recording with all its sound."""
    _must(request, DELETE)
    recording = _recording(number)
    back = _address(recording)
    if request.method == "GET":
        return render(request, "cms/sound/human_withdraw.html", {"recording": recording, "back": back})
    _note(request, recording, "withdrawn")
    actions.withdraw(recording=recording, now=timezone.now())
    public_content_changed.send(sender=HumanRecording)
    messages.success(request, _("録音を消しました。ページは、町の音声で聞けます。"))
    return redirect(back)


def _note(request: HttpRequest, recording: HumanRecording, verb: str) -> None:
    """Who did it and with which page; never the reader's name."""
    instance = Page.objects.get(pk=recording.page_id)
    data = {"reference": recording.reference}
    log(instance=instance, action=f"cms.sound.human.{verb}", user=request.user, data=data)
