"""The town's own video rooms on a Jitsi server. Pure: settings, session and clock come in, an address comes out.

The room's name says nothing of the topic, and nobody can guess it. The token in the address is made when somebody
presses and runs out soon, so that a link passed on leads nobody in. It holds no name, no number, nothing of the person:
Jitsi shows what a token says to everybody in the room.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import jwt
from django.conf import settings
from django.utils.crypto import salted_hmac

from events.choices import Way

if TYPE_CHECKING:
    from events.models import Session

# Jitsi looks at the token when somebody comes in, not while they stay. A shaky line reloads the page once or twice.
TOKEN_HOLDS = timedelta(minutes=15)
# Clocks of two machines differ.
TOLERANCE = timedelta(seconds=30)
# Nobody is filmed or heard who did not press for it; nobody is made to give a name; whoever comes early knocks.
ENTRY: dict[str, Any] = {
    "startWithAudioMuted": True,
    "startWithVideoMuted": True,
    "requireDisplayName": False,
    "prejoinConfig.enabled": True,
    "lobby.autoKnock": True,
    "disableDeepLinking": True,
}
LISTENING: dict[str, Any] = {"toolbarButtons": ["hangup", "closedcaptions", "settings", "tileview"]}


@dataclass(frozen=True, slots=True)
class Server:
    """The server that the settings name."""

    url: str
    app_id: str
    secret: str

    @property
    def host(self) -> str:
        """What Jitsi calls the tenant's domain."""
        return urlsplit(self.url).hostname or ""


def server() -> Server | None:
    """The town's server, or nothing."""
    if not settings.ENGAWA_JITSI_URL:
        return None
    return Server(settings.ENGAWA_JITSI_URL.rstrip("/"), settings.ENGAWA_JITSI_APP_ID, settings.ENGAWA_JITSI_SECRET)


def room_of(session: Session) -> str:
    """The same for everybody who comes to the session, whatever their way; another one for the next session."""
    return "engawa" + salted_hmac("event_doors.room", str(session.pk), algorithm="sha256").hexdigest()[:26]


def address(at: Server, session: Session, *, way: Way, now: datetime, is_host: bool = False) -> str:
    """Where one person comes in, good for a quarter of an hour."""
    room = room_of(session)
    chosen = ENTRY | (LISTENING if way == Way.LISTEN else {})
    # The browser keeps to itself what stands behind the #.
    words = "&".join(f"config.{name}={quote(json.dumps(value), safe='')}" for name, value in chosen.items())
    query = f"?jwt={_token(at, room, now=now, is_host=is_host)}" if at.secret else ""
    return f"{at.url}/{room}{query}#{words}"


def _token(at: Server, room: str, *, now: datetime, is_host: bool) -> str:
    claims = {
        "aud": "jitsi",
        "iss": at.app_id,
        "sub": at.host,
        "room": room,
        "iat": now,
        "nbf": now - TOLERANCE,
        "exp": now + TOKEN_HOLDS,
        "moderator": is_host,
        "context": {"user": {"affiliation": "owner" if is_host else "member", "lobby_bypass": is_host}},
    }
    return jwt.encode(claims, at.secret, algorithm="HS256")
