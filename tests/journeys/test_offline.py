"""What a person has read and written survives a line that breaks off. Real Chromium, a line that is really cut."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium
from documents.models import DocumentIndexPage
from events.choices import Way
from events.models import EventIndexPage, EventPage, Registration
from tests.bad_line import BadLine
from tests.factories import documents, files
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.browser
SECONDS = 15
IS_CONTROLLED = "return !!navigator.serviceWorker.controller"
KEPT = """
const done = arguments[arguments.length - 1];
const addresses = async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found;
};
addresses().then(done);
"""
BYTES_OF_FILES = """
const done = arguments[arguments.length - 1];
caches.open("engawa-chosen").then(async (cache) => {
  const bytes = [];
  for (const request of await cache.keys())
    if (request.url.includes("/files/")) bytes.push((await (await cache.match(request)).blob()).size);
  done(bytes);
});
"""
# A player that cannot have a part of the sound would say so, or know no length.
SOUND = """
const done = arguments[arguments.length - 1], audio = document.querySelector("audio");
audio.querySelector("source:last-of-type").addEventListener("error", () => done(-1));
audio.addEventListener("seeked", () => done(audio.duration));
audio.addEventListener("loadedmetadata", () => { audio.currentTime = audio.duration / 2; });
audio.load();
audio.preload = "auto";
"""


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        "はじめての縁側サロン",
        slug="first",
        sessions=[make_session(timezone.now() + timedelta(days=9), capacity=5)],
        ways=[make_way(Way.PHONE), make_way(Way.TEXT)],
    )


@pytest.fixture
def line(live_server: LiveServer, event: EventPage) -> Iterator[BadLine]:
    with BadLine(live_server.thread.port) as line:
        yield line


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    """One for all: every line has an address of its own, so nothing that is kept goes from one test to the next."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(line: BadLine, browser: Chrome) -> Chrome:
    """Somebody who has looked at two pages, so that the worker stands by."""
    browser.get(f"{line.url}/events/")
    browser.find_element(By.LINK_TEXT, "はじめての縁側サロン").click()
    until(browser, lambda b: b.execute_script(IS_CONTROLLED))
    until(browser, lambda b: {"/events/", "/events/first/"} <= set(kept(b)))
    return browser


def until(browser: Chrome, condition: Callable[[Chrome], object]) -> None:
    # A page that is just being replaced is asked again.
    changing = [StaleElementReferenceException, NoSuchElementException]
    WebDriverWait(browser, SECONDS, poll_frequency=0.05, ignored_exceptions=changing).until(condition)


def kept(browser: Chrome) -> list[str]:
    found: list[str] = browser.execute_async_script(KEPT)
    return found


def text(browser: Chrome, css: str = "body") -> str:
    return browser.find_element(By.CSS_SELECTOR, css).text


def fill_in(browser: Chrome, line: BadLine, event: EventPage) -> None:
    browser.get(f"{line.url}/join/{event.sessions.get().pk}/")
    browser.find_element(By.NAME, "name").send_keys("はなこ")
    browser.find_element(By.NAME, "contact").send_keys("0267-12-3456")
    browser.find_element(By.CSS_SELECTOR, "[name=way][value=phone]").click()


def press(browser: Chrome, words: str) -> None:
    found = [e for e in browser.find_elements(By.CSS_SELECTOR, "a, button") if e.text.strip() == words]
    found[0].click()


def test_visited_pages_can_be_read_without_a_line_and_say_so(visitor: Chrome, line: BadLine) -> None:
    line.break_off()
    for path, words in (("/events/first/", "はじめての縁側サロン"), ("/events/", "はじめての縁側サロン")):
        visitor.get(line.url + path)
        assert words in text(visitor, "main")
        notice = text(visitor, "[data-kept]")
        assert "インターネットにつながっていません。" in notice
        assert "に保存したページです。" in notice
        assert visitor.title.startswith("保存したページ：")


def test_a_page_that_was_never_read_is_answered_by_what_there_is(visitor: Chrome, line: BadLine) -> None:
    line.break_off()
    visitor.get(f"{line.url}/documents/never/")
    assert "この端末に残っていません" in text(visitor, "[data-kept]")
    until(visitor, lambda b: "はじめての縁側サロン" in text(b, "[data-list=pages]"))


def test_a_line_that_stalls_shows_the_kept_page_and_says_so(visitor: Chrome, line: BadLine) -> None:
    line.stalls_seconds = 30
    visitor.get(f"{line.url}/events/first/")
    assert "回線がゆっくりなので" in text(visitor, "[data-kept]")
    assert "はじめての縁側サロン" in text(visitor, "main")


