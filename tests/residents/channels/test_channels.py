"""Promises of the channels beyond mail: by request to a service of the town, sealed for a device, or kept."""

import json
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from residents.channels import reach, recorded
from residents.channels.message import Message, NotTakenError, UnreachableError
from residents.channels.models import FurtherAddress, Unreached
from residents.channels.over_http import Call, Line, Sms
from residents.channels.push import CURVE, Push, b64, new_key, public_key, read_device, sealed, unb64
from residents.models import Resident
from residents.outbox.actions import Parts, post
from residents.outbox.models import LetterState, OutgoingLetter
from tests.residents.channels.service import Service, service

NOW = timezone.now()
MESSAGE = Message(
    key="test.1",
    identity="<1@x>",
    subject="件名",
    text="長い文",
    written_at=NOW,
    short='席の"用意"が\nできました',
    address="/a/",
)
# RFC 8291, section 5 and appendix A: the example that every push library is measured by.
RFC_DEVICE = {
    "endpoint": "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
RFC_KEY, RFC_SALT = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "DGv6ra1nlYgDCS1FRnbzlw"
RFC_SENT = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


@pytest.fixture
def there() -> Iterator[Service]:
    with service() as running:
        yield running


@pytest.fixture(autouse=True)
def _nothing_recorded() -> None:
    recorded.SENT.clear()
    recorded.REFUSES.clear()


def device(address: str) -> str:
    key = ec.generate_private_key(CURVE).public_key().public_numbers()
    point = b"\x04" + key.x.to_bytes(32, "big") + key.y.to_bytes(32, "big")
    return json.dumps({"endpoint": address, "keys": {"p256dh": b64(point), "auth": b64(b"0123456789abcdef")}})


def test_a_short_message_is_one_request_whose_words_stay_words(there: Service, settings: Any) -> None:
    settings.ENGAWA_SMS_URL, settings.ENGAWA_SMS_PLUS81 = there.address, True
    settings.ENGAWA_SMS_HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer key"}
    settings.ENGAWA_SMS_BODY = '{"to": "{to}", "text": "{text}", "id": "{identity}"}'

    Sms().send(MESSAGE, "09012345678")

    _path, headers, body = there.asked[0]
    assert json.loads(body) == {"to": "+819012345678", "text": MESSAGE.short, "id": "<1@x>"}
    assert headers["Authorization"] == "Bearer key"


def test_line_and_telephone_are_asked_in_the_form_that_they_want(there: Service, settings: Any) -> None:
    settings.ENGAWA_LINE_URL = settings.ENGAWA_CALL_URL = there.address
    settings.ENGAWA_LINE_BODY = '{"to":"{to}","messages":[{"type":"text","text":"{text}"}]}'
    settings.ENGAWA_CALL_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
    settings.ENGAWA_CALL_BODY = "To={to}&Say={text}"

    Line().send(MESSAGE, "U123")
    Call().send(MESSAGE, "0267123456")

    assert json.loads(there.asked[0][2])["messages"][0]["text"] == MESSAGE.short
    assert there.asked[1][2].startswith(b"To=0267123456&Say=%E5%B8%AD")


@pytest.mark.parametrize(
    ("status", "error"), [(400, UnreachableError), (410, UnreachableError), (401, NotTakenError), (503, NotTakenError)]
)
def test_a_wrong_number_is_told_from_a_service_in_trouble(
    there: Service, settings: Any, status: int, error: type[Exception]
) -> None:
    settings.ENGAWA_SMS_URL, settings.ENGAWA_SMS_BODY, there.status = there.address, "{to}", status

    with pytest.raises(error) as raised:
        Sms().send(MESSAGE, "09012345678")

    assert "09012345678" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_nothing_leaves_the_house_in_the_clear(settings: Any) -> None:
    settings.ENGAWA_SMS_URL = "http://sms.example.com/send"

    with pytest.raises(NotTakenError, match="no https address"):
        Sms().send(MESSAGE, "09012345678")


def test_a_notice_is_sealed_as_the_standard_says() -> None:
    key = ec.derive_private_key(int.from_bytes(unb64(RFC_KEY), "big"), CURVE)

    sent = sealed(b"When I grow up, I want to be a watermelon", RFC_DEVICE, key=key, salt=unb64(RFC_SALT))

    assert b64(sent) == RFC_SENT


def test_a_notice_is_signed_by_the_town_for_this_push_service_alone(there: Service, settings: Any) -> None:
    settings.ENGAWA_PUSH_KEY, settings.ENGAWA_PUSH_SERVICES = new_key(), ["127.0.0.1"]

    Push().send(MESSAGE, device(there.address))

    _path, headers, body = there.asked[0]
    token, _comma, key = headers["Authorization"].removeprefix("vapid t=").partition(", k=")
    assert key == public_key()
    public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, unb64(key))
    origin = there.address.removesuffix("/send")
    claims = jwt.decode(token, public, algorithms=["ES256"], audience=origin)
    assert claims["sub"] == f"mailto:{settings.ENGAWA_TOWN['email']}"
    assert headers["Content-Encoding"] == "aes128gcm"
    assert "席".encode() not in body


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{", '{"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "AAAA", "auth": "AAAA"}}',
     "[" * 4000, '{"endpoint": 5, "keys": 6}', device("https://[::1"), device(5), device(["https://fcm.googleapis.com/"]),
     device("https://127.0.0.1/admin"), device("https://fcm.googleapis.com.evil.example/"), device("file:///etc/passwd")],
)  # fmt: skip
def test_what_is_no_device_of_a_known_push_service_is_never_asked(written: str) -> None:
    with pytest.raises(UnreachableError):
        read_device(written)


