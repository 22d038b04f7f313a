"""受付 takes mandates, asks residents whether they want them, and ends them on their word.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

PERMISSIONS = {
    "view_mandate": "Can view 委任",
    "add_mandate": "Can add 委任",
    "change_mandate": "Can change 委任",
}


def give_reception_its_duty(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    mandate, _made = ContentType.objects.get_or_create(app_label="mandates", model="mandate")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    for codename, name in PERMISSIONS.items():
        permission, _made = Permission.objects.get_or_create(
            content_type=mandate, codename=codename, defaults={"name": name}
        )
        reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("mandates", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_reception_its_duty, migrations.RunPython.noop)]
