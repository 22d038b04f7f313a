"""Staff who sign in."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "kaze-ga-tooru-engawa"


def superuser(username: str = "hanako", **fields: Any) -> User:
    """Somebody who may do everything."""
    return get_user_model().objects.create_superuser(username, f"{username}@example.jp", PASSWORD, **fields)


def staff_of(group: str) -> User:
    """Somebody of one of the town's groups, which migrations make."""
    user = User.objects.create_user("kakari", "kakari@example.jp", PASSWORD)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


def staff_with(*codenames: str) -> User:
    """Somebody who sees the CMS and has these permissions."""
    user = staff_of("係")
    user.groups.get().permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    return user


def phone_of(user: User, *, confirmed: bool = True) -> TOTPDevice:
    """A phone that this person enrolled."""
    return TOTPDevice.objects.create(user=user, name="phone", confirmed=confirmed)


def code_of(device: TOTPDevice, *, steps: int = 0) -> str:
    """What the phone shows now, or ``steps`` half minutes from now."""
    return f"{totp(device.bin_key, drift=steps):06d}"


def verified_client(user: User, client: Client | None = None) -> Client:
    """A browser in which this person has shown password and phone."""
    client = client or Client()
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = phone_of(user).persistent_id
    session.save()
    return client
