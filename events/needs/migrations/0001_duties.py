"""受付 sees and keeps what residents want to be kept (わたしの配慮); 監査 reads who looked at what.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

DUTIES = (
    ("受付", "profiles", "profile", {"view_profile": "Can view わたしの配慮", "change_profile": "Can change わたしの配慮"}),
    ("監査", "looks", "look", {"view_look": "Can view だれが見たか"}),
)


def give_duties(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    for group, app, model, permissions in DUTIES:
        kind, _made = ContentType.objects.get_or_create(app_label=app, model=model)
        holders, is_new = Group.objects.get_or_create(name=group)
        if is_new:
            # Whoever reads what happened has to come in.
            admin = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin").first()
            if admin:
                holders.permissions.add(admin)
        for codename, name in permissions.items():
            permission, _made = Permission.objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )
            holders.permissions.add(permission)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("profiles", "0001_initial"),
        ("looks", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]
    operations = [migrations.RunPython(give_duties, migrations.RunPython.noop)]
