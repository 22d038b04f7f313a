"""A whole talk on the telephone at the desk, by keyboard alone, in a real browser; the caller's words stand beside."""

from collections.abc import Callable

import pytest
from django.conf import settings as town_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from events.actions import Wish, take_place
from events.choices import Channel, RegistrationState, SupportKind, Way
from events.desk.models import Act, Deed
from events.desk.paper.codes import code_of
from events.models import EventIndexPage, Registration, Session
from residents.contact_points import ContactPoint
from residents.models import Resident
from residents.references import spoken
from tests.factories import staff
from tests.factories.events import make_event, make_session, make_support, make_way

pytestmark = pytest.mark.browser
AXE = town_settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
# The colours of buttons and links are Wagtail's: they keep level AA.
UP_TO_AA = EVERYTHING | {"rules": {}}
FOCUS = "return document.activeElement"


@pytest.fixture
def sessions(event_index: EventIndexPage, settings) -> list[Session]:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    pages = [
        make_event(
            event_index,
            title,
            sessions=[make_session(capacity=5)],
            ways=[make_way(Way.PHONE), make_way(Way.POST)],
            support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=1)],
            summary="電話で集まるお茶の時間です。",
        )
        for title in ("朝のえんがわ", "防災の説明会")
    ]
    return [page.sessions.get() for page in pages]


