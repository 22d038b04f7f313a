"""Correcting the text of a document beside its paper (文章を直す)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from documents.correcting import operations
from documents.correcting.forms import NOT_AN_ADDRESS, BlockForm, NewForm, TableForm, form_for, form_sent
from documents.correcting.kinds import Kind
from documents.correcting.notation import AddressError
from documents.correcting.operations import Blocks, ImpossibleError
from documents.correcting.rows import rows_of, sheet_of
from documents.correcting.screens import Desk, context_of, desk_of, hand_of, page_to_correct, who_changed
from documents.correcting.sections import next_doubt, section_with
from documents.correcting.stored import StoredBlock, state_of
from documents.correcting.working import ChangedMeanwhileError, change

UNPROCESSABLE, CONFLICT = 422, 409


def address_of(page_id: int, number: int, block_id: str = "", *, edit: bool = False) -> str:
    """A section, at one of its blocks."""
    query = f"?edit={block_id}" if edit else ""
    return reverse("correcting:section", args=[page_id, number]) + query + (f"#b-{block_id}" if block_id else "")


@never_cache
@require_safe
def section(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """One sheet and its blocks. ``edit`` opens a block, ``add`` a new one behind it."""
    desk = desk_of(page_to_correct(request, page_id))
    edited, added = request.GET.get("edit", ""), request.GET.get("add")
    form: BlockForm | None = NewForm() if added is not None else None
    if edited:
        block = next((each for each in _section(desk, number).blocks if each.id == edited), None)
        form = form_for(block.html, as_lines="lines" in request.GET) if block else None
    opened = {"edited": edited, "added": added, "form": form}
    return _shown(request, desk, number, opened)


def _section(desk: Desk, number: int) -> Any:
    if not 1 <= number <= len(desk.sections):
        raise Http404
    return desk.sections[number - 1]


def _shown(request: HttpRequest, desk: Desk, number: int, opened: dict[str, Any], *, status: int = 200) -> HttpResponse:
    found = _section(desk, number)
    rows = rows_of(found.blocks, desk.page.pk)
    is_on_paper = desk.paper is not None and number <= desk.paper.pages
    sheet = sheet_of(desk.paper, number, rows) if is_on_paper and desk.paper else None
    behind = next_doubt(desk.sections, found.blocks[-1].id if found.blocks else "")
    context = context_of(request, desk) | {
        "section": found,
        "rows": [(row, sheet["places"].get(row.id) if sheet else None) for row in rows],
        "sheet": sheet,
        "before": number - 1,
        "after": number + 1 if number < len(desk.sections) else 0,
        "next_doubt": {"section": behind[0].number, "id": behind[1].id} if behind else None,
        "is_large": request.GET.get("large") == "1",
    }
    return render(request, "correcting/section.html", context | opened, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, page_id: int, number: int, block_id: str = "") -> HttpResponse:
    """Keep what was typed into a block, or into a new one behind the block ``after``."""
    page = page_to_correct(request, page_id)
    if request.method == "GET":
        # Whoever had to sign in again while typing comes back this way.
        return redirect(address_of(page_id, number, block_id, edit=bool(block_id)))
    desk = desk_of(page)
    block = _block(desk, block_id)
    added = request.POST.get("after") if not block_id else None
    opened: dict[str, Any] = {"edited": block_id, "added": added}
    form = form_sent(request.POST, block.html if block else "") if block_id else NewForm(request.POST)
    button = request.POST.get("do", "")
    if isinstance(form, TableForm) and button and button not in {"save", "next", "anyway"}:
        return _shown(request, desk, number, opened | {"form": form.changed_by(button), "seen": request.POST["seen"]})
    opened["form"] = form
    if not form.is_valid():
        return _shown(request, desk, number, opened, status=UNPROCESSABLE)
    seen = {block_id: request.POST.get("seen", "")} if block_id else {}
    try:
        change(hand_of(request, page), seen, lambda blocks: _written(form, blocks, block_id, added or ""))
    except ChangedMeanwhileError as error:
        return _conflict(request, desk, number, opened, error)
    except (AddressError, ImpossibleError) as error:
        form.add_error(None, NOT_AN_ADDRESS if isinstance(error, AddressError) else str(error.reason.label))
        return _shown(request, desk, number, opened, status=UNPROCESSABLE)
    messages.success(request, _("直しました。まだ公開していません。"))
    return _onwards(page, number, block_id or added or "", is_next=button == "next")


def _block(desk: Desk, block_id: str) -> StoredBlock | None:
    return next((block for each in desk.sections for block in each.blocks if block.id == block_id), None)


def _written(form: BlockForm, blocks: Blocks, block_id: str, after: str) -> Blocks:
    return operations.add(blocks, after, form.typed) if isinstance(form, NewForm) else form.written(blocks, block_id)


def _conflict(
    request: HttpRequest, desk: Desk, number: int, opened: dict[str, Any], error: ChangedMeanwhileError
) -> HttpResponse:
    """Both texts on one screen: the colleague's, and what was typed, which can still be kept."""
    now = error.blocks[0] if error.blocks else None
    told = {"who": who_changed(error.who), "block": now, "is_gone": now is None}
    seen = state_of(now) if now else ""
    if now is None:
        # The place is gone; the words are not.
        opened = opened | {"edited": "", "added": _neighbour(desk, number)}
    found = section_with(desk.sections, now.id) if now else None
    return _shown(
        request, desk, found.number if found else number, opened | {"conflict": told, "seen": seen}, status=CONFLICT
    )


