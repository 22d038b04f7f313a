"""Settings of the town's own meeting server that would let everybody in, or nobody."""

from typing import Any

from django.core import checks

from events.doors.jitsi import server

# RFC 7518, 3.2: a key for HS256 is at least as long as its hash.
SHORTEST_SECRET = 32


@checks.register()
def meeting_server(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Only https; a token only with a key that cannot be guessed."""
    at = server()
    if at is None:
        return []
    found: list[checks.CheckMessage] = []
    if not at.url.startswith("https://"):
        found.append(checks.Error("ENGAWA_JITSI_URL must begin with https://", id="event_doors.E001"))
    if not at.secret:
        hint = "Set ENGAWA_JITSI_APP_ID and ENGAWA_JITSI_SECRET as in the server's prosody configuration."
        words = "Meeting rooms open without a token: whoever learns a room's name comes in."
        found.append(checks.Warning(words, hint=hint, id="event_doors.W001"))
    elif len(at.secret.encode()) < SHORTEST_SECRET or not at.app_id:
        words = f"ENGAWA_JITSI_SECRET needs {SHORTEST_SECRET} bytes, and ENGAWA_JITSI_APP_ID must be set."
        found.append(checks.Error(words, id="event_doors.E002"))
    return found
