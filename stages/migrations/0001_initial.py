import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import participants.dates
import participants.zones


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("participants", "0001_initial"),
        ("participants", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sweep",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("ended_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("present", "present and test the appetite"),
                            ("reconnaissance", "reconnaissance and programme of action"),
                            ("details", "details and logistics"),
                            ("other", "other"),
                        ],
                        max_length=14,
                        verbose_name="purpose of the visit",
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=50000, verbose_name="summary")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("zone", models.CharField(default="UTC", max_length=60, validators=[participants.zones.zone_exists], verbose_name="time zone")),
                ("last_day", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="last day")),
                ("held_at", models.DateTimeField(editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(editable=False, null=True)),
                ("cancel_reason", models.TextField(blank=True, editable=False, max_length=20000, verbose_name="why it was cancelled")),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="activities", to="participants.programme")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="activity_once"),
                    models.CheckConstraint(condition=models.Q(("held_at", None), ("cancelled_at", None), _connector="OR"), name="held_or_cancelled"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at", None), ("held_by", None)),
                            models.Q(("held_at__isnull", False), ("held_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="held_has_when_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at", None), ("cancelled_by", None)),
                            models.Q(
                                ("cancelled_at__isnull", False), ("cancelled_by__isnull", False), models.Q(("cancel_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="cancelled_has_when_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day", None), ("on__lte", models.F("last_day")), _connector="OR"),
                        name="activity_runs_forward",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["programme", "-on", "-id"], name="activity_by_programme"),
                    models.Index(condition=models.Q(("cancelled_at", None), ("held_at", None)), fields=["on", "id"], name="planned_by_day"),
                    models.Index(condition=models.Q(("held_at__isnull", False)), fields=["-on", "-id"], name="held_by_day"),
                    models.Index(condition=models.Q(("cancelled_at__isnull", False)), fields=["-on", "-id"], name="cancelled_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came", models.BooleanField(null=True, verbose_name="came")),
                ("activity", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="stages.activity")),
                (
                    "practitioner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="participants.practitioner"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("activity", "practitioner"), name="attends_once")],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.CharField(max_length=20)),
                ("message_id", models.CharField(max_length=300, unique=True)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                (
                    "outcome",
                    models.CharField(blank=True, choices=[("sent", "sent"), ("refused", "refused"), ("withdrawn", "withdrawn")], max_length=9),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "slot"), name="one_digest_per_slot"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("outcome", "")),
                            models.Q(("done_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="digest_done_has_when_and_what",
                    ),
                ],
                "indexes": [models.Index(condition=models.Q(("done_at", None)), fields=["made_at"], name="digests_unsent")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActivity",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("present", "present and test the appetite"),
                            ("reconnaissance", "reconnaissance and programme of action"),
                            ("details", "details and logistics"),
                            ("other", "other"),
                        ],
                        max_length=14,
                        verbose_name="purpose of the visit",
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=50000, verbose_name="summary")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("zone", models.CharField(default="UTC", max_length=60, validators=[participants.zones.zone_exists], verbose_name="time zone")),
                ("last_day", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="last day")),
                ("held_at", models.DateTimeField(editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(editable=False, null=True)),
                ("cancel_reason", models.TextField(blank=True, editable=False, max_length=20000, verbose_name="why it was cancelled")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.programme",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical activity",
                "verbose_name_plural": "historical activities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="involvements", to="stages.activity")),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="involvements", to="participants.partnership"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("activity", "partnership"), name="involved_once")],
                "indexes": [models.Index(fields=["partnership", "activity"], name="stages_invo_partner_57ac9f_idx")],
            },
        ),
        migrations.CreateModel(
            name="Journey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("under way", "under way"), ("paused", "paused"), ("dormant", "dormant"), ("ended", "ended")],
                        default="under way",
                        editable=False,
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "partnership",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="journey", to="participants.partnership"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7, verbose_name="side")),
                (
                    "said_on",
                    models.DateField(default=django.utils.timezone.localdate, validators=[participants.dates.sensible], verbose_name="said on"),
                ),
                (
                    "said_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "said_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("declared", "Both cities declare that they want to learn together"),
                            ("terms", "Terms of reference are agreed"),
                            ("soft-budget", "The budget has lines for reconnaissance and for time together"),
                            ("failure-told", "Something that failed was told"),
                            ("reflected", "The mentee's team has reflected on what it saw"),
                            ("decisions", "Decisions on the method are made, with local reasons"),
                            ("not-as-is", "Not everything is taken as it is"),
                            ("road-map", "A road map exists, with a target that the mentee owns"),
                            ("after-care-agreed", "Contact in after-care is agreed"),
                        ],
                        max_length=20,
                        verbose_name="criterion",
                    ),
                ),
                ("holds", models.BooleanField(default=True, verbose_name="is met")),
                ("note", models.TextField(max_length=20000, verbose_name="note")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership")),
                (
                    "recorded_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("journey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="attestations", to="stages.journey")),
            ],
            options={
                "verbose_name": "word on a criterion",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "left",
                    models.CharField(
                        choices=[
                            ("courtship", "Courtship and acclimatisation"),
                            ("inspiration", "Inspiration and reflection"),
                            ("adoption", "Adoption"),
                            ("implementation", "Supported implementation"),
                            ("after-care", "After-care"),
                        ],
                        max_length=14,
                        verbose_name="from",
                    ),
                ),
                (
                    "entered",
                    models.CharField(
                        choices=[
                            ("courtship", "Courtship and acclimatisation"),
                            ("inspiration", "Inspiration and reflection"),
                            ("adoption", "Adoption"),
                            ("implementation", "Supported implementation"),
                            ("after-care", "After-care"),
                        ],
                        max_length=14,
                        verbose_name="to",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=20000, verbose_name="reason")),
                ("missing", models.JSONField(default=list, verbose_name="what was missing")),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "expected_until",
                    models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="next stage expected until"),
                ),
                ("effective_on", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="holds from")),
                (
                    "effective_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "effective_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("effective", "effective"), ("declined", "declined"), ("withdrawn", "withdrawn")], max_length=9
                    ),
                ),
                ("journey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="stages.journey")),
                ("proposer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership")),
                (
                    "recorded_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "settled_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "move",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("settled_at", None)), fields=("journey",), name="one_open_move"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at", None)),
                            models.Q(("settled_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="settled_has_when_and_what",
                    ),
                    models.CheckConstraint(condition=models.Q(("left", models.F("entered")), _negated=True), name="move_goes_somewhere"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("starts", models.TimeField(blank=True, null=True, verbose_name="starts at")),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(43200)],
                        verbose_name="minutes",
                    ),
                ),
                (
                    "instrument",
                    models.CharField(
                        choices=[
                            ("exploratory visit", "exploratory visit"),
                            ("reconnaissance", "reconnaissance"),
                            ("observing", "observing a sister municipality"),
                            ("site visit", "site visit or city tour"),
                            ("bus trip", "bus trip"),
                            ("joint meal", "joint meal"),
                            ("reception", "reception"),
                            ("call", "call"),
                            ("e-mail exchange", "e-mail exchange"),
                            ("chance meeting", "chance meeting at a conference"),
                            ("leadership briefing", "leadership briefing"),
                            ("debriefing", "debriefing"),
                            ("workshop", "workshop"),
                            ("training", "training"),
                            ("discussion", "discussion"),
                            ("study tour", "study tour"),
                            ("expert visit", "expert visit"),
                            ("conference", "conference"),
                            ("knowledge fair", "knowledge fair"),
                            ("dialogue", "multi-stakeholder dialogue"),
                            ("community of practice", "community of practice"),
                            ("meeting", "meeting"),
                        ],
                        max_length=22,
                        verbose_name="what it was",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[("face to face", "face to face"), ("virtual", "at a distance"), ("mixed", "mixed")],
                        default="face to face",
                        max_length=12,
                        verbose_name="how people met",
                    ),
                ),
                (
                    "led_by",
                    models.CharField(
                        choices=[("mentor", "the mentor"), ("mentee", "the mentee"), ("together", "both together"), ("adviser", "an adviser")],
                        default="together",
                        max_length=8,
                        verbose_name="led by",
                    ),
                ),
                ("closed", models.BooleanField(default=False, verbose_name="closed session")),
                ("activity", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="stages.activity")),
            ],
            options={
                "ordering": ["number", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "number"), name="parts_are_numbered"),
                    models.CheckConstraint(condition=models.Q(("minutes__gte", 1), ("minutes__lte", 43200)), name="part_has_a_length"),
                ],
                "indexes": [models.Index(fields=["instrument", "activity"], name="parts_by_kind")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=60)),
                ("occasion", models.PositiveIntegerField(default=1)),
                ("due_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "outcome",
                    models.CharField(blank=True, choices=[("sent", "sent"), ("cancelled", "cancelled"), ("refused", "refused")], max_length=9),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("digest", models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name="reminders", to="stages.digest")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "subject", "person", "occasion"), name="one_reminder_per_occasion"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("outcome", "")),
                            models.Q(("done_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="done_has_when_and_what",
                    ),
                ],
                "indexes": [models.Index(condition=models.Q(("digest", None), ("done_at", None)), fields=["due_at"], name="reminders_due")],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(validators=[participants.dates.sensible], verbose_name="since")),
                (
                    "since_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "since_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "until_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("courtship", "Courtship and acclimatisation"),
                            ("inspiration", "Inspiration and reflection"),
                            ("adoption", "Adoption"),
                            ("implementation", "Supported implementation"),
                            ("after-care", "After-care"),
                        ],
                        max_length=14,
                        verbose_name="stage",
                    ),
                ),
                ("expected_until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="expected until")),
                ("journey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="stages.journey")),
                (
                    "opened_by",
                    models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="opened", to="stages.move"),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("until", None)), fields=("journey",), name="one_open_stay"),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("since__lte", models.F("until")), _connector="OR"), name="stay_runs_forward"
                    ),
                ],
                "indexes": [models.Index(condition=models.Q(("until", None)), fields=["stage", "journey"], name="open_stays")],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7, verbose_name="side")),
                (
                    "said_on",
                    models.DateField(default=django.utils.timezone.localdate, validators=[participants.dates.sensible], verbose_name="said on"),
                ),
                (
                    "said_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "said_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("says", models.CharField(choices=[("accepts", "accepts"), ("declines", "declines")], max_length=8)),
                (
                    "how",
                    models.CharField(
                        choices=[("here", "here"), ("by letter", "by letter"), ("at a meeting", "at a meeting")],
                        default="here",
                        max_length=12,
                        verbose_name="how",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=20000, verbose_name="reason")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership")),
                ("move", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="words", to="stages.move")),
                (
                    "recorded_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("speaker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.practitioner")),
            ],
            options={
                "verbose_name": "word on a move",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("move", "side"), name="one_word_per_side_and_move"),
                    models.UniqueConstraint(fields=("move", "speaker"), name="nobody_speaks_for_both_sides"),
                ],
            },
        ),
    ]
