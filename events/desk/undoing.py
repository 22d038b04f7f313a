"""Taking back what a member of staff did: each deed has its way back, by the same verbs, and leaves its own trace.

Not everything that was can be again: a place given back may have gone to the next in line, a letter may have been read.
Then the way back says so in words, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from events import actions
from events.actions import Change
from events.choices import RegistrationState, SupportState, Way
from events.desk.acts import By, was
from events.desk.deeds import reach_elsewhere
from events.desk.models import Act, CallBack, Deed, Parcel
from events.models import Letter, Registration

# Where the act keeps only what was there before: the next one stands on it.
WRITES_OVER = {Deed.CHANGED, Deed.CONTACT, Deed.NOTED}


class UndoRefusedError(Exception):
    """It cannot be taken back any more; the words say why and what to do instead."""


@transaction.atomic
def undo(by: By, act_id: int) -> Act:
    """Take one act back. Twice is once."""
    act = Act.objects.select_for_update().get(pk=act_id)
    if act.undone_at:
        return act
    if act.resident.name == "":
        raise UndoRefusedError(_("この方の情報は消えたので、もとにもどせません。"))
    _refuse_if_written_over(act)
    UNDO[Deed(act.deed)](by, act)
    act.undone_at, act.undone_by = by.now, by.user
    act.save(update_fields=["undone_at", "undone_by"])
    return act


def _refuse_if_written_over(act: Act) -> None:
    """What a colleague wrote since then would be lost without anybody seeing it."""
    if act.deed not in WRITES_OVER:
        return
    same = Act.objects.filter(
        deed__in=WRITES_OVER, resident=act.resident, registration=act.registration, pk__gt=act.pk, undone_at=None
    )
    touched = was(act).keys()
    if any(touched & was(later).keys() for later in same):
        raise UndoRefusedError(_("そのあとに、同じところがまた変わっています。あとのものから、順にもどしてください。"))


def _registration(act: Act) -> Registration:
    if act.registration is None:
        raise UndoRefusedError(_("もとの申し込みがもうありません。"))
    return act.registration


def _cancel(by: By, act: Act) -> None:
    actions.cancel_place(registration_id=_registration(act).pk, now=by.now)


def _restore(by: By, act: Act) -> None:
    back = actions.restore_place(registration_id=_registration(act).pk, now=by.now)
    if back.state == RegistrationState.CANCELLED:
        raise UndoRefusedError(_("この回にはもう申し込めないので、もどせません。"))


def _changed(by: By, act: Act) -> None:
    before = was(act)
    if "way" in before:
        before["way"] = Way(before["way"])
    try:
        actions.change_place(registration_id=_registration(act).pk, change=Change(**before), now=by.now)
    except actions.WayIsFullError:
        raise UndoRefusedError(_("前の参加方法は、いま満員です。")) from None


def _added(by: By, act: Act) -> None:
    if Registration.objects.filter(pk=act.about or 0).exists():
        actions.cancel_place(registration_id=act.about or 0, now=by.now, alone=True)


def _contact(by: By, act: Act) -> None:
    before = was(act)
    if not before:
        raise UndoRefusedError(_("前の連絡先はもう消えています。いまの連絡先を、もう一度直してください。"))
    reach_elsewhere(by, act.resident, before)


def _note(_by: By, act: Act) -> None:
    registration = Registration.objects.select_for_update().get(pk=_registration(act).pk)
    registration.staff_note = was(act).get("staff_note", "")
    registration.save(update_fields=["staff_note"])


def _told(_by: By, act: Act) -> None:
    Letter.objects.filter(pk=act.about or 0).update(sent_at=None)


def _call_promised(_by: By, act: Act) -> None:
    CallBack.objects.filter(pk=act.about or 0).delete()


def _call_done(_by: By, act: Act) -> None:
    CallBack.objects.filter(pk=act.about or 0).update(done_at=None)


def _post_asked(_by: By, act: Act) -> None:
    if not Parcel.objects.filter(pk=act.about or 0, posted_at=None).delete()[0]:
        raise UndoRefusedError(_("もう郵送しました。先に「郵送した」をもとにもどしてください。"))


def _posted(_by: By, act: Act) -> None:
    parcel = Parcel.objects.filter(pk=act.about or 0).select_related("letter").first()
    if parcel is None:
        return
    if parcel.letter:
        Letter.objects.filter(pk=parcel.letter.pk).update(sent_at=None)
    if was(act).get("by_itself"):
        # It comes back onto the list by itself.
        parcel.delete()
    else:
        Parcel.objects.filter(pk=parcel.pk).update(posted_at=None)


def _support_asked(by: By, act: Act) -> None:
    try:
        actions.withdraw_support(support_request_id=act.about or 0, now=by.now, by=by.user)
    except actions.SupportMoveRefusedError:
        raise UndoRefusedError(_("もう終わった配慮なので、もどせません。")) from None


def _accepted(by: By, act: Act) -> None:
    """The place is kept for an answer once more, as long as it was."""
    answer_by = parse_datetime(was(act).get("answer_by") or "")
    if not answer_by or answer_by <= by.now:
        raise UndoRefusedError(_("お返事の期限を過ぎたので、もどせません。来られないときは、取り消してください。"))
    seated = Registration.objects.filter(pk=_registration(act).pk, state=RegistrationState.SEATED)
    seated.update(state=RegistrationState.OFFERED, answer_by=answer_by)


def _support_moved(by: By, act: Act) -> None:
    try:
        state = SupportState(was(act)["state"])
        actions.move_support_request(support_request_id=act.about or 0, state=state, now=by.now, by=by.user)
    except (actions.SupportMoveRefusedError, KeyError):
        raise UndoRefusedError(
            _("そのあとに手配が進んだので、もどせません。配慮の画面で、いまの状態を直してください。")
        ) from None


UNDO: dict[Deed, Callable[[By, Act], None]] = {
    Deed.TOOK: _cancel,
    Deed.KEYED: _cancel,
    Deed.CHANGED: _changed,
    Deed.ADDED_PEOPLE: _added,
    Deed.CANCELLED: _restore,
    Deed.RESTORED: _cancel,
    Deed.ACCEPTED: _accepted,
    Deed.CONTACT: _contact,
    Deed.NOTED: _note,
    Deed.TOLD: _told,
    Deed.CALL_PROMISED: _call_promised,
    Deed.CALL_DONE: _call_done,
    Deed.POST_ASKED: _post_asked,
    Deed.POSTED: _posted,
    Deed.SUPPORT_ASKED: _support_asked,
    Deed.SUPPORT_MOVED: _support_moved,
}
