"""編集 mends readings (読み辞書) where it sees them.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

VERBS = ("add", "change", "delete", "view")


def let_editors_mend_readings(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    entry, _made = ContentType.objects.get_or_create(app_label="accessibility", model="readingentry")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for verb in VERBS:
        permission, _made = Permission.objects.get_or_create(
            content_type=entry, codename=f"{verb}_readingentry", defaults={"name": f"Can {verb} 読み辞書"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_easy_version"),
        ("accessibility", "0005_reading_note"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_mend_readings, migrations.RunPython.noop)]
