"""編集 looks at the weekly letter.

Django makes permissions only after all migrations, so it is made here if it is not there yet.
"""

from django.db import migrations


def let_editors_look(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    issue, _made = ContentType.objects.get_or_create(app_label="document_digest", model="digestissue")
    permission, _made = Permission.objects.get_or_create(
        content_type=issue, codename="view_digestissue", defaults={"name": "Can view 資料のお知らせの手紙"}
    )
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_digest", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_look, migrations.RunPython.noop)]
