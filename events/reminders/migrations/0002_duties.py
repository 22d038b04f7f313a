"""編集 and 受付 say when an event's letters go out.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

CODENAME, NAME = "change_letterplan", "Can change 知らせの予定"


def let_staff_plan_letters(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    plan, _made = ContentType.objects.get_or_create(app_label="event_reminders", model="letterplan")
    permission, _made = Permission.objects.get_or_create(
        content_type=plan, codename=CODENAME, defaults={"name": NAME}
    )
    for name in ("編集", "受付"):
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_reminders", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("events", "0005_reception_group"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_staff_plan_letters, migrations.RunPython.noop)]
