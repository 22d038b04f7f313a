"""編集 sees how often documents are taken along.

Django makes permissions only after all migrations, so it is made here if it is not there yet.
"""

from django.db import migrations


def let_editors_see(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    count, _made = ContentType.objects.get_or_create(app_label="document_counting", model="downloadcount")
    permission, _made = Permission.objects.get_or_create(
        content_type=count, codename="view_downloadcount", defaults={"name": "Can view 資料の利用数"}
    )
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_counting", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_see, migrations.RunPython.noop)]
