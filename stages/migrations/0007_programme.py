import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import stages.activities.ways


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0003_spread"),
        ("stages", "0006_trust"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="social",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what is social about it"),
        ),
        migrations.AddField(
            model_name="historicalactivity",
            name="social",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what is social about it"),
        ),
        migrations.AddField(
            model_name="part",
            name="aims",
            field=models.JSONField(blank=True, default=list, validators=[stages.activities.ways.known_aims], verbose_name="what it aims at"),
        ),
        migrations.AddField(
            model_name="part",
            name="day",
            field=models.PositiveSmallIntegerField(
                default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name="day"
            ),
        ),
        migrations.AddField(
            model_name="part",
            name="kinds",
            field=models.JSONField(blank=True, default=list, validators=[stages.activities.ways.known_ways], verbose_name="how people take part"),
        ),
        migrations.AddField(
            model_name="part",
            name="leader",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="parts_led",
                to="participants.practitioner",
                verbose_name="who leads it",
            ),
        ),
        migrations.AddField(
            model_name="part",
            name="title",
            field=models.CharField(blank=True, max_length=160, verbose_name="what it is about"),
        ),
        migrations.AddField(
            model_name="part",
            name="tools",
            field=models.CharField(blank=True, max_length=300, verbose_name="tools and material"),
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("renewed_at", models.DateTimeField()),
                ("user", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
