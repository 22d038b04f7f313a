"""Who makes which sentence: one row for each, so that several workers share the work and none of it is done twice.

Nothing here waits or holds a lock while somebody speaks: a claim is one short write, and it ends by itself.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto

from django.db import IntegrityError, transaction

from accessibility.models import SpokenSentence
from accessibility.speech.owners import COLLECTOR, WORKER, is_dead, me

State = SpokenSentence.State
# Longer than any engine takes for one sentence. Owners on the same machine that died are noticed at once.
CLAIM_LASTS = timedelta(seconds=120)
# What failed fails again; whoever asks is told so at once, and now and then it is tried anew.
FAILED_RESTS = timedelta(minutes=10)
# A worker that has claimed nothing for so long is not there.
WORKS_AGAIN_WITHIN = timedelta(seconds=5)
# Asking who used a sentence today is enough to know what nobody used for two months.
USE_IS_NOTED_EVERY = timedelta(days=1)
AT_ONCE = 500


class Answer(Enum):
    """What whoever wants a sentence made is told."""

    MADE = auto()
    YOURS = auto()
    THEIRS = auto()
    FAILED = auto()


def claim(key: str, *, now: datetime, role: str = WORKER) -> Answer:
    """Ask to make the sentence. Only one who asks is told YOURS, and must then say ``made`` or ``failed``."""
    row = SpokenSentence.objects.filter(pk=key).first()
    if row is None:
        return Answer.YOURS if _insert(key, now, role) else Answer.THEIRS
    if row.state == State.MADE:
        return Answer.MADE
    if row.state == State.MAKING and not _is_free(row, now):
        return Answer.THEIRS
    if row.state == State.FAILED and row.claimed_at and now - row.claimed_at < FAILED_RESTS:
        return Answer.FAILED
    unchanged = {"state": row.state, "claimed_by": row.claimed_by, "claimed_at": row.claimed_at}
    taken = SpokenSentence.objects.filter(pk=key, **unchanged).update(
        state=State.MAKING, claimed_by=me(role), claimed_at=now, error=""
    )
    return Answer.YOURS if taken else Answer.THEIRS


def _insert(key: str, now: datetime, role: str) -> bool:
    row = SpokenSentence(key=key, state=State.MAKING, claimed_by=me(role), claimed_at=now, used_at=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _is_free(row: SpokenSentence, now: datetime) -> bool:
    return row.claimed_at is None or now - row.claimed_at > CLAIM_LASTS or is_dead(row.claimed_by)


def made(key: str, *, seconds: dict[str, float], size: int, now: datetime) -> None:
    """The files lie in the storage, all of them and whole. Who made them stays, as a sign of life."""
    values = {"state": State.MADE, "claimed_at": now, "seconds": seconds, "bytes": size, "error": ""}
    SpokenSentence.objects.update_or_create(key=key, defaults=values, create_defaults={**values, "used_at": now})


def failed(key: str, *, error: str, now: datetime) -> None:
    """The voice refused it; says why."""
    SpokenSentence.objects.filter(pk=key).update(state=State.FAILED, claimed_at=now, error=error)


def give_back(key: str) -> None:
    """Its maker was interrupted: somebody else may make it at once."""
    SpokenSentence.objects.filter(pk=key, state=State.MAKING).update(state=State.WANTED, claimed_at=None)


def lost(key: str) -> None:
    """Its files are not in the storage any more: it is to be made again."""
    SpokenSentence.objects.filter(pk=key, state=State.MADE).update(state=State.WANTED, claimed_at=None)


def try_again(keys: Iterable[str]) -> None:
    """Staff have mended something: what failed need not rest any longer."""
    for some in _portions(keys):
        SpokenSentence.objects.filter(pk__in=some, state=State.FAILED).update(state=State.WANTED)


def errors(keys: Iterable[str]) -> dict[str, str]:
    """Why sentences failed, by key."""
    found: dict[str, str] = {}
    for some in _portions(keys):
        failures = SpokenSentence.objects.filter(pk__in=some, state=State.FAILED)
        found |= dict(failures.values_list("key", "error"))
    return found


def not_made(keys: Iterable[str]) -> list[str]:
    """Those that are still to be made, in their order, each once."""
    wanted = list(dict.fromkeys(keys))
    done: set[str] = set()
    for some in _portions(wanted):
        done |= set(SpokenSentence.objects.filter(pk__in=some, state=State.MADE).values_list("key", flat=True))
    return [key for key in wanted if key not in done]


def lengths(keys: Iterable[str]) -> dict[str, dict[str, float]]:
    """How long what is made lasts, by key and ending."""
    found: dict[str, dict[str, float]] = {}
    for some in _portions(keys):
        rows = SpokenSentence.objects.filter(pk__in=some, state=State.MADE)
        found |= dict(rows.values_list("key", "seconds"))
    return found


def note_use(keys: Iterable[str], *, now: datetime) -> None:
    """Somebody needs these: they are not collected for a while."""
    for some in _portions(keys):
        long_ago = SpokenSentence.objects.filter(pk__in=some, used_at__lt=now - USE_IS_NOTED_EVERY)
        # Looking costs no lock; most days there is nothing to write.
        if long_ago.exists():
            long_ago.update(used_at=now)


def known(keys: Iterable[str]) -> set[str]:
    """Those that have a row, whatever its state."""
    found: set[str] = set()
    for some in _portions(keys):
        found |= set(SpokenSentence.objects.filter(pk__in=some).values_list("key", flat=True))
    return found


def take_to_remove(key: str, *, unused_since: datetime, now: datetime) -> bool:
    """Claim a sentence that nobody has used; whoever wants it meanwhile waits, finds no row and makes it anew."""
    unused = SpokenSentence.objects.filter(pk=key, used_at__lt=unused_since).exclude(
        state=State.MAKING, claimed_at__gt=now - CLAIM_LASTS
    )
    return bool(unused.update(state=State.MAKING, claimed_by=me(COLLECTOR), claimed_at=now))


def removed(key: str) -> None:
    """Its files are gone, and so is its row."""
    SpokenSentence.objects.filter(pk=key, claimed_by=me(COLLECTOR)).delete()


def somebody_works(*, now: datetime) -> bool:
    """Whether a worker has taken a sentence within the last seconds."""
    recent = SpokenSentence.objects.filter(claimed_by__startswith=f"{WORKER}/", claimed_at__gt=now - WORKS_AGAIN_WITHIN)
    return any(not is_dead(owner) for owner in recent.values_list("claimed_by", flat=True))


def _portions(keys: Iterable[str]) -> Iterable[list[str]]:
    """SQLite takes a limited number of values in one question."""
    each = list(keys)
    return (each[start : start + AT_ONCE] for start in range(0, len(each), AT_ONCE))
