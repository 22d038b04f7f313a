"""What must stand before the town opens: database, static files. Each step is skipped when it is done already."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


def migrate() -> bool:
    """Bring the database up to date; whether there was anything to do."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def static_digest() -> str:
    """A fingerprint of every static file's name, size and time of change."""
    digest = hashlib.sha256(Path(settings.BASE_DIR / "requirements" / "run.txt").read_bytes())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def build_static_files() -> bool:
    """Collect and compress the static files, unless those there are fresh; whether there was anything to do."""
    mark = Path(settings.STATIC_ROOT) / ".digest"
    digest = static_digest()
    if mark.exists() and mark.read_text() == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(digest)
    return True
