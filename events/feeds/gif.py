"""Events in the national model of event data: GIF DS-43C with the parts DS-436 (accessibility) and child-minding.

Names as in 438_コアデータモデル_DMD.xlsx of 24 March 2026 (github.com/JDA-DM/GIF).

One record for each session, as in the CSV. What the model lacks and people need (sign language, captioners, material
beforehand) stands in an extension of ours, which the model allows; its names begin with ``engawa:``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from accessibility.languages import default_language
from events import rules
from events.choices import SessionStatus, SupportKind, Way
from events.details.catalogue import ACCESSIBILITY, CHILDCARE, Presence
from events.feeds.fees import fee_status, yen
from events.feeds.gathering import PublicEvent, support_name
from events.feeds.words import Absolute, audience_of, contact_of, organiser_of, ways_at
from events.models import Session
from events.opendata import columns as c
from events.opendata.addresses import parted
from events.opendata.pages import read_draft

# DS-43C marks these 必須.
MANDATORY: Final = (
    "id", "eventName", "description", "eventType", "eventUrl", "webinarStatus", "organizer", "targetPerson",
    "feeStatus", "contactPointInformation",
)  # fmt: skip
# The model's seventh pattern of an address: in one line, with postal code and country. Ours are written in one line.
ADDRESS: Final = "locationAddress_MP07"
_WEB: Final = {(True, True): "ハイブリッド", (True, False): "現地開催のみ", (False, True): "オンライン"}
_STATES: Final = {
    SessionStatus.CANCELLED: "中止",
    SessionStatus.POSTPONED: "延期",
    SessionStatus.ONLINE: "オンラインに変更",
}
# What was imported stands in passages of the page; what staff wrote in the details goes before it.
_PASSAGES: Final = {
    "eventNameKana": "名称(カナ)",
    "eventNameEn": "名称(英字)",
    "alternateName": "名称(通称)",
    "subTitle": "サブタイトル",
    "accessMethod": "アクセス方法",
    "parkingInformation": "駐車場情報",
    "bicycleParkingInformation": "駐輪場情報",
    "foreignLanguageSupport": "外国語対応",
    "applicationMethod": "申込方法",
    "coorganizer": "共催団体",
    "relatedGroup": "その他関係団体",
    "locationOfReception": c.MEETING_PLACE,
}
_SUPPORTS: Final = {
    SupportKind.CAPTIONING: "subtitlesStatus",
    SupportKind.LIVE_CAPTIONS: "subtitlesStatus",
    SupportKind.BRAILLE: "brailleAndReadingAssistanceStatus",
}


def records_of(event: PublicEvent, absolute: Absolute) -> Iterator[dict[str, Any]]:
    """The event's records, in the town's own language whatever the visit's is."""
    with override(default_language()):
        for session in event.sessions:
            made = _record(event, session, absolute)
            yield {name: said for name, said in made.items() if said not in ("", None, [], {})}


def id_of(event: PublicEvent, session: Session) -> str:
    """The municipality's code, the event, the session: none of them changes."""
    code = settings.ENGAWA_TOWN_CODE or "000000"
    return f"{code}-{event.original.pk:010}-{session.pk}"


def _record(event: PublicEvent, session: Session, absolute: Absolute) -> dict[str, Any]:
    page = event.original
    draft = read_draft(page, session)
    details = page.details
    plain = {name: details.get(name) or draft.sections.get(column, "") for name, column in _PASSAGES.items()}
    return {
        "id": id_of(event, session),
        "eventName": page.title,
        "description": draft.description or page.summary or page.title,
        "abstract": page.summary,
        "eventType": str(page.get_kind_display()),
        "eventUrl": absolute(event.path),
        "status": _STATES.get(SessionStatus(session.status), "予定どおり"),
        "keyword": details.get("keyword"),
        "tag": ";".join(str(audience) for audience in event.audiences),
        "holdingPattern": details.get("holdingPattern"),
        **plain,
        **_times(session),
        **_place(event, session),
        "webinarStatus": web_of(event, session),
        "organizer": organiser_of(event),
        "targetPerson": audience_of(event),
        "capacity": session.capacity,
        "feeStatus": fee_status(page),
        "fee_JPY": yen(page.fee),
        "feeDescription": page.fee,
        "parkingStatus": details.get("parkingStatus"),
        "languageCode": page.locale.language_code.upper(),
        "contactPointInformation": _contact(event),
        **_application(session),
        "accessibilityInformation": accessibility_of(event),
        "childcareInformation": childcare_of(event),
        "engawa:supports": [_support(offer, session) for offer in event.supports],
        "engawa:ways": [str(way.label) for way in ways_at(event, session)],
    }


