"""What somebody asks for, in the words of the actions: whoever received it, by whichever way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from documents.requests.choices import Channel, Delivery, OtherForm
from residents.contact_points import ContactPoint

if TYPE_CHECKING:
    from documents.requests.models import Case


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


def answers_of(case: Case) -> dict[str, object]:
    """The form as it was answered, to be changed."""
    postcode, address = case.where_to
    return {
        "form": case.form,
        "delivery": case.delivery,
        "name": case.resident.name,
        "contact": case.resident.email or case.resident.phone,
        "postcode": postcode,
        "address": address,
        "wanted_on": case.wanted_on.isoformat() if case.wanted_on else "",
        "note": case.note,
    }
