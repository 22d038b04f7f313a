"""Promises about files given out in pieces."""

import io

import pytest
from django.test import RequestFactory

from accessibility.ranges import ranged_response

BODY = bytes(range(256)) * 1000


def answer(**headers: str):
    request = RequestFactory().get("/", headers=headers)
    return ranged_response(request, io.BytesIO(BODY), content_type="audio/mpeg", etag="edition-2", filename="案内.mp3")


def test_the_whole_file_comes_with_its_length_and_its_japanese_name() -> None:
    response = answer()
    assert (response.status_code, response["Content-Length"]) == (200, str(len(BODY)))
    assert b"".join(response) == BODY
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%E6%A1%88%E5%86%85.mp3"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-99", 0, 100), ("bytes=255000-", 255000, 256000), ("bytes=-10", 255990, 256000), ("bytes=9-9", 9, 10)],
)
def test_a_part_is_exactly_the_asked_one(asked: str, start: int, end: int) -> None:
    response = answer(Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{end - 1}/{len(BODY)}"
    assert b"".join(response) == BODY[start:end]


def test_a_part_behind_the_end_is_refused_with_the_size() -> None:
    response = answer(Range="bytes=999999999-")
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(BODY)}")


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6"])
def test_what_is_not_understood_is_answered_whole(asked: str) -> None:
    assert answer(Range=asked).status_code == 200


def test_a_part_of_an_older_edition_is_not_glued_to_the_new_one() -> None:
    assert answer(**{"Range": "bytes=5-9", "If-Range": '"edition-1"'}).status_code == 200
    assert answer(**{"Range": "bytes=5-9", "If-Range": '"edition-2"'}).status_code == 206


def test_who_has_it_already_is_sent_nothing() -> None:
    response = answer(**{"If-None-Match": 'W/"x", "edition-2"'})
    assert (response.status_code, response.content) == (304, b"")
