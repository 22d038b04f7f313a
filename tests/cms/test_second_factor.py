"""Signing in with password and phone."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from cms.checks import second_factor_is_waived_only_in_the_demo
from cms.models import BackupCode
from cms.second_factor import actions
from tests.factories import staff

CODE, PAPER, ENROL = "/cms/second-factor/code/", "/cms/second-factor/paper/", "/cms/second-factor/enrol/"
HOME = "/cms/"


@pytest.fixture
def user(db: None) -> User:
    return staff.superuser()


@pytest.fixture
def browser(user: User) -> Client:
    """A browser in which the password was right."""
    client = Client()
    client.post("/cms/login/", {"username": user.username, "password": staff.PASSWORD})
    return client


def enrol(client: Client, user: User) -> list[str]:
    """Put the secret of the page into a phone, and give the backup codes that are shown."""
    client.get(ENROL)
    phone = TOTPDevice.objects.get(user=user, confirmed=False)
    page = client.post(ENROL, {"code": staff.code_of(phone)}).content.decode()
    return re.findall(r"data-backup-code>([\d-]+)<", page)


def test_the_first_sign_in_leads_to_enrolment(browser: Client) -> None:
    assert browser.get(HOME)["Location"] == f"{ENROL}?next=%2Fcms%2F"


def test_the_secret_stands_there_as_picture_and_as_text_in_fours(browser: Client, user: User) -> None:
    page = browser.get(ENROL).content.decode()
    assert "<svg" in page
    assert re.search(r"data-secret>([A-Z2-7]{4} ){7}[A-Z2-7]{4}<", page)
    assert "otpauth://totp/" in page


def test_enrolment_lets_in_and_shows_ten_backup_codes_once(browser: Client, user: User) -> None:
    codes = enrol(browser, user)
    assert len(set(codes)) == 10
    assert browser.get(HOME).status_code == 200
    assert not any(code in browser.get("/cms/second-factor/").content.decode() for code in codes)


def test_nothing_that_is_kept_tells_a_backup_code(browser: Client, user: User) -> None:
    codes = enrol(browser, user)
    kept = " ".join(BackupCode.objects.values_list("digest", flat=True))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_a_wrong_code_is_refused_with_words_beside_the_field(browser: Client, user: User) -> None:
    staff.phone_of(user)
    answer = browser.post(CODE, {"code": "000000"})
    assert answer.status_code == 422
    assert "その6けたを入れてください" in answer.content.decode()
    assert 'aria-describedby="code-error code-help"' in answer.content.decode()


def test_a_code_may_be_typed_in_full_width_with_a_gap(browser: Client, user: User) -> None:
    code = staff.code_of(staff.phone_of(user))
    typed = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert browser.post(CODE, {"code": f"{typed[:3]} {typed[3:]}", "next": "/cms/pages/"})["Location"] == "/cms/pages/"


def test_a_code_works_once(browser: Client, user: User) -> None:
    code = staff.code_of(staff.phone_of(user))
    assert browser.post(CODE, {"code": code}).status_code == 302
    other = Client()
    other.force_login(user)
    assert other.post(CODE, {"code": code}).status_code == 422


def test_guessing_is_slowed_down_from_the_first_failure_and_paper_shares_the_brake(browser: Client, user: User) -> None:
    phone = staff.phone_of(user)
    browser.post(CODE, {"code": "000000"})
    assert browser.post(CODE, {"code": staff.code_of(phone)}).status_code == 429
    answer = browser.post(PAPER, {"code": "1234-5678-9012"})
    assert answer.status_code == 429
    assert "お待ちください" in answer.content.decode()


def test_a_backup_code_lets_in_once(browser: Client, user: User) -> None:
    code = enrol(browser, user)[3]
    for status in (302, 422):
        other = Client()
        other.force_login(user)
        assert other.post(PAPER, {"code": code.replace("-", " ")}).status_code == status


def test_new_backup_codes_end_the_old_ones(browser: Client, user: User) -> None:
    old = enrol(browser, user)[0]
    browser.post("/cms/second-factor/new-codes/")
    assert actions.verify_backup_code(user=user, code=old, now=timezone.now()).device is None
    assert BackupCode.objects.filter(user=user).count() == 10


def test_whoever_only_knows_the_password_cannot_add_a_phone(browser: Client, user: User) -> None:
    staff.phone_of(user)
    assert browser.get(ENROL)["Location"] == CODE
    assert browser.post(ENROL, {"code": "123456"})["Location"] == CODE


def test_the_session_gets_a_new_id_when_the_phone_was_shown(browser: Client, user: User) -> None:
    before = browser.session.session_key
    browser.post(CODE, {"code": staff.code_of(staff.phone_of(user))})
    assert browser.session.session_key != before


def test_nobody_is_sent_to_another_site_afterwards(browser: Client, user: User) -> None:
    code = staff.code_of(staff.phone_of(user))
    assert browser.post(CODE, {"code": code, "next": "https://evil.example/"})["Location"] == HOME


def test_a_lost_phone_ends_open_sessions_at_once(user: User) -> None:
    client = staff.verified_client(user)
    assert client.get(HOME).status_code == 200
    call_command("reset_second_factor", user.username)
    assert client.get(HOME)["Location"].startswith(ENROL)


def test_a_colleague_can_reset_a_lost_phone(user: User) -> None:
    other = staff.superuser("taro")
    staff.phone_of(other)
    staff.verified_client(user).post(f"/cms/second-factor/reset/{other.pk}/")
    assert actions.device_of(other) is None


def test_resetting_somebody_unknown_says_so(db: None) -> None:
    with pytest.raises(CommandError, match="dareka"):
        call_command("reset_second_factor", "dareka")


def test_a_leavers_open_session_ends_with_the_next_request(user: User) -> None:
    client = staff.verified_client(user)
    user.is_active = False
    user.save()
    assert client.get(HOME)["Location"].startswith("/cms/login/")


@pytest.mark.parametrize(
    ("headers", "answer_header"),
    [({"HX-Request": "true"}, "HX-Redirect"), ({"X-Requested-With": "XMLHttpRequest"}, None)],
    ids=["htmx", "fetch"],
)
def test_scripts_are_told_by_status(browser: Client, headers: dict[str, str], answer_header: str | None) -> None:
    answer = browser.get("/cms/pages/", headers=headers)
    assert answer.status_code == 401
    assert (answer[answer_header] if answer_header else answer.json()["url"]) == ENROL


def test_the_demo_switch_waives_the_phone_and_only_in_the_demo(browser: Client, settings: object) -> None:
    settings.ENGAWA_DEMO_WITHOUT_TOTP = True
    assert browser.get(HOME).status_code == 302
    assert [error.id for error in second_factor_is_waived_only_in_the_demo()] == ["cms.E001"]
    settings.ENGAWA_DEMO = True
    assert browser.get(HOME).status_code == 200
    assert second_factor_is_waived_only_in_the_demo() == []
