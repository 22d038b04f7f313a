"""編集 may fetch the untouched original of a file.

Django makes permissions only after all migrations, so it is made here if it is not there yet.
"""

from django.db import migrations


def let_editors_fetch(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    original, _made = ContentType.objects.get_or_create(app_label="document_uploads", model="original")
    permission, _made = Permission.objects.get_or_create(
        content_type=original, codename="view_original", defaults={"name": "Can view もとのファイルの記録"}
    )
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_uploads", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_fetch, migrations.RunPython.noop)]
