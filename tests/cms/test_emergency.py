"""Promises about the emergency notice: staff say it once, and every page says it at once."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cms.emergency.models import EmergencyNotice
from cms.models import HomePage
from tests.factories.staff import verified_client

pytestmark = pytest.mark.django_db
WORDS = "川の近くの方は、避難を始めてください"


def staff(group: str) -> Client:
    """Somebody of this group, at the CMS."""
    user = get_user_model().objects.create_user(group, password="kaze-ga-tooru-engawa")
    user.groups.add(Group.objects.get(name=group))
    return verified_client(user)


def banner(client: Client, address: str = "/") -> str:
    page = client.get(address).content.decode()
    _before, _found, after = page.partition('<section class="emergency-banner"')
    return after.partition("</section>")[0]


def test_no_page_mentions_an_emergency_that_there_is_not(client: Client, home: HomePage) -> None:
    EmergencyNotice.objects.create(title=WORDS)
    assert banner(client) == ""


def test_the_notice_stands_before_the_text_of_every_page(client: Client, home: HomePage) -> None:
    EmergencyNotice.objects.create(title=WORDS, text="避難所は、\n中央公民館です。", is_shown=True)
    for address in ("/", "/display/", "/search/", "/nowhere/"):
        assert WORDS in banner(client, address), address
        page = client.get(address).content.decode()
        assert page.index("<header") < page.index('class="emergency-banner"') < page.index("<main")
    assert "避難所は、<br>中央公民館です。" in banner(client)


def test_what_staff_type_stays_text(client: Client, home: HomePage) -> None:
    EmergencyNotice.objects.create(title="<script>alert(1)</script>", text="<b>", is_shown=True)
    assert "<script" not in banner(client)
    assert "&lt;b&gt;" in banner(client)


def test_an_english_page_says_it_in_english_or_marks_the_japanese(client: Client, home: HomePage) -> None:
    notice = EmergencyNotice.objects.create(title=WORDS, is_shown=True)
    assert f'<span lang="ja">{WORDS}</span>' in banner(client, "/en/display/")
    notice.title_en = "If you are near the river, leave now"
    notice.save()
    assert "leave now" in banner(client, "/en/display/")
    assert WORDS not in banner(client, "/en/display/")


def test_editors_give_it_out_from_their_first_screen(home: HomePage) -> None:
    client = staff("編集")
    address = reverse("wagtailsettings:edit", args=["cms", "emergencynotice"])
    assert address in client.get("/cms/").content.decode()
    address = client.get(address, follow=True).request["PATH_INFO"]
    answer = client.post(address, {"is_shown": "on", "title": ""})
    assert "一文で書いてください" in answer.content.decode()
    assert client.post(address, {"is_shown": "on", "title": WORDS}).status_code == 302
    assert WORDS in banner(Client())


def test_who_only_takes_calls_cannot_speak_for_the_town(home: HomePage) -> None:
    client = staff("受付")
    address = reverse("wagtailsettings:edit", args=["cms", "emergencynotice"])
    assert address not in client.get("/cms/").content.decode()
    client.post(client.get(address, follow=True).request["PATH_INFO"], {"is_shown": "on", "title": WORDS})
    assert not EmergencyNotice.objects.filter(is_shown=True).exists()
