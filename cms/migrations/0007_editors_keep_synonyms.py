"""編集 keeps the words that mean the same in search: who writes the pages hears how people ask for them.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

VERBS = ("add", "change", "delete", "view")


def let_editors_keep_synonyms(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    group, _made = ContentType.objects.get_or_create(app_label="accessibility", model="synonymgroup")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for verb in VERBS:
        permission, _made = Permission.objects.get_or_create(
            content_type=group, codename=f"{verb}_synonymgroup", defaults={"name": f"Can {verb} さがすことばの組"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0006_emergency_notice"),
        ("accessibility", "0004_search_words"),
    ]
    operations = [migrations.RunPython(let_editors_keep_synonyms, migrations.RunPython.noop)]
