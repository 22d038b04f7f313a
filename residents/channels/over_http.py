"""SMS, LINE and automatic telephone calls: any service that takes a message in one request, described by settings.

Off unless a town chooses one: numbers and words then leave the house (docs/taking-part/letters.md has examples).
"""

from __future__ import annotations

import json
from typing import ClassVar
from urllib.parse import quote_plus

from django.conf import settings

from residents.channels.asking import ask
from residents.channels.message import Message


class RequestChannel:
    """One request for one message. The settings hold its address, headers and body, with ``{to}`` and ``{text}``."""

    name: ClassVar[str]
    rings: ClassVar[bool] = False

    def is_on(self) -> bool:
        """Whether the town wrote where the service is."""
        return bool(self._setting("URL"))

    def send(self, message: Message, to: str) -> None:
        """The words can never become part of the request's own markup.

        ``{identity}`` is for services that know a request they have had already (an Idempotency-Key).
        """
        headers: dict[str, str] = dict(getattr(settings, f"ENGAWA_{self.name.upper()}_HEADERS"))
        kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
        given = {"to": self._written_number(to), "text": message.short or message.text, "identity": message.identity}
        body = self._setting("BODY")
        for name, value in given.items():
            body = body.replace(f"{{{name}}}", _written(value, kind))
            headers = {key: words.replace(f"{{{name}}}", quote_plus(value)) for key, words in headers.items()}
        ask(self._setting("URL"), body.encode(), headers)

    def _setting(self, name: str) -> str:
        return str(getattr(settings, f"ENGAWA_{self.name.upper()}_{name}"))

    def _written_number(self, to: str) -> str:
        return to


class _TelephoneChannel(RequestChannel):
    def _written_number(self, to: str) -> str:
        """As services abroad want it (E.164), where the setting says so."""
        return f"+81{to[1:]}" if getattr(settings, f"ENGAWA_{self.name.upper()}_PLUS81") else to


class Sms(_TelephoneChannel):
    """Short messages to mobile telephones."""

    name = "sms"


class Call(_TelephoneChannel):
    """A telephone call that reads the message aloud."""

    name = "call"
    rings = True


class Line(RequestChannel):
    """A message of the town's LINE account to somebody who gave it their LINE identity."""

    name = "line"


def _written(text: str, kind: str) -> str:
    """As the request's own format writes it, so that quotes and angle brackets stay words."""
    if "json" in kind:
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return text if kind.startswith("text/plain") else quote_plus(text)
