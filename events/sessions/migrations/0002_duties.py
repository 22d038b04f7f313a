"""編集 makes series of sessions, and calls sessions off.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

PERMISSIONS = {
    "add_series": "Can add 回のくり返し",
    "call_off_sessions": "回を中止・延期・変更して、申し込んだ方に知らせる",
}


def let_editors_keep_sessions(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    series, _made = ContentType.objects.get_or_create(app_label="event_sessions", model="series")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for codename, name in PERMISSIONS.items():
        permission, _made = Permission.objects.get_or_create(
            content_type=series, codename=codename, defaults={"name": name}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_sessions", "0001_sessions"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_keep_sessions, migrations.RunPython.noop)]
