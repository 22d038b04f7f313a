"""The news of a session in English: what happened is written by the house, the reason by staff if they like."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0019_capacity_of_a_way_in_one_session'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='news_en',
            field=models.CharField(
                blank=True,
                help_text='英語のページと手紙に出ます。空けておくと「日本語のお知らせがあります」とだけ出ます。',
                max_length=300,
                verbose_name='この回のお知らせ（英語）',
            ),
        ),
    ]
