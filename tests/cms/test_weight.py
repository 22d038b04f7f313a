"""Promises about what staff are told of a page's weight before it goes live."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from accessibility.weight import BUDGET
from cms.gate.check import check
from cms.models import HomePage
from cms.weight import weigh
from tests.cms.test_pictures import photo
from tests.factories import cms as make


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


def long_text() -> str:
    """Words that hardly repeat, as a clerk's do."""
    return "".join(chr(0x4E00 + (n * n * 7919 + n) % 4999) + "。" * (n % 30 == 0) for n in range(9000))


def test_the_weight_of_a_draft_is_what_its_visitors_will_get(home: HomePage, client: Client) -> None:
    page = make.information_page(home, make.paragraph("<p>電話でも参加できます。</p>"))
    told = weigh(page).text
    sent = client.get(page.url, headers={"accept-encoding": "identity"}).content
    assert 2_000 < told < BUDGET
    assert len(sent) > told
    assert weigh(page).seconds_to_read == pytest.approx(1.2 + told / 50_000)


def test_pictures_count_as_a_phone_loads_them(home: HomePage) -> None:
    one = weigh(make.information_page(home, photo("一"), slug="one"))
    two = weigh(make.information_page(home, photo("一"), photo("二"), slug="two"))
    assert len(two.pictures) == 2
    assert two.seconds_to_see > one.seconds_to_see > one.seconds_to_read


def test_a_heavy_page_may_go_live_but_its_author_is_told_what_to_do(home: HomePage) -> None:
    page = make.information_page(home, make.paragraph(f"<p>{long_text()}</p>"))
    (finding,) = [finding for finding in check(page) if "重く" in str(finding.what)]
    assert not finding.blocks
    assert "2つのページに分ける" in str(finding.mend)


def test_a_light_page_is_not_nagged_about(home: HomePage) -> None:
    page = make.information_page(home, make.paragraph("<p>電話でも参加できます。</p>"))
    assert [finding for finding in check(page) if "重く" in str(finding.what)] == []


def test_the_editor_shows_the_weight_of_the_draft(home: HomePage, client: Client, settings: object) -> None:
    settings.ENGAWA_DEMO = settings.ENGAWA_DEMO_WITHOUT_TOTP = True
    page = make.information_page(home, photo())
    client.force_login(User.objects.create_superuser("kakari", password="縁側で日なたぼっこ"))
    html = client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "このページの重さ" in html
    assert f"文章と見た目：{weigh(page).text_kb:.1f}キロバイト" in html
    assert "画像：1枚で" in html
