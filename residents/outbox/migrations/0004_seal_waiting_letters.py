"""Seal the letters that wait. Sent ones hold nothing."""

from typing import Any

from django.db import migrations

from accessibility.resealing import seal_what_is_plain

SEALED = ("subject", "text", "short", "html", "link", "attachments", "headers")


def seal_them(apps: Any, schema_editor: Any) -> None:
    """An empty list or mapping of before was stored as two signs; nothing is stored as nothing from now on."""
    letters = apps.get_model("outbox", "OutgoingLetter")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_outgoingletter SET attachments = '' WHERE attachments = '[]'")
        cursor.execute("UPDATE outbox_outgoingletter SET headers = '' WHERE headers = '{}'")
    for name in SEALED:
        seal_what_is_plain(letters, name)


class Migration(migrations.Migration):
    """A step of its own: PostgreSQL does not change a table whose rows were changed in the same transaction."""

    dependencies = [("outbox", "0003_sealed_letters")]

    operations = [migrations.RunPython(seal_them, migrations.RunPython.noop, elidable=True)]