@pytest.mark.django_db
def test_the_first_channel_that_reaches_somebody_carries_the_letter(settings: Any) -> None:
    settings.ENGAWA_CHANNELS = settings.ENGAWA_CHANNELS | {
        "sms": "residents.channels.recorded.RecordedSms",
        "call": "residents.channels.recorded.RecordedCall",
    }
    both = Resident.objects.create(name="a", email="a@example.jp", phone="09012345678", created_at=NOW)
    mobile = Resident.objects.create(name="b", phone="09012345678", created_at=NOW)
    at_home = Resident.objects.create(name="c", phone="0267123456", created_at=NOW)

    assert [reach.carrier(one) for one in (both, mobile, at_home)] == ["mail", "sms", "call"]

    reach.note_unreached(both, "mail", trouble="SMTP 550", now=NOW)
    assert reach.carrier(both) == "sms"
    reach.try_again(both)
    assert reach.carrier(both) == "mail"


@pytest.mark.django_db
def test_a_channel_that_knows_no_such_number_is_not_tried_again(settings: Any) -> None:
    settings.ENGAWA_CHANNELS = settings.ENGAWA_CHANNELS | {"sms": "residents.channels.recorded.RecordedSms"}
    mobile = Resident.objects.create(name="b", phone="09012345678", created_at=NOW)
    by_sms = Parts(channel="sms", short="短い文")
    post("test.1", to=mobile, subject="件名", text="文", parts=by_sms)
    assert recorded.SENT[0][:2] == ("sms", "09012345678")

    recorded.REFUSES["sms"] = "gone"
    post("test.2", to=mobile, subject="件名", text="文", parts=by_sms)
    assert OutgoingLetter.objects.get(key="test.2").state == LetterState.GIVEN_UP
    assert Unreached.objects.get().channel == "sms"
    assert reach.carrier(mobile) == ""


@pytest.mark.django_db
def test_a_device_that_takes_no_notices_any_more_is_forgotten() -> None:
    person = Resident.objects.create(name="b", email="b@example.jp", created_at=NOW)
    reach.add_address(person, reach.PUSH, "{}", now=NOW)

    reach.note_unreached(person, reach.PUSH, trouble="HTTP 410", now=NOW)

    assert not FurtherAddress.objects.exists()
    assert reach.carrier(person) == "mail"
