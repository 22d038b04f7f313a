"""受付 sees who registered, takes registrations by telephone, arranges support and takes the list out.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

PERMISSIONS = {
    "view_registration": "Can view 申込",
    "add_registration": "Can add 申込",
    "change_registration": "Can change 申込",
    "export_registration": "申込の一覧を連絡先ごと書き出せる",
}


def give_reception_its_duty(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    registration, _made = ContentType.objects.get_or_create(app_label="events", model="registration")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    for codename, name in PERMISSIONS.items():
        permission, _made = Permission.objects.get_or_create(
            content_type=registration, codename=codename, defaults={"name": name}
        )
        reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0004_open_data_import"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_reception_its_duty, migrations.RunPython.noop)]
