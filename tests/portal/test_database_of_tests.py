"""Promises about the database that tests run on: nobody waits for ever, and every test finds what migrations bring."""

from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from wagtail.models import Page, Site

from cms.models import HomePage

pytestmark = pytest.mark.django_db(transaction=True)
VISITS = 30
# What Django makes of ExtractYear on SQLite: a function written in Python, called for each of many rows.
IN_PYTHON = """
WITH RECURSIVE n(day) AS (SELECT 1 UNION ALL SELECT day + 1 FROM n WHERE day < 5000)
SELECT count(django_date_extract('year', date('2026-01-01', day || ' days'))) FROM n
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL calls no Python")
def test_a_query_in_python_and_visitors_never_wait_for_each_other(live_server, home: HomePage) -> None:
    def visit(_number: int) -> int:
        with urlopen(f"{live_server.url}/search/") as answer:  # noqa: S310 -- an address of our own
            return answer.status

    with ThreadPoolExecutor(3) as visitors, connection.cursor() as cursor:
        visits = [visitors.submit(visit, number) for number in range(VISITS)]
        while not all(visit.done() for visit in visits):
            assert cursor.execute(IN_PYTHON).fetchone() == (5000,)
    assert {visit.result() for visit in visits} == {200}


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_migrations_bring_is_there_again_after_every_real_transaction(time: str) -> None:
    """Each time everything is thrown away, and the next one must not notice."""
    assert Site.objects.count() == 1
    assert Page.objects.filter(depth=1).exists()
    assert Permission.objects.exists()
    Site.objects.all().delete()
    Permission.objects.all().delete()
