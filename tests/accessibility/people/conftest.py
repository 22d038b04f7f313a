"""A page to read aloud, and a folder of its own for what is read."""

import pytest

from accessibility.readings import table
from cms.models import HomePage, InformationPage
from tests.factories import cms


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    table.forget()


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    """A page with four sections of unlike length."""
    body = (
        cms.paragraph("<p>サロンには、家から参加できます。</p>"),
        cms.heading("電話で参加する"),
        cms.paragraph("<p>番号は、はがきにあります。</p><p>役場がつなぎます。</p>"),
        cms.heading("持ち物"),
        cms.paragraph("<p>いりません。</p>"),
        cms.heading("問い合わせ"),
        cms.paragraph("<p>福祉課の窓口へ。</p><p>平日に開いています。</p>"),
    )
    return cms.information_page(home, *body, title="参加のしかた", summary="電話でも参加できます。")
