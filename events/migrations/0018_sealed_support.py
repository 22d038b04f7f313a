"""What somebody needs is sealed from now on, what was written before too."""

from django.db import migrations

import accessibility.sealed

SEALED = ("kind", "detail", "note")


def seal_what_is_there(apps, _schema_editor):
    """What nobody sealed yet reads as unreadable, with its own words as the token."""
    SupportRequest = apps.get_model("events", "SupportRequest")
    for case in SupportRequest.objects.iterator():
        for name in SEALED:
            value = getattr(case, name)
            if isinstance(value, accessibility.sealed.Unreadable):
                setattr(case, name, str(value.token))
        case.save(update_fields=SEALED)


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0017_support_cases'),
    ]

    operations = [
        migrations.AlterField(
            model_name='supportrequest',
            name='detail',
            field=accessibility.sealed.SealedTextField(blank=True, max_length=200, purpose='support', verbose_name='くわしいこと'),
        ),
        migrations.AlterField(
            model_name='supportrequest',
            name='kind',
            field=accessibility.sealed.SealedTextField(blank=True, purpose='support', verbose_name='配慮'),
        ),
        migrations.AlterField(
            model_name='supportrequest',
            name='note',
            field=accessibility.sealed.SealedTextField(blank=True, max_length=500, purpose='support', verbose_name='くわしく'),
        ),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
    ]
