"""Web push: a notice on the screen of a device whose owner asked for it. Encrypted for that device alone.

RFC 8030 (the request), RFC 8291 (the encryption), RFC 8292 (VAPID: who is asking). Written here, because the library
that is usual for it brings an HTTP client and a second implementation of what ``cryptography`` does.
"""

from __future__ import annotations

import base64
import json
import os
import struct
import time
from typing import Any
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from residents.channels.asking import ask
from residents.channels.message import Message, UnreachableError

CURVE = ec.SECP256R1()
RECORD = 4096
LENGTH_OF_SECRET = 16
# After that a notice about an event helps nobody any more.
KEPT_FOR = 6 * 3600
TOKEN_LASTS = 12 * 3600


class Push:
    """``to`` is what the browser gave: endpoint and keys, as JSON."""

    name = "push"
    rings = False

    def is_on(self) -> bool:
        """Whether the town has a key of its own (``manage.py make_push_key``)."""
        return bool(settings.ENGAWA_PUSH_KEY)

    def send(self, message: Message, to: str) -> None:
        """Only that there is something to read, and where: a locked screen shows it to whoever passes by."""
        device = read_device(to)
        words = {"title": message.subject, "body": message.short, "address": message.address, "tag": message.identity}
        body = encrypted(json.dumps(words, ensure_ascii=False).encode(), device)
        headers = {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT_FOR),
            "Urgency": "normal",
            "Authorization": authorization(device["endpoint"]),
        }
        ask(device["endpoint"], body, headers)


def read_device(written: str) -> dict[str, str]:
    """Endpoint and keys of a browser's subscription; ``UnreachableError`` for anything else."""
    try:
        found = json.loads(written)
        device = {"endpoint": found["endpoint"], "p256dh": found["keys"]["p256dh"], "auth": found["keys"]["auth"]}
        point, secret = unb64(device["p256dh"]), unb64(device["auth"])
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        is_known = is_push_service(device["endpoint"])
    # Brackets in brackets in brackets: Python gives up on those in its own way.
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreachableError(type(error).__name__) from None
    if len(secret) != LENGTH_OF_SECRET or not is_known:
        raise UnreachableError("no device")
    return device


def is_push_service(endpoint: str) -> bool:
    """Whether a browser's maker runs it. Anybody can send us any address: ours must not be made to ask others."""
    host = urlsplit(endpoint).hostname or ""
    # The request itself refuses http beyond the house (``asking``).
    return any(host == service or host.endswith(f".{service}") for service in settings.ENGAWA_PUSH_SERVICES)


def encrypted(words: bytes, device: dict[str, str]) -> bytes:
    """With a key and a salt of its own for every notice."""
    return sealed(words, device, key=ec.generate_private_key(CURVE), salt=os.urandom(16))


def sealed(words: bytes, device: dict[str, str], *, key: ec.EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """RFC 8291, one record."""
    own = _point(key.public_key())
    theirs = unb64(device["p256dh"])
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
    secret = _derived(shared, unb64(device["auth"]), b"WebPush: info\x00" + theirs + own, 32)
    content_key = _derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
    header = salt + struct.pack("!IB", RECORD, len(own)) + own
    return header + AESGCM(content_key).encrypt(nonce, words + b"\x02", None)


def authorization(endpoint: str) -> str:
    """RFC 8292: a token signed with the town's key, for this push service alone, with a way to reach the town."""
    parts = urlsplit(endpoint)
    claims: dict[str, Any] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time()) + TOKEN_LASTS,
        "sub": f"mailto:{settings.ENGAWA_TOWN['email']}",
    }
    key = town_key()
    return f"vapid t={jwt.encode(claims, key, algorithm='ES256')}, k={public_key()}"


def town_key() -> ec.EllipticCurvePrivateKey:
    """The town's key from the settings: 32 bytes in URL-safe base64, as every push library writes it."""
    return ec.derive_private_key(int.from_bytes(unb64(settings.ENGAWA_PUSH_KEY), "big"), CURVE)


def public_key() -> str:
    """Its public half, as browsers want it."""
    return b64(_point(town_key().public_key()))


def new_key() -> str:
    """A key for a town that has none."""
    number = ec.generate_private_key(CURVE).private_numbers().private_value
    return b64(number.to_bytes(32, "big"))


def b64(raw: bytes) -> str:
    """URL-safe and without padding, as push services want it."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(written: str) -> bytes:
    """Back again."""
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)
