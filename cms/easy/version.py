"""The fields of an easy version, where it stands, and whether it still says what the page says."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from cms.easy.words import fingerprint, words_of
from cms.visitorless import visitorless_request

# The last part of the address, and the name of the version wherever one is asked for.
EASY = "easy"


@dataclass(frozen=True, slots=True)
class EasyWords:
    """The easy version as templates show it."""

    title: str
    summary: str
    body: Any
    body_version: str


@dataclass(frozen=True)
class EasySound:
    """The easy version as the speech room takes it: a page that says other words."""

    page: Any
    version_to_hear: ClassVar[str] = EASY

    @property
    def pk(self) -> int:
        """The page it belongs to."""
        return int(self.page.pk)

    @property
    def title(self) -> str:
        """Told apart from the page's own recording by its title."""
        return _("%(title)s（やさしい日本語）") % {"title": self.page.easy.title}

    def main_html(self) -> str:
        """The easy words."""
        return str(self.page.easy_html())

    def get_url(self, request: HttpRequest | None = None) -> str | None:
        """Where they can be read."""
        return str(self.page.get_easy_url(request))


class EasyVersion:
    """A page that can say the same in easy Japanese, at an address of its own. The fields are those of BasePage."""

    # What the page brings along.
    title: Any
    summary: Any
    slug: Any
    body: Any
    easy_title: Any
    easy_summary: Any
    easy_body: Any
    easy_follows: Any
    get_url: Any
    get_context: Any
    get_template: Any

    easy_template = "cms/easy/page.html"
    # Lists of pages have nothing of their own to say more easily.
    can_be_easy = True
    # What an easy version has to follow, besides the body.
    fields_easy_follows: tuple[str, ...] = ("title", "summary")

    @property
    def has_easy_version(self) -> bool:
        """Whether there is a body with words in it. A title alone helps nobody."""
        return self.can_be_easy and bool(words_of(self.easy_body.raw_data))

    @property
    def easy(self) -> EasyWords:
        """The words to show."""
        body_version = fingerprint(str(list(self.easy_body.raw_data)))
        return EasyWords(self.easy_title or self.title, self.easy_summary, self.easy_body, body_version)

    def get_easy_url(self, request: HttpRequest | None = None) -> str:
        """Where the easy version stands; empty when there is none."""
        url = self.get_url(request) if self.has_easy_version else None
        return f"{url}{EASY}/" if url else ""

    @cached_property
    def easy_url(self) -> str:
        """For templates that show many pages."""
        return self.get_easy_url()

    @property
    def versions_to_hear(self) -> dict[str, EasySound]:
        """For the speech room."""
        return {EASY: EasySound(self)} if self.has_easy_version else {}

    def easy_html(self) -> str:
        """What the easy version says, without header, footer or visitor: spoken, checked and made into documents."""
        request = visitorless_request(self)
        context = self.get_context(request, version=EASY)
        return render_to_string(f"{self.get_template(request, version=EASY)}#main", context, request)

    def clean(self) -> None:
        """No page may take the address of its parent's easy version."""
        super().clean()  # type: ignore[misc]
        if self.slug == EASY:
            raise ValidationError(
                {"slug": _("「easy」は、やさしい日本語のページの名前です。ほかの名前にしてください。")}
            )

    def blocks_to_start_from(self) -> list[Any]:
        """The page's own words as raw blocks, for a first draft of the easy ones."""
        return list(self.body.raw_data)

    def words_to_follow(self) -> str:
        """A fingerprint of what the page says now."""
        fields = [str(getattr(self, name) or "") for name in self.fields_easy_follows]
        return fingerprint(*fields, words_of(self.body.raw_data))

    def words_said_easily(self) -> str:
        """A fingerprint of the easy words."""
        return fingerprint(self.easy_title, self.easy_summary, words_of(self.easy_body.raw_data))

    def note_easy_words(self) -> None:
        """Whoever changed the easy words has the page as it is now before them."""
        if not self.has_easy_version:
            self.easy_follows = ""
        elif self.easy_follows.partition(":")[0] != self.words_said_easily():
            self.confirm_easy_words()

    def confirm_easy_words(self) -> None:
        """Somebody looked: the easy words say what the page says."""
        self.easy_follows = f"{self.words_said_easily()}:{self.words_to_follow()}"

    @property
    def easy_is_behind(self) -> bool:
        """Whether the page changed since its easy words were written or confirmed."""
        return self.has_easy_version and self.easy_follows.partition(":")[2] != self.words_to_follow()