def test_with_the_line_the_fresh_page_comes_without_a_notice(visitor: Chrome, line: BadLine, event: EventPage) -> None:
    event.title = "二回目の縁側サロン"
    event.save_revision().publish()
    visitor.get(f"{line.url}/events/first/")
    assert "二回目" in text(visitor, "h1")
    assert not visitor.find_elements(By.CSS_SELECTOR, "[data-kept]")


def test_a_form_sent_without_a_line_is_sent_once_when_it_is_back(
    visitor: Chrome, line: BadLine, event: EventPage
) -> None:
    fill_in(visitor, line, event)
    line.break_off()
    press(visitor, "申し込む")
    until(visitor, lambda b: "まだ送っていません。つながったら送ります。" in text(b, "[data-list=forms]"))
    assert "はなこ" in text(visitor, "[data-list=forms]")
    assert "電話" in text(visitor, "[data-list=forms]")
    assert Registration.objects.count() == 0
    line.mend()
    visitor.get(f"{line.url}/events/")
    until(visitor, lambda b: "待っていた申し込みを送りました" in text(b))
    visitor.get(f"{line.url}/events/first/")
    until(visitor, lambda b: "待っていた申し込みを送りました" in text(b))
    press(visitor, "結果を見る")
    until(visitor, lambda b: "受付番号" in text(b))
    assert Registration.objects.count() == 1


def test_a_form_whose_answer_was_lost_takes_one_place(visitor: Chrome, line: BadLine, event: EventPage) -> None:
    fill_in(visitor, line, event)
    # Often, because Chromium itself sends a form again whose answer was lost on a connection that had been used before.
    line.lose_the_answer_to(b"POST /join/", times=100)
    press(visitor, "申し込む")
    until(visitor, lambda b: "まだ送っていません" in text(b, "[data-list=forms]"))
    assert Registration.objects.count() == 1
    line.lose_the_answer_to(b"", times=0)
    visitor.get(f"{line.url}/events/")
    until(visitor, lambda b: "待っていた申し込みを送りました" in text(b))
    assert Registration.objects.count() == 1
    press(visitor, "結果を見る")
    until(visitor, lambda b: Registration.objects.get().reference in text(b))


def take_a_place(browser: Chrome, line: BadLine, event: EventPage) -> str:
    fill_in(browser, line, event)
    press(browser, "申し込む")
    until(browser, lambda b: "受付番号" in text(b))
    return str(Registration.objects.get().reference)


def test_the_joining_card_is_kept_only_when_asked_and_erased_when_asked(
    visitor: Chrome, line: BadLine, event: EventPage
) -> None:
    reference = take_a_place(visitor, line, event)
    card = visitor.current_url.removeprefix(line.url)
    until(visitor, lambda b: b.execute_script(IS_CONTROLLED))
    assert card not in kept(visitor)
    visitor.find_element(By.CSS_SELECTOR, "a[data-keep]").click()
    until(visitor, lambda b: "残しました" in text(b))
    line.break_off()
    visitor.get(line.url + card)
    assert reference in text(visitor, "main")
    assert "に保存したページです" in text(visitor, "[data-kept]")
    visitor.get(f"{line.url}/offline/")
    until(visitor, lambda b: "参加カード" in text(b, "[data-list=chosen]"))
    press(visitor, "この端末に残した控えを消す")
    until(visitor, lambda b: "すべて消しました" in text(b))
    assert {path.split("/")[1] for path in kept(visitor)} <= {"offline", "static"}
    visitor.get(line.url + card)
    assert reference not in text(visitor)


def test_a_chosen_document_is_kept_whole(visitor: Chrome, line: BadLine, document_index: DocumentIndexPage) -> None:
    paper = documents.upload(files.pdf("<p>給付金のご案内</p>"), "annai.pdf")
    page = documents.document(document_index, upload=paper)
    visitor.get(line.url + page.url)
    link = visitor.find_element(By.CSS_SELECTOR, "a[data-keep][href*='files']")
    assert "キロバイト" in link.text
    link.click()
    until(visitor, lambda b: "残しました" in text(b))
    line.break_off()
    visitor.get(f"{line.url}/offline/")
    until(visitor, lambda b: "キロバイト" in text(b, "[data-list=chosen]"))
    assert visitor.execute_async_script(BYTES_OF_FILES) == [paper.file.size]


def test_a_chosen_recording_is_heard_without_a_line(
    visitor: Chrome, line: BadLine, event_index: EventIndexPage
) -> None:
    visitor.get(f"{line.url}/listen/{event_index.pk}/")
    visitor.find_element(By.CSS_SELECTOR, "a[data-keep]").click()
    until(visitor, lambda b: "残しました" in text(b))
    line.break_off()
    visitor.get(f"{line.url}/listen/{event_index.pk}/")
    assert "聞く" in text(visitor, "h1")
    seconds = visitor.execute_async_script(SOUND)
    assert seconds > 1