class Desk:
    """The keyboard of a member of the staff, and what their screen says. There is no mouse."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    @property
    def focus(self) -> str:
        """What the keyboard is on, in words."""
        here = self.browser.execute_script(FOCUS)
        return str(here.text or here.get_attribute("name") or here.get_attribute("id"))

    def press(self, *keys: str) -> None:
        """One key after the other, wherever the focus is."""
        ActionChains(self.browser).send_keys(*keys).perform()

    def enter(self, *keys: str) -> None:
        """The same and Enter, which leads to another page."""
        old = self.browser.find_element(By.TAG_NAME, "html")
        self.press(*keys, Keys.ENTER)
        WebDriverWait(self.browser, 30).until(lambda _browser: self._is_gone(old))
        ready = "return document.readyState === 'complete' && document.activeElement !== document.body"
        WebDriverWait(self.browser, 30).until(lambda browser: browser.execute_script(ready))

    def _is_gone(self, element: object) -> bool:
        return bool(self.browser.find_element(By.TAG_NAME, "html") != element)

    def tab_to(self, words: str, *, most: int = 60) -> None:
        """Tab until the focus is on something of these words; somebody would give up after so many."""
        for _press in range(most):
            self.press(Keys.TAB)
            here = self.browser.execute_script(FOCUS)
            told = here.text, here.accessible_name, here.get_attribute("value"), here.get_attribute("name")
            if words in " ".join(filter(None, told)):
                return
        raise AssertionError(f"the keyboard never came to {words}")

    @property
    def screen(self) -> str:
        """Everything that can be read."""
        return str(self.browser.find_element(By.TAG_NAME, "main").text)


@pytest.fixture
def desk(browser: Chrome, live_server: LiveServer) -> Callable[..., Desk]:
    """A screen of the desk, for somebody who has shown password and phone."""
    session = staff.verified_client(staff.superuser()).cookies[town_settings.SESSION_COOKIE_NAME].value

    def open_screen(more: str = "desk/") -> Desk:
        browser.get(f"{live_server.url}/health/")
        browser.add_cookie({"name": town_settings.SESSION_COOKIE_NAME, "value": session})
        browser.get(f"{live_server.url}/cms/registrations/{more}")
        return Desk(browser)

    return open_screen


def test_a_first_call_from_hello_to_the_reference(sessions: list[Session], desk: Callable[..., Desk]) -> None:
    talk = desk()
    assert talk.focus == "q"

    talk.enter("髙﨑")  # 「髙﨑と申します」: nobody is known by that name
    assert talk.focus == "はじめての方として進める"
    talk.enter()
    assert talk.focus == "events"
    talk.enter("えんがわ")  # 「朝の縁側に出たいんです」
    talk.press(Keys.ARROW_DOWN)
    talk.enter()
    assert "電話で集まるお茶の時間です。" in talk.screen  # what is read out
    assert talk.focus == "3 申し込み" or "申し込み" in talk.focus
    talk.tab_to("reading")
    talk.press("たかさき")
    talk.tab_to("contact")
    talk.press("０２６７ー１２ー３４５６")
    talk.tab_to("phone")
    talk.press(Keys.SPACE)
    talk.tab_to("captioning")
    talk.press(Keys.SPACE)
    talk.tab_to("申し込みを受け付ける")
    talk.enter()

    made = Registration.objects.get()
    person = made.resident
    assert (person.name, person.reading, person.phone) == ("髙﨑", "たかさき", "0267123456")
    assert (made.session, made.way, made.channel) == (sessions[0], Way.PHONE, Channel.PHONE)
    assert [asked.kind for asked in made.support_requests.all()] == ["captioning"]
    assert "読み上げます" in talk.focus
    assert spoken(made.reference) in talk.screen


def test_a_second_call_changes_cancels_takes_it_back_and_is_promised_a_call(
    sessions: list[Session], desk: Callable[..., Desk]
) -> None:
    wish = Wish(name="髙﨑", reading="たかさき", contact=ContactPoint(phone="0267123456"), way=Way.PHONE)
    made = take_place(session_id=sessions[0].pk, wish=wish, form_key="a", now=timezone.now())
    talk = desk()

    talk.enter("タカサキ 3456")  # 「たかさきです、下4けたは3456です」
    assert "髙﨑" in talk.focus
    talk.enter()
    assert talk.focus == "髙﨑 様の申し込み"
    talk.tab_to("参加方法・人数を変える")
    talk.enter()
    talk.press(Keys.ARROW_DOWN)  # 「郵便にしてください。孫もいっしょに」
    talk.tab_to("companions")
    talk.press("孫")
    talk.tab_to("変える")
    talk.enter()
    made.refresh_from_db()
    assert (made.way, made.companions.count()) == (Way.POST, 1)

    talk.tab_to("取り消す")  # 「やっぱり行けません」
    talk.press(Keys.SPACE)
    talk.tab_to("はい、取り消します")
    talk.enter()
    assert Registration.objects.standing().count() == 0
    talk.tab_to("もとにもどす")  # 「あ、ちがう日でした」
    talk.enter()
    made.refresh_from_db()
    assert made.state == RegistrationState.SEATED

    talk.tab_to("折り返しの電話を約束する")
    talk.enter()
    talk.press("手話のこと")
    talk.tab_to("call_at")
    talk.enter("12/31 14:00")
    assert "手話のこと" in talk.screen
    deeds = list(Act.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds == [Deed.CHANGED, Deed.ADDED_PEOPLE, Deed.CANCELLED, Deed.CALL_PROMISED]


def test_reply_cards_are_keyed_in_without_leaving_the_keys(sessions: list[Session], desk: Callable[..., Desk]) -> None:
    card = desk("paper/")
    card.enter(code_of(sessions[1].pk))
    for name in ("はなこ", "じろう"):
        assert card.focus == "name"
        answers = (name, "", "0267123456", "2", "12", "ゆっくり")
        card.enter(*(key for answer in answers for key in (answer, Keys.TAB)))

    assert sorted(Resident.objects.values_list("name", flat=True)) == ["じろう", "はなこ"]
    assert set(Registration.objects.values_list("channel", "session")) == {(Channel.PAPER, sessions[1].pk)}


def test_axe_finds_nothing_wrong_on_the_desk(sessions: list[Session], desk: Callable[..., Desk]) -> None:
    contact = ContactPoint(phone="0267123456")
    wish = Wish(name="花子", contact=contact, way=Way.POST, support=["captioning"])
    made = take_place(session_id=sessions[0].pk, wish=wish, form_key="a", now=timezone.now())
    person, session, axe = made.resident_id, sessions[1].pk, JapaneseAxe(AXE)
    addresses = (
        "desk/",
        "desk/?q=花子",
        f"desk/?person={person}",
        f"desk/?person={person}&session={session}",
        f"desk/change/{made.pk}/",
        f"desk/person/{person}/contact/",
        f"desk/person/{person}/call/",
        "calls/",
        "post/",
        "paper/",
        "acts/",
    )
    for address in addresses:
        screen = desk(address).browser
        screen.execute_script(axe.source)
        found = axe.run(screen, UP_TO_AA).violations
        ours = [each for each in found if "talk" in str(each) or "#main" in str(each) or "events" in str(each)]
        assert ours == [], address
