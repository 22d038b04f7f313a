"""What somebody asks for, in the words of the actions: whoever received it, by whichever way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.requests.choices import Channel, Delivery, OtherForm
from residents.contact_points import ContactPoint


@dataclass(frozen=True, slots=True)
class Wish:
    """The answers of one form."""

    name: str
    contact: ContactPoint
    form: OtherForm
    delivery: Delivery
    postcode: str = ""
    address: str = ""
    wanted_on: date | None = None
    note: str = ""
    every_time: bool = False
    channel: Channel = Channel.WEB
    language: str = "ja"

    def delivered(self) -> dict[str, str]:
        """The fields that a request and a standing order share. An address is kept only where something is posted."""
        posted = self.delivery == Delivery.POST
        return {
            "form": self.form,
            "delivery": self.delivery,
            "postcode": self.postcode if posted else "",
            "address": self.address if posted else "",
            "note": self.note,
            "language": self.language,
            "channel": self.channel,
        }
