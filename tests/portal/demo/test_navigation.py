"""Promises about finding one's way in the demo town without a map."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html
from wagtail.models import Page

from cms import levels
from cms.gate.content import PageContent
from cms.gate.rules.levels import too_deep
from cms.models import BasePage, HomePage, InformationPage
from documents.models import DocumentPage
from events.models import EventPage

PLACES = ["いま", "これから", "資料", "相談・質問", "使い方"]
# Beside pages of the CMS: what templates of our own make.
OTHERS = ["/search/", "/search/?q=相談", "/display/", "/cancel/", "/sitemap/", "/there-is-no-such-page/"]


def japanese_pages() -> list[Page]:
    return list(Page.objects.live().filter(depth__gte=levels.FRONT_DOOR, locale__language_code="ja").specific())


def one_of_each_type() -> list[str]:
    return list({type(page): page.url for page in japanese_pages()}.values()) + OTHERS


def links(path: str, response: HttpResponse) -> Iterator[str]:
    """Feeds and files lead nowhere by a press."""
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    for anchor in html.fromstring(response.content.decode()).iter("a"):
        there = urlsplit(urljoin(f"http://town{path}", anchor.get("href", "")))
        if there.netloc == "town":
            yield there.path + (f"?{there.query}" if there.query.startswith(("page=", "when=")) else "")


def test_every_public_page_is_within_three_presses_of_the_front_door(now: object, client: Client) -> None:
    wanted = {page.url for page in japanese_pages()}
    near, seen = ["/"], {"/"}
    for _press in range(3):
        reached = {there for path in near for there in links(path, client.get(path))} - seen
        seen |= reached
        near = sorted(path for path in reached if not path.startswith(("/cms/", "/files/", "/media/", "/static/")))
    assert wanted - seen == set()


def test_the_town_has_three_levels_and_no_more(now: object) -> None:
    assert {page.depth for page in japanese_pages()} == {2, 3, 4}


def test_the_header_is_the_same_on_every_type_of_page(now: object, client: Client) -> None:
    shapes = set()
    for path in one_of_each_type():
        header = html.fromstring(client.get(path).content.decode()).find(".//header")
        names = [" ".join(link.text_content().split()) for link in header.xpath(".//nav[@id='places']//a")]
        hrefs = header.xpath(".//nav[@id='places']//a/@href")
        leave = header.xpath(".//p[@class='leave']/preceding-sibling::*/@class")
        assert names == PLACES, path
        shapes.add((*hrefs, *leave))
    assert len(shapes) == 1


def test_the_place_that_a_page_belongs_to_is_marked(now: object, client: Client) -> None:
    for page in japanese_pages():
        marked = re.findall(r'<a href="([^"]+)" aria-current="(page|true)"', client.get(page.url).content.decode())
        places = [href for href, _current in marked if href in {"/", "/events/", "/documents/", "/contact/", "/guide/"}]
        expected = "/" if page.url == "/" else f"/{page.url.split('/')[1]}/"
        assert places in ([expected], []), page.url


@pytest.mark.parametrize("model", [EventPage, DocumentPage, InformationPage])
def test_a_page_of_the_third_level_says_where_it_stands(now: object, client: Client, model: type[Page]) -> None:
    page = next(page for page in japanese_pages() if isinstance(page, model) and page.depth == levels.DEEPEST)
    crumbs = html.fromstring(client.get(page.url).content.decode()).xpath("//nav[@class='breadcrumb']//li")
    assert [" ".join(crumb.text_content().split()) for crumb in crumbs][::2] == ["いま", page.title]
    assert crumbs[-1].xpath(".//*[@aria-current='page']")


def test_nothing_can_be_made_or_moved_below_the_third_level(now: object) -> None:
    deep = next(page for page in japanese_pages() if isinstance(page, InformationPage) and page.depth == levels.DEEPEST)
    shallow = InformationPage.objects.filter(depth=3).first()
    assert not InformationPage.can_create_at(deep)
    assert not shallow.can_move_to(deep)
    assert InformationPage.can_create_at(HomePage.objects.first())


def test_a_page_further_down_may_not_go_live_and_staff_are_told_what_to_do(now: object) -> None:
    deep: BasePage = next(page for page in japanese_pages() if page.depth == levels.DEEPEST)
    assert list(too_deep(PageContent(deep))) == []
    deep.depth += 1
    (finding,) = too_deep(PageContent(deep))
    assert finding.blocks
    assert "4段目" in str(finding.what)
    assert "「移動」" in str(finding.mend)


def test_the_site_map_names_every_page_of_the_guide_and_every_place(now: object, client: Client) -> None:
    found = set(links("/sitemap/", client.get("/sitemap/")))
    lasting = {page.url for page in japanese_pages() if isinstance(page, InformationPage)}
    assert lasting <= found
    assert {"/", "/events/", "/documents/", "/search/", "/display/"} <= found
