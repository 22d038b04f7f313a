"""編集 and 受付 write the ways in: who made the meeting, and who is called when its link does not work.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations


def let_staff_write_doors(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    door, _made = ContentType.objects.get_or_create(app_label="event_doors", model="door")
    permission, _made = Permission.objects.get_or_create(
        content_type=door, codename="change_door", defaults={"name": "Can change つなぎ先"}
    )
    for name in ("編集", "受付"):
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_doors", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_staff_write_doors, migrations.RunPython.noop)]
