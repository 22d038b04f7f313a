"""A session may have other capacities per way of joining than its event."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0018_sealed_support'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='way_capacities',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AlterField(
            model_name='wayoffer',
            name='capacity',
            field=models.PositiveIntegerField(
                blank=True,
                help_text='1回あたり。空けておくと回の定員だけで数えます。この回だけちがう人数は「回の中止・変更」で決めます。',
                null=True,
                verbose_name='この方法の定員',
            ),
        ),
    ]
