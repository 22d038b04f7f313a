"""What an information page shows, says and costs."""

import pytest
from django.test import Client

from accessibility.preferences import COOKIE
from cms.models import HomePage
from tests.factories import cms as make


@pytest.fixture
def body(home: HomePage) -> list[dict[str, object]]:
    return [
        make.heading("電話で参加する"),
        make.paragraph("<p>電話をかけてください。</p>"),
        make.image(alt="ベンチで話す3人"),
        make.table(),
        make.block("notice", "<p>祝日は休みです。</p>"),
    ]


def test_a_page_shows_every_kind_of_block(home: HomePage, body: list[dict[str, object]], client: Client) -> None:
    make.information_page(home, *body)
    html = client.get("/how-to/").content.decode()
    for words in ("電話で参加する</h2>", "電話をかけてください。", 'alt="ベンチで話す3人"', "祝日は休みです。"):
        assert words in html


def test_a_table_has_a_caption_and_headers_that_say_their_direction(home: HomePage) -> None:
    html = make.information_page(home, make.table(caption="窓口の時間")).main_html()
    assert ">窓口の時間</caption>" in html
    assert '<th scope="col" role="columnheader">曜日</th>' in html
    assert '<th scope="row" role="rowheader" data-label="曜日">月曜日</th>' in html


def test_a_heading_keeps_its_address_when_its_words_change(home: HomePage) -> None:
    block = make.heading("はじめに")
    page = make.information_page(home, block)
    before = page.main_html().split('id="')[1].split('"')[0]
    block["value"] = {"text": "最初に", "level": "2"}
    page.body = [block]
    assert f'id="{before}"' in page.main_html()


def test_the_main_part_is_the_page_without_header_and_visitor(home: HomePage, body: list[dict[str, object]]) -> None:
    html = make.information_page(home, *body).main_html()
    assert "<h1>参加のしかた</h1>" in html
    assert "<html" not in html


def test_the_main_part_of_a_draft_is_not_the_kept_live_body(home: HomePage, client: Client) -> None:
    page = make.information_page(home, make.paragraph("<p>前の文章</p>"))
    client.get("/how-to/")
    page.body = [make.paragraph("<p>新しい文章</p>")]
    assert "新しい文章" in page.main_html()


def test_light_mode_offers_images_as_links_with_their_words(home: HomePage, client: Client) -> None:
    make.information_page(home, make.image(alt="会場の入口"))
    client.get("/how-to/")
    client.cookies[COOKIE] = "light=on"
    html = client.get("/how-to/").content.decode()
    assert "画像：会場の入口<br>" in html
    assert "画像を見る（WebP、1キロバイト）</a>" in html
    assert "<img" not in html


def test_a_second_visit_costs_no_more_for_many_links(
    home: HomePage, client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    links = [make.paragraph(f'<p><a linktype="page" id="{home.pk}">案内{n}</a></p>') for n in range(8)]
    make.information_page(home, *links)
    client.get("/how-to/")
    with django_assert_max_num_queries(8):
        client.get("/how-to/")
