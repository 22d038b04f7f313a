"""How far the sound files of documents have come, for staff's list of all sound (cms.sound)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages

from accessibility.speech.lengths import length_in_words, size_in_words
from accessibility.way_back import way_back
from cms.sound.states_lines import HOOK as SOUND_LINES
from cms.sound.states_lines import SoundLine
from cms.sound.states_pages import HOOK as SOUND_PAGES
from cms.sound.states_views import MAKE
from cms.sound.states_words import SoundState
from documents.models import DocumentPage, Format, FormatKind, FormatState
from documents.sounds import SOUNDS
from documents.tasks import want

# The most pressing first: it is what the line of a document says.
STATES = {
    FormatState.FAILED: SoundState.FAILED,
    FormatState.MAKING: SoundState.MAKING,
    FormatState.STALE: SoundState.STALE,
    FormatState.FRESH: SoundState.FRESH,
}


@hooks.register(SOUND_LINES)
def lines_of_documents(page_ids: list[int]) -> dict[int, list[SoundLine]]:
    """One line for a document: its files have one text."""
    rows: dict[int, list[Format]] = {}
    for row in Format.objects.filter(page__in=page_ids, kind__in=SOUNDS).order_by("pk"):
        rows.setdefault(row.page_id, []).append(row)
    return {page_id: [_line(page_id, found)] for page_id, found in rows.items()}


def _line(page_id: int, rows: list[Format]) -> SoundLine:
    states = {row.state for row in rows}
    state = next(STATES[each] for each in STATES if each in states)
    reason = next((row.reason_text for row in rows if row.state == FormatState.FAILED), "")
    return SoundLine(
        name=_("資料の音声のファイル"),
        state=state,
        text=reason,
        length=length_in_words(rows[0].seconds) if rows[0].seconds else "",
        sizes=tuple(f"{FormatKind(row.kind).label} {size_in_words(row.size)}" for row in rows if row.size),
        again=reverse("documents_sound_again", args=[page_id]),
    )


@hooks.register(SOUND_PAGES)
def documents_in_state(state: str) -> list[int]:
    """Documents with a sound file in this state."""
    wanted = [each for each in STATES if STATES[each] == state]
    found = Format.objects.filter(kind__in=SOUNDS, state__in=wanted).order_by().values_list("page_id", flat=True)
    return list(found.distinct())


@require_POST
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Have a document's sound files made again."""
    if not request.user.has_perm(MAKE):
        raise PermissionDenied
    page = get_object_or_404(DocumentPage.objects.live(), pk=page_id)
    rows = page.formats.filter(kind__in=SOUNDS)
    kinds = list(rows.values_list("kind", flat=True))
    rows.update(source_digest="", asked_digest="", state=FormatState.MAKING, reason="")
    for kind in kinds:
        want(page.pk, kind)
    messages.success(request, _("資料の音声のファイルを作ることにしました。できるまで、しばらくお待ちください。"))
    return redirect(way_back(request, reverse("cms_sound_states:states")))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Beside staff's other screens of sound."""
    return [path("sound/documents/<id:page_id>/again/", again, name="documents_sound_again")]
