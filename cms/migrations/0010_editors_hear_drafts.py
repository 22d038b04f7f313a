"""編集 hears the pages it writes before anybody else does (音で確かめる).

Django makes permissions only after all migrations, so this one is made here if it is not there yet.
"""

from django.db import migrations


def let_editors_hear_drafts(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    entry, _made = ContentType.objects.get_or_create(app_label="accessibility", model="readingentry")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    permission, _made = Permission.objects.get_or_create(
        content_type=entry, codename="hear_drafts", defaults={"name": "公開前のページを音で確かめる"}
    )
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0009_editors_keep_voices"),
        ("accessibility", "0008_readings_of_one_page"),
    ]
    operations = [migrations.RunPython(let_editors_hear_drafts, migrations.RunPython.noop)]
