"""受付 sees what the desk did and takes back mistakes.

Django makes permissions only after all migrations, so it is made here if it is not there yet.
"""

from django.db import migrations


def let_reception_see_acts(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    act, _made = ContentType.objects.get_or_create(app_label="event_desk", model="act")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    permission, _made = Permission.objects.get_or_create(
        content_type=act, codename="view_act", defaults={"name": "Can view 電話・窓口でしたこと"}
    )
    reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_desk", "0002_sealed"),
        ("events", "0005_reception_group"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_reception_see_acts, migrations.RunPython.noop)]
