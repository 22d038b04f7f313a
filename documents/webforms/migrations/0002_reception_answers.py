"""受付 works with the answers to forms, as it does with registrations.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

PERMISSIONS = {
    "view_submission": "Can view 用紙の答え",
    "add_submission": "Can add 用紙の答え",
    "change_submission": "Can change 用紙の答え",
    "export_submission": "用紙の答えを書き出す",
}


def let_reception_work(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    answer, _made = ContentType.objects.get_or_create(app_label="webforms", model="submission")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    for codename, name in PERMISSIONS.items():
        permission, _made = Permission.objects.get_or_create(
            content_type=answer, codename=codename, defaults={"name": name}
        )
        reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("webforms", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_reception_work, migrations.RunPython.noop)]
