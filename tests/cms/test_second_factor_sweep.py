"""Every address of the CMS stands behind the second factor."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.utils.regex_helper import normalize

from cms.second_factor.entry import OPEN_DOORS
from tests.factories import staff

SAMPLES = {"int": "1", "str": "a", "slug": "a", "path": "a", "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12}


def written_out(pattern: URLPattern | URLResolver) -> str:
    """One address that the pattern matches, with a dummy in every place."""
    route = getattr(pattern.pattern, "_route", None)
    if route is not None:
        return re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES.get(match[1] or "str", "1"), route)
    form, names = normalize(pattern.pattern._regex)[0]
    return form % dict.fromkeys(names, "1")


def addresses(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        path = prefix + written_out(pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        else:
            yield path


def staff_addresses() -> list[str]:
    (cms,) = [p for p in get_resolver().url_patterns if isinstance(p, URLResolver) and str(p.pattern) == "cms/"]
    return sorted(set(addresses(cms.url_patterns, "/cms/")))


def is_open(path: str) -> bool:
    return resolve(path).view_name in OPEN_DOORS


def test_the_sweep_knows_every_address() -> None:
    paths = staff_addresses()
    missed = []
    for path in paths:
        try:
            resolve(path)
        except Resolver404:
            missed.append(path)
    assert missed == []
    assert len(paths) > 200


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_no_address_of_the_cms_opens_with_a_password_alone(method: str) -> None:
    user = staff.superuser()
    staff.phone_of(user)
    client = Client()
    client.force_login(user)
    answers = {path: getattr(client, method)(path) for path in staff_addresses() if not is_open(path)}
    wrong = {
        path: answer.status_code
        for path, answer in answers.items()
        if answer.status_code != 302 or not answer["Location"].startswith("/cms/second-factor/code/")
    }
    assert wrong == {}


@pytest.mark.django_db
def test_strangers_are_sent_to_sign_in_or_told_nothing() -> None:
    client = Client()
    inside = [path for path in staff_addresses() if not is_open(path)]
    assert [path for path in inside if client.get(path).status_code not in (302, 403, 404)] == []
