"""`make run`."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.supervisor import port_is_free, supervise


class Command(BaseCommand):
    """Prepare the town and serve it until Ctrl-C.

    ENGAWA_HOST (127.0.0.1), ENGAWA_PORT (8000) and ENGAWA_PAGE_WORKERS (2) say where and with how many processes.
    """

    help = "Prepare the town and serve it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prepare, say where everything is, supervise."""
        host, port = os.environ.get("ENGAWA_HOST", "127.0.0.1"), int(os.environ.get("ENGAWA_PORT", "8000"))
        if not port_is_free(host, port):
            raise CommandError(
                f"Port {port} is taken by another program. Stop it, or choose another port: ENGAWA_PORT=8080 make run"
            )
        call_command("prepare_town", stdout=self.stdout)
        if connection.vendor == "sqlite":
            # One machine, and its workers are not started yet: whatever claims to run was left behind.
            call_command("reap_tasks", all=True, stdout=self.stdout)
        here = f"http://localhost:{port}"
        self.stdout.write(f"\n  {settings.WAGTAIL_SITE_NAME}\n  the salon      {here}/\n  the CMS        {here}/cms/")
        if settings.ENGAWA_DEMO:
            self.stdout.write(f"  letters sent   {here}/dev/letters/")
            call_command("demo_login", stdout=self.stdout)
        self.stdout.write("  Ctrl-C stops everything.\n")
        sys.stdout.flush()
        workers = int(os.environ.get("ENGAWA_PAGE_WORKERS", "2"))
        sys.exit(supervise(host=host, port=port, page_workers=workers))
