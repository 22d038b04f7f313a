"""編集 takes in what people read aloud, sets it beside the page, and takes it back.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

VERBS = ("add", "change", "delete", "view")


def let_editors_keep_voices(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    recording, _made = ContentType.objects.get_or_create(app_label="accessibility", model="humanrecording")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for verb in VERBS:
        permission, _made = Permission.objects.get_or_create(
            content_type=recording, codename=f"{verb}_humanrecording", defaults={"name": f"Can {verb} 人の声の録音"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0008_editors_keep_sound"),
        ("accessibility", "0008_human_recordings"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_keep_voices, migrations.RunPython.noop)]