def _neighbour(desk: Desk, number: int) -> str:
    blocks = _section(desk, min(number, len(desk.sections))).blocks
    return blocks[-1].id if blocks else ""


def _onwards(page: Any, number: int, block_id: str, *, is_next: bool) -> HttpResponse:
    sections = desk_of(page).sections
    if is_next and (found := next_doubt(sections, block_id)):
        return redirect(address_of(page.pk, found[0].number, found[1].id))
    if here := section_with(sections, block_id):
        return redirect(address_of(page.pk, here.number, block_id))
    return redirect(address_of(page.pk, min(number, max(1, len(sections)))))


@never_cache
@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """One press: with one block (``verb:id``), with all that are ticked, or with the whole section."""
    page = page_to_correct(request, page_id)
    if request.method == "GET":
        return redirect(address_of(page_id, number))
    verb, _colon, block_id = request.POST.get("do", "").partition(":")
    ids = [block_id] if block_id else _ticked(request, verb)
    if verb not in VERBS:
        raise Http404
    seen = {name: request.POST.get(f"seen-{name}", "") for name in ids}
    try:
        change(hand_of(request, page), seen, lambda blocks: VERBS[verb](blocks, ids))
    except ChangedMeanwhileError as error:
        who = who_changed(error.who)["name"] or _("ほかの人")
        messages.warning(
            request,
            _("その間に、%(who)sさんが同じところを直しました。見直してから、もう一度押してください。") % {"who": who},
        )
        return redirect(address_of(page_id, number, error.blocks[0].id if error.blocks else ""))
    except ImpossibleError as error:
        messages.error(request, error.reason.label)
        return redirect(address_of(page_id, number, block_id))
    return _onwards(page, number, ids[0] if ids else "", is_next=verb == "confirm" and bool(block_id))


def _ticked(request: HttpRequest, verb: str) -> list[str]:
    """``confirm-all`` is meant of everything on the screen."""
    if verb == "confirm-all":
        return [name.removeprefix("seen-") for name in request.POST if name.startswith("seen-")]
    return request.POST.getlist("block")


def _each(one: Any) -> Any:
    """The same for one block after the other."""

    def all_of_them(blocks: Blocks, ids: list[str]) -> Blocks:
        if not ids:
            raise ImpossibleError(operations.Impossible.NONE)
        for block_id in ids:
            blocks = one(blocks, block_id)
        return blocks

    return all_of_them


VERBS: dict[str, Any] = {
    "confirm": _each(operations.confirm),
    "confirm-all": _each(operations.confirm),
    "out": _each(operations.take_out),
    "back": _each(operations.put_back),
    "erase": _each(operations.erase),
    "as-read": _each(operations.as_it_was_read),
    "up": _each(lambda blocks, block_id: operations.move(blocks, block_id, down=False)),
    "down": _each(lambda blocks, block_id: operations.move(blocks, block_id, down=True)),
    "with-above": _each(operations.join_with_above),
    "join": operations.join,
    "join-list": lambda blocks, ids: operations.join(blocks, ids, Kind.BULLETS),
    "join-table": lambda blocks, ids: operations.join(blocks, ids, Kind.TABLE),
}


@never_cache
@require_safe
def doubt(request: HttpRequest, page_id: int) -> HttpResponse:
    """On to the next spot that somebody should look at."""
    page = page_to_correct(request, page_id)
    found = next_doubt(desk_of(page).sections, request.GET.get("after", ""))
    if found is None:
        messages.success(request, _("気になるところは、すべて見終わりました。"))
        return redirect("correcting:overview", page_id)
    return redirect(address_of(page_id, found[0].number, found[1].id))
