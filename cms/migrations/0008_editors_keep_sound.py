"""編集 sees how far the sound of pages has come, and has it made again.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

VERBS = ("change", "view")


def let_editors_keep_sound(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    recording, _made = ContentType.objects.get_or_create(app_label="accessibility", model="pagerecording")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for verb in VERBS:
        permission, _made = Permission.objects.get_or_create(
            content_type=recording, codename=f"{verb}_pagerecording", defaults={"name": f"Can {verb} 音声"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0007_editors_keep_synonyms"),
        ("accessibility", "0002_recordings"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_keep_sound, migrations.RunPython.noop)]
