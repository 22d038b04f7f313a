"""What can be done with a second factor: enrol, verify, replace, reset."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.contrib.auth.models import User
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from cms.second_factor.models import BackupCode
from cms.second_factor.rules import digest_of, digits_of, new_backup_codes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a code. ``device`` let the person in; ``wait_seconds`` says that nobody looked at the code."""

    device: TOTPDevice | None = None
    wait_seconds: int = 0


def device_of(user: User) -> TOTPDevice | None:
    """The phone that this person enrolled."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").last()


def is_enrolling(user: User) -> bool:
    """Whether a secret was shown that no phone has proved yet."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).exists()


@transaction.atomic
def begin_enrolment(*, user: User) -> TOTPDevice:
    """A secret to put into a phone. Looking at the page twice shows the same one."""
    pending = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return pending or TOTPDevice.objects.create(user=user, name="phone", confirmed=False)


@transaction.atomic
def finish_enrolment(*, user: User, code: str, now: datetime) -> Verdict:
    """Trust the phone that knows the new secret, and no other one any more."""
    pending = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    verdict = _ask(pending, code, now)
    if verdict.device:
        TOTPDevice.objects.filter(user=user).exclude(pk=verdict.device.pk).delete()
        verdict.device.confirmed = True
        verdict.device.save(update_fields=["confirmed"])
        log(instance=user, action="cms.second_factor.enrolled", user=user)
    return verdict


@transaction.atomic
def verify_phone_code(*, user: User, code: str, now: datetime) -> Verdict:
    """Let in whoever holds the enrolled phone. A code that was used is refused, also within its thirty seconds."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).order_by("pk").last()
    return _ask(device, code, now)


@transaction.atomic
def verify_backup_code(*, user: User, code: str, now: datetime) -> Verdict:
    """Let in whoever holds the paper, once per code.

    Wrong codes make the phone's own brake bite, so that nobody gets more guesses by taking turns.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).order_by("pk").last()
    if device is None or (wait := _seconds_to_wait(device, now)):
        return Verdict(wait_seconds=wait if device else 0)
    unused = BackupCode.objects.filter(user=user, digest=digest_of(user.pk, code), used_at=None)
    if not unused.update(used_at=now):
        device.throttle_increment()
        return Verdict()
    device.throttle_reset()
    log(instance=user, action="cms.second_factor.backup_code", user=user)
    return Verdict(device=device)


@transaction.atomic
def replace_backup_codes(*, user: User, now: datetime) -> list[str]:
    """New codes, to be shown once. All earlier ones stop working."""
    BackupCode.objects.filter(user=user).delete()
    codes = new_backup_codes()
    BackupCode.objects.bulk_create(
        BackupCode(user=user, digest=digest_of(user.pk, code), made_at=now) for code in codes
    )
    return codes


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None) -> bool:
    """Forget a lost phone and its codes: open sessions lose their entry now, and the next sign-in enrols anew."""
    phones, _rows = TOTPDevice.objects.filter(user=user).delete()
    BackupCode.objects.filter(user=user).delete()
    log(instance=user, action="cms.second_factor.reset", user=by)
    return bool(phones)


def _ask(device: TOTPDevice | None, code: str, now: datetime) -> Verdict:
    if device is None or (wait := _seconds_to_wait(device, now)):
        return Verdict(wait_seconds=wait if device else 0)
    return Verdict(device=device if device.verify_token(digits_of(code)) else None)


def _seconds_to_wait(device: TOTPDevice, now: datetime) -> int:
    allowed, reason = device.verify_is_allowed()
    return 0 if allowed else max(1, ceil((reason["locked_until"] - now).total_seconds()))