def _times(session: Session) -> dict[str, Any]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    times = {"startTime": f"{start:%H:%M}", "endTime": f"{end:%H:%M}"} if session.times_known else {}
    days = {"dateOfStart": f"{start:%Y-%m-%d}", "dateOfEnd": f"{end:%Y-%m-%d}"}
    return {**days, **times, "dateTimeDescription": session.note}


def _place(event: PublicEvent, session: Session) -> dict[str, Any]:
    if not event.is_in_person or session.status == SessionStatus.ONLINE:
        return {}
    page, parts = event.original, parted(event.original.address)
    latitude, longitude = (page.details.get(name) for name in ("latitude", "longitude"))
    address = {
        "localGovernmentCode": settings.ENGAWA_TOWN_CODE,
        "prefecture": parts.prefecture,
        "cityAndCounty": parts.municipality,
        "streetAddressAndCityBlock": parts.street,
        "buildingNameEtc": parts.building,
        "fullAddress": page.address,
        "postalCode": parts.postcode,
        "country": "JPN",
        "latitudeOfRepresentativePoint": latitude,
        "longitudeOfRepresentativePoint": longitude,
    }
    told = {name: said for name, said in address.items() if said}
    return {"location": page.venue, **({ADDRESS: told} if page.address else {})}


def web_of(event: PublicEvent, session: Session) -> str:
    """Web開催, the mandatory item. Post and telephone are joined from home as well."""
    ways = ways_at(event, session)
    return _WEB[Way.IN_PERSON in ways, any(way != Way.IN_PERSON for way in ways) or not ways]


def _contact(event: PublicEvent) -> dict[str, str]:
    name, phone, email = contact_of(event)
    contact = {
        "contactPointName": name,
        "contactPointPhoneNumber": phone,
        "contactPointEmailAddress": email,
    }
    return {part: said for part, said in contact.items() if said}


def _application(session: Session) -> dict[str, Any]:
    opens, closes = (
        timezone.localtime(moment) if moment else None
        for moment in (session.registration_opens_at, session.registration_closes_at)
    )
    return {
        "startDateOfApplication": f"{opens:%Y-%m-%d}" if opens else "",
        "applicationStartTime": f"{opens:%H:%M}" if opens else "",
        "deadlineDateOfApplication": f"{closes:%Y-%m-%d}" if closes else "",
        "applicationDeadlineTime": f"{closes:%H:%M}" if closes else "",
    }


def accessibility_of(event: PublicEvent) -> dict[str, Any]:
    """The nineteen items; captions and braille that the event offers need not be said twice."""
    said = dict(event.original.details.get(ACCESSIBILITY, {}))
    for offer in event.supports:
        if item := _SUPPORTS.get(offer.kind):
            said.setdefault(item, Presence.YES.value)
    return said


def childcare_of(event: PublicEvent) -> dict[str, Any]:
    """Child-minding, when there is any; its fee is mandatory in its model."""
    said = dict(event.original.details.get(CHILDCARE, {}))
    if not said and SupportKind.CHILDCARE not in {offer.kind for offer in event.supports}:
        return {}
    return {"feeStatus": "不明", **said}


def _support(offer: Any, session: Session) -> dict[str, Any]:
    last_day = rules.last_day_to_ask(offer, session)
    return {
        "name": support_name(offer),
        "askUntil": last_day.isoformat() if last_day else "",
        "instead": offer.instead,
    }
