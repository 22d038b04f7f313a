"""The test database: migrated once in a run, copied for each process, put back after every real transaction.

SQLite's is a file, not memory. There the threads of a live server would share the test's one connection, and two wait
for each other for ever as soon as one is inside a function that Django wrote for SQLite in Python (ExtractYear).
"""

import fcntl
import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from portal.sqlite.base import DatabaseWrapper

# Nobody asks after a power failure what the tests had written.
IN_A_HURRY = "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
# Migrations make millions of objects that stay, so looking for those that do not stay takes a quarter of their time.
SELDOM = (100_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_use_migrations: bool,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[None]:
    """In place of pytest-django's, which lets every process migrate a database of its own."""
    base = tmp_path_factory.getbasetemp()
    # One folder for all processes of a run, and for this run only: nothing in it can be of yesterday.
    folder = base if worker_id == "master" else base.parent
    connection.settings_dict["TEST"]["MIGRATE"] = django_db_use_migrations
    on_sqlite = connection.vendor == "sqlite"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        if on_sqlite:
            connection.settings_dict["TEST"]["NAME"] = str(folder / "migrated.sqlite3")
            connection.settings_dict["OPTIONS"]["init_command"] = IN_A_HURRY
        migrated = copy_of_the_migrated(folder, worker_id)
        if on_sqlite:
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: put_back(migrated))
            patch.setattr(DatabaseWrapper, "close", close_unless_inside)
        yield
        connection.creation.destroy_test_db(migrated, verbosity=0)


def copy_of_the_migrated(folder: Path, name: str) -> str:
    """Connect to a copy for this process. The name of the database it was copied from, which nobody writes to."""
    make, done = connection.creation, folder / "migrated"
    migrated = make._get_test_db_name()
    with (folder / "migrating").open("w") as line:
        fcntl.flock(line, fcntl.LOCK_EX)
        if not done.exists():
            with collecting_seldom():
                make.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            done.touch()
        connection.close()
        connection.settings_dict["NAME"] = migrated
        make.clone_test_db(suffix=name, verbosity=0)
    connection.close()
    connection.settings_dict.update(make.get_test_db_clone_settings(name))
    return migrated


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Leave the garbage alone for a while."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    yield
    gc.set_threshold(*usual)


def close_unless_inside(wrapper: DatabaseWrapper) -> None:
    """A worker called within a test closes its connection; the transaction around the test must outlive that."""
    if not wrapper.in_atomic_block:
        BaseDatabaseWrapper.close(wrapper)


def put_back(migrated: str) -> None:
    """What the migrations brought, and nothing else. Faster than emptying 150 tables, and nothing is missing then."""
    connection.ensure_connection()
    source = sqlite3.connect(migrated)
    source.backup(connection.connection)
    source.close()
    cache.clear()  # it may remember pages that are gone
