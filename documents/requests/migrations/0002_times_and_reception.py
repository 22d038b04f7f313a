"""Every town begins with answer times that it can keep; 受付 takes requests, prints labels and sets the times.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

DAYS = {
    "braille": 14,
    "large_print": 5,
    "print": 3,
    "audio_cd": 10,
    "read_aloud": 3,
    "text_data": 5,
    "braille_data": 7,
    "easy": 21,
    "other": 10,
}
PERMISSIONS = {
    "case": {"view_case": "Can view 資料の申し出", "add_case": "Can add 資料の申し出", "change_case": "Can change 資料の申し出"},
    "answertime": {"change_answertime": "Can change お届けまでの日数"},
}


def begin(apps, _schema_editor):
    AnswerTime = apps.get_model("document_requests", "AnswerTime")
    for form, days in DAYS.items():
        AnswerTime.objects.get_or_create(form=form, defaults={"days": days})
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    for model, duties in PERMISSIONS.items():
        kind, _made = ContentType.objects.get_or_create(app_label="document_requests", model=model)
        for codename, name in duties.items():
            permission, _made = Permission.objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )
            reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_requests", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
