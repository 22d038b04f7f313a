"""Promises about images: small, of the right size, ready before anybody comes, and never loaded against a wish."""

import re
from io import BytesIO

import lxml.html
import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.images import get_image_model

from accessibility.preferences import COOKIE
from cms.blocks.body import RICH_TEXT_FEATURES
from cms.models import HomePage
from cms.pictures import FORMATS
from tests.factories import cms as make

Rendition = get_image_model().get_rendition_model()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200"/></svg>'


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


def photo(alt: str = "会場の入口", size: tuple[int, int] = (1600, 900)) -> dict[str, object]:
    drawn = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(drawn, "JPEG")
    kept = get_image_model().objects.create(title="写真", file=ContentFile(drawn.getvalue(), "photo.jpg"))
    return make.block("image", {"image": kept.pk, "alt_text": alt, "decorative": False}, alt)


def published(home: HomePage, *body: dict[str, object]) -> str:
    page = make.information_page(home, *body, live=False)
    page.save_revision().publish()
    return str(page.url)


def test_a_picture_comes_in_small_formats_at_two_sizes_and_only_when_it_is_in_sight(
    home: HomePage, client: Client
) -> None:
    page = lxml.html.fromstring(client.get(published(home, photo())).content.decode())
    (picture,) = page.iter("picture")
    offered = [source.get("type") for source in picture.iter("source") if source.get("type")]
    assert offered == [f"image/{form}" for form in FORMATS]
    assert all(re.fullmatch(r"\S+ 400w, \S+ 800w", source.get("srcset")) for source in picture.xpath("source[@type]"))
    (img,) = picture.iter("img")
    wanted = {"width": "800", "height": "450", "loading": "lazy", "decoding": "async", "alt": "会場の入口"}
    assert wanted.items() <= dict(img.attrib).items()


def test_every_size_is_made_at_publishing_so_that_no_visitor_waits(home: HomePage, client: Client) -> None:
    url = published(home, photo())
    made = Rendition.objects.count()
    assert made == 2 * len(FORMATS) + 1
    for cookie in ("", "light=on"):
        client.cookies[COOKIE] = cookie
        assert client.get(url).status_code == 200
    assert Rendition.objects.count() == made


def test_an_image_smaller_than_the_sizes_is_neither_blown_up_nor_offered_twice(home: HomePage, client: Client) -> None:
    html = client.get(published(home, photo(size=(200, 100)))).content.decode()
    assert 'width="200" height="100"' in html
    assert "400w" not in html
    assert html.count("200w") == len(FORMATS) + 1  # once more for whoever asks for little data


def test_a_drawing_in_lines_is_left_as_it_is(home: HomePage, client: Client) -> None:
    file = ContentFile(SVG, "map.svg")
    kept = get_image_model().objects.create(title="地図", file=file, width=320, height=200)
    value = {"image": kept.pk, "alt_text": "会場までの道", "decorative": False}
    html = client.get(published(home, make.block("image", value))).content.decode()
    assert re.search(r'<img src="/media/images/map[^"]*\.svg" width="320" height="200" alt="会場までの道"', html)


def test_light_mode_tells_the_exact_weight_and_loads_nothing(home: HomePage, client: Client) -> None:
    url = published(home, photo())
    client.cookies[COOKIE] = "light=on"
    html = client.get(url).content.decode()
    weight = Rendition.objects.get(filter_spec="width-800|format-webp").file.size
    assert f"画像を見る（WebP、{round(weight / 1000)}キロバイト）" in html
    assert "画像：会場の入口" in html
    assert not re.search(r"<(img|picture|source|script)\b", html)


def test_a_page_with_three_pictures_asks_as_often_as_a_page_with_one(home: HomePage, client: Client) -> None:
    urls = []
    for slug, count in (("one", 1), ("three", 3)):
        page = make.information_page(home, *(photo(f"{slug}{n}") for n in range(count)), slug=slug, live=False)
        page.save_revision().publish()
        urls.append(page.url)
    asked = []
    for url in [urls[0], *urls]:
        # Wagtail remembers sizes for as long as its process lives; the first visitor of the day finds nothing.
        Rendition.cache_backend.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_a_lost_file_leaves_its_words(home: HomePage, client: Client) -> None:
    url = published(home, photo())
    Rendition.objects.all().delete()
    kept = get_image_model().objects.get()
    kept.file.storage.delete(kept.file.name)
    Rendition.cache_backend.clear()
    html = client.get(url).content.decode()
    assert "<p>会場の入口</p>" in html


def test_pictures_stand_in_blocks_of_their_own_where_words_for_them_are_asked() -> None:
    assert "image" not in RICH_TEXT_FEATURES
