import datetime
import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import participants.dates


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0002_hand_over"),
        ("participants", "__first__"),
        ("stages", "0002_room_layout"),
    ]

    operations = [
        migrations.CreateModel(
            name="Addition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("what", models.TextField(blank=True, max_length=20000, verbose_name="what it is")),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="additions", to="participants.partnership"),
                ),
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
                "verbose_name": "element from home",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="addition_once")],
            },
        ),
        migrations.CreateModel(
            name="Aside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "signal",
                    models.CharField(
                        choices=[
                            ("F1", "A foundation for trust"),
                            ("F2", "Seeing the mentee’s city first"),
                            ("F3", "Promises, and who facilitates"),
                            ("F4", "Time together that is not work"),
                            ("F5", "A safe space"),
                            ("F6", "Adapt, do not import"),
                            ("F7", "Briefing the leaders"),
                            ("F8", "Stepping back"),
                            ("F9", "Contact that outlives the money"),
                            ("F10", "A few people hold it together"),
                            ("P1", "Honest lengths of time"),
                            ("P2", "Money for time together"),
                            ("P3", "Designing the event"),
                            ("P4", "Trust between equals"),
                        ],
                        max_length=3,
                        verbose_name="signal",
                    ),
                ),
                ("reason", models.TextField(max_length=20000, verbose_name="why it is set aside")),
                ("look_again", models.DateField(validators=[participants.dates.sensible], verbose_name="look at it again on")),
                ("case", models.CharField(editable=False, max_length=20)),
                ("evidence", models.JSONField(default=list, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True)),
                ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="asides", to="participants.partnership")),
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
                (
                    "taken_back_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "signal set aside",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="aside_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_at", None), ("taken_back_by", None)),
                            models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="aside_taken_back_has_when_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
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
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], editable=False, max_length=7, verbose_name="by")),
                ("to_side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], editable=False, max_length=7, verbose_name="to")),
                ("what", models.TextField(max_length=2000, verbose_name="what was promised")),
                ("due", models.DateField(validators=[participants.dates.sensible], verbose_name="by when")),
                (
                    "due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "due_basis",
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
                ("first_due", models.DateField(editable=False, validators=[participants.dates.sensible])),
                (
                    "first_due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                ("lapsed", models.BooleanField(default=False, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("said kept", "said to be kept"), ("kept", "kept"), ("broken", "not kept")],
                        default="open",
                        editable=False,
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("kept_on", models.DateField(editable=False, null=True, validators=[participants.dates.sensible], verbose_name="kept on")),
                (
                    "kept_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "kept_basis",
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
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="stages.activity",
                        verbose_name="where it was promised",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="participants.partnership"),
                ),
                (
                    "promiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership", verbose_name="who promised"
                    ),
                ),
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
                "verbose_name": "promise",
                "verbose_name_plural": "promises",
                "ordering": ["due", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="commitment_once"),
                    models.CheckConstraint(condition=models.Q(("side", models.F("to_side")), _negated=True), name="promised_to_the_other_side"),
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("on")), ("first_due__gte", models.F("on"))), name="promised_before_due"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("state", "said kept"), ("state", "kept"), _connector="OR"), ("kept_on__isnull", False)),
                            models.Q(models.Q(("state", "said kept"), ("state", "kept"), _connector="OR", _negated=True), ("kept_on", None)),
                            _connector="OR",
                        ),
                        name="kept_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept_on", None), ("kept_on__gte", models.F("on")), _connector="OR"), name="kept_after_it_was_promised"
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "due"], name="promises_by_due"),
                    models.Index(condition=models.Q(("state", "open")), fields=["due", "id"], name="open_promises_by_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "criterion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mentor-visit", "The mentor has visited the mentee's city, face to face"),
                            ("declared", "Both cities declare that they want to learn together"),
                            ("broker", "A broker is named"),
                            ("context", "Both cities have written about their context"),
                            ("three-visits", "Three exploratory visits, one for each purpose"),
                            ("terms", "Terms of reference are agreed"),
                            ("soft-budget", "The budget has lines for reconnaissance and for time together"),
                            ("mentee-visit", "The mentee has visited the mentor's city"),
                            ("closed-session", "A closed session was held"),
                            ("site-visit", "A site visit was made"),
                            ("social", "There was time together that was not work"),
                            ("failure-told", "Something that failed was told"),
                            ("reflected", "The mentee's team has reflected on what it saw"),
                            ("decisions", "Decisions on the method are made, with local reasons"),
                            ("leaders-briefed", "A leader of the mentee city was briefed since the last change of leader"),
                            ("facilitators", "Facilitators of the mentee city are named"),
                            ("not-as-is", "Not everything is taken as it is"),
                            ("mentee-workshop", "A workshop was led by the mentee"),
                            ("road-map", "A road map exists, with a target that the mentee owns"),
                            ("stepped-back", "The mentor leads a smaller share of the hours than in stage two"),
                            ("debriefing", "A debriefing was held"),
                            ("after-care-agreed", "Contact in after-care is agreed"),
                        ],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("level", models.CharField(choices=[("working", "working")], default="working", editable=False, max_length=10, verbose_name="class")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("photo", "photo"),
                            ("letter", "letter"),
                            ("minutes", "minutes of a meeting"),
                            ("agreement", "agreement or terms of reference"),
                            ("programme", "programme of a visit or workshop"),
                            ("slides", "slides or training material"),
                            ("plan", "plan or strategy"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jpg", "JPEG"),
                            ("png", "PNG"),
                            ("webp", "WebP"),
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("xlsx", "Excel"),
                            ("pptx", "PowerPoint"),
                            ("odt", "OpenDocument"),
                            ("ods", "OpenDocument table"),
                            ("odp", "OpenDocument slides"),
                        ],
                        editable=False,
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("file", models.FileField(editable=False, max_length=80, upload_to="")),
                ("thumbnail", models.FileField(blank=True, editable=False, max_length=80, upload_to="")),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="size")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("taken_down_at", models.DateTimeField(editable=False, null=True)),
                ("taken_down_reason", models.TextField(blank=True, editable=False, max_length=2000, verbose_name="why it was taken down")),
                (
                    "activity",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="stages.activity"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="participants.partnership",
                    ),
                ),
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
                (
                    "taken_down_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "word",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="stages.word"
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-recorded_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="document_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("activity__isnull", True)),
                                models.Q(("criterion", "")),
                                models.Q(("word__isnull", True)),
                                ("partnership__isnull", False),
                            ),
                            models.Q(
                                models.Q(("activity__isnull", True), _negated=True),
                                models.Q(("criterion", "")),
                                models.Q(("word__isnull", True)),
                                ("partnership__isnull", True),
                            ),
                            models.Q(
                                models.Q(("criterion", ""), _negated=True),
                                models.Q(("activity__isnull", True)),
                                models.Q(("word__isnull", True)),
                                ("partnership__isnull", False),
                            ),
                            models.Q(
                                models.Q(("word__isnull", True), _negated=True),
                                models.Q(("activity__isnull", True)),
                                models.Q(("criterion", "")),
                                ("partnership__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="document_has_one_subject",
                    ),
                    models.CheckConstraint(condition=models.Q(("level", "working")), name="document_is_working"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_at", None), ("taken_down_by", None)),
                            models.Q(
                                ("taken_down_at__isnull", False),
                                ("taken_down_by__isnull", False),
                                ("word", None),
                                models.Q(("taken_down_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="taken_down_has_when_who_and_why",
                    ),
                ],
                "indexes": [models.Index(fields=["partnership", "-recorded_at", "-id"], name="documents_of_partnership")],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "signal",
                    models.CharField(
                        choices=[
                            ("F1", "A foundation for trust"),
                            ("F2", "Seeing the mentee’s city first"),
                            ("F3", "Promises, and who facilitates"),
                            ("F4", "Time together that is not work"),
                            ("F5", "A safe space"),
                            ("F6", "Adapt, do not import"),
                            ("F7", "Briefing the leaders"),
                            ("F8", "Stepping back"),
                            ("F9", "Contact that outlives the money"),
                            ("F10", "A few people hold it together"),
                            ("P1", "Honest lengths of time"),
                            ("P2", "Money for time together"),
                            ("P3", "Designing the event"),
                            ("P4", "Trust between equals"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("raised", "raised"), ("cleared", "cleared"), ("unknown", "cannot be known yet"), ("aside", "set aside")],
                        max_length=7,
                    ),
                ),
                ("case", models.CharField(max_length=20)),
                ("about", models.JSONField(default=dict)),
                ("evidence", models.JSONField(default=list)),
                ("since", models.DateField()),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="participants.partnership"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("partnership", "signal"), name="one_row_per_finding")],
                "indexes": [models.Index(condition=models.Q(("state", "raised")), fields=["signal", "partnership"], name="raised_findings")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitment",
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
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], editable=False, max_length=7, verbose_name="by")),
                ("to_side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], editable=False, max_length=7, verbose_name="to")),
                ("what", models.TextField(max_length=2000, verbose_name="what was promised")),
                ("due", models.DateField(validators=[participants.dates.sensible], verbose_name="by when")),
                (
                    "due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "due_basis",
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
                ("first_due", models.DateField(editable=False, validators=[participants.dates.sensible])),
                (
                    "first_due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                ("lapsed", models.BooleanField(default=False, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("said kept", "said to be kept"), ("kept", "kept"), ("broken", "not kept")],
                        default="open",
                        editable=False,
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("kept_on", models.DateField(editable=False, null=True, validators=[participants.dates.sensible], verbose_name="kept on")),
                (
                    "kept_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "kept_basis",
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="stages.activity",
                        verbose_name="where it was promised",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
                    ),
                ),
                (
                    "promiser",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.membership",
                        verbose_name="who promised",
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
                "verbose_name": "historical promise",
                "verbose_name_plural": "historical promises",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("reconnaissance", "Reconnaissance travel, each way"),
                            ("exchange travel", "Exchange travel"),
                            ("facilitation", "Facilitation and interpretation"),
                            ("materials and venue", "Materials and venue"),
                            ("social", "Time together: meals, receptions, local transport"),
                            ("host in kind", "Host city in kind: reception, staff hours, rooms"),
                            ("translation", "Translation"),
                            ("after-care", "After-care contact: calls, a meeting a year, conferences"),
                            ("learning", "Learning and reporting"),
                            ("contingency", "Contingency"),
                        ],
                        max_length=20,
                        verbose_name="what for",
                    ),
                ),
                ("first_day", models.DateField(validators=[participants.dates.sensible], verbose_name="first day")),
                ("last_day", models.DateField(validators=[participants.dates.sensible], verbose_name="last day")),
                (
                    "days_basis",
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
                ("currency", models.CharField(editable=False, max_length=3, verbose_name="currency")),
                ("planned", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="planned")),
                ("revised", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="revised")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
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
                "verbose_name": "historical budget line",
                "verbose_name_plural": "historical budget lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPractice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)],
                        verbose_name="place in the list",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("what", models.TextField(blank=True, max_length=20000, verbose_name="what it is")),
                ("retired_at", models.DateTimeField(editable=False, null=True, verbose_name="retired")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="whose method",
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
                (
                    "retired_by",
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
                "verbose_name": "historical element of a method",
                "verbose_name_plural": "historical element of a methods",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTarget",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("title", models.CharField(max_length=160, verbose_name="target")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("baseline", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="where it started")),
                ("baseline_on", models.DateField(validators=[participants.dates.sensible], verbose_name="measured on")),
                (
                    "baseline_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "baseline_basis",
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
                ("goal", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value to reach")),
                ("due", models.DateField(validators=[participants.dates.sensible], verbose_name="by when")),
                (
                    "due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "due_basis",
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
                ("owner_office", models.CharField(blank=True, max_length=120, verbose_name="or an office, in words")),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
                ("retire_reason", models.TextField(blank=True, editable=False, max_length=20000, verbose_name="why it is retired")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.membership",
                        verbose_name="who answers for it",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
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
                (
                    "retired_by",
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
                "verbose_name": "historical target",
                "verbose_name_plural": "historical targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("reconnaissance", "Reconnaissance travel, each way"),
                            ("exchange travel", "Exchange travel"),
                            ("facilitation", "Facilitation and interpretation"),
                            ("materials and venue", "Materials and venue"),
                            ("social", "Time together: meals, receptions, local transport"),
                            ("host in kind", "Host city in kind: reception, staff hours, rooms"),
                            ("translation", "Translation"),
                            ("after-care", "After-care contact: calls, a meeting a year, conferences"),
                            ("learning", "Learning and reporting"),
                            ("contingency", "Contingency"),
                        ],
                        max_length=20,
                        verbose_name="what for",
                    ),
                ),
                ("first_day", models.DateField(validators=[participants.dates.sensible], verbose_name="first day")),
                ("last_day", models.DateField(validators=[participants.dates.sensible], verbose_name="last day")),
                (
                    "days_basis",
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
                ("currency", models.CharField(editable=False, max_length=3, verbose_name="currency")),
                ("planned", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="planned")),
                ("revised", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="revised")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="budget_lines", to="participants.partnership"),
                ),
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
                "verbose_name": "budget line",
                "verbose_name_plural": "budget lines",
                "ordering": ["first_day", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="line_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__gte", models.F("first_day")),
                            (
                                "last_day__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("first_day"), "+", models.Value(datetime.timedelta(days=365))
                                ),
                            ),
                        ),
                        name="line_lasts_a_year_at_most",
                        violation_error_message="A budget line lasts a year at most.",
                    ),
                    models.CheckConstraint(condition=models.Q(("planned__gte", 0)), name="planned_is_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(("revised", None), ("revised__gte", 0), _connector="OR"), name="revised_is_not_negative"
                    ),
                ],
                "indexes": [models.Index(fields=["partnership", "first_day", "id"], name="line_by_first_day")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSpending",
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
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=10, default=1, max_digits=15, verbose_name="rate")),
                ("rate_on", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="day of the rate")),
                ("rate_source", models.CharField(blank=True, max_length=160, verbose_name="where the rate comes from")),
                (
                    "kind",
                    models.CharField(
                        choices=[("cash", "cash"), ("in kind", "in kind: a stated value, not cash")],
                        default="cash",
                        max_length=7,
                        verbose_name="cash or in kind",
                    ),
                ),
                ("what_for", models.CharField(max_length=200, verbose_name="what it was")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="stages.line",
                        verbose_name="budget line",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical spending",
                "verbose_name_plural": "historical spendings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)],
                        verbose_name="place in the list",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("what", models.TextField(blank=True, max_length=20000, verbose_name="what it is")),
                ("retired_at", models.DateTimeField(editable=False, null=True, verbose_name="retired")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.city", verbose_name="whose method"
                    ),
                ),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="practices", to="participants.programme")),
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
                (
                    "retired_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "element of a method",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="practice_once"),
                    models.UniqueConstraint(
                        fields=("programme", "city", "title"),
                        name="one_practice_of_that_title",
                        violation_error_message="This city’s method has an element of that title already. It may be retired: take it back into use, or choose another title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at", None), ("retired_by", None)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="retirement_has_when_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("as is", "taken as it is"), ("adapted", "adapted"), ("set aside", "set aside"), ("from home", "added from home")],
                        max_length=9,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.TextField(max_length=20000, verbose_name="local reason")),
                (
                    "addition",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="stages.addition"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership", verbose_name="decided by"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="participants.partnership"),
                ),
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
                (
                    "practice",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="stages.practice"),
                ),
            ],
            options={
                "verbose_name": "decision on an element",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="decision_once"),
                    models.UniqueConstraint(fields=("partnership", "practice", "number"), name="practice_decisions_in_a_row"),
                    models.UniqueConstraint(fields=("addition", "number"), name="addition_decisions_in_a_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("addition", None), ("kind__in", ["as is", "adapted", "set aside"]), ("practice__isnull", False)),
                            models.Q(("addition__isnull", False), ("kind__in", ["from home", "set aside"]), ("practice", None)),
                            _connector="OR",
                        ),
                        name="decision_fits_its_element",
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="decision_has_a_local_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoadMap",
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
                ("vision", models.TextField(max_length=20000, verbose_name="vision")),
                ("plan", models.TextField(blank=True, max_length=20000, verbose_name="plan")),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="road_maps", to="participants.partnership"),
                ),
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
                "verbose_name": "road map",
                "verbose_name_plural": "road maps",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="roadmap_once")],
                "indexes": [models.Index(fields=["partnership", "-on", "-id"], name="road_map_newest")],
            },
        ),
        migrations.CreateModel(
            name="Spending",
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
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=10, default=1, max_digits=15, verbose_name="rate")),
                ("rate_on", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="day of the rate")),
                ("rate_source", models.CharField(blank=True, max_length=160, verbose_name="where the rate comes from")),
                (
                    "kind",
                    models.CharField(
                        choices=[("cash", "cash"), ("in kind", "in kind: a stated value, not cash")],
                        default="cash",
                        max_length=7,
                        verbose_name="cash or in kind",
                    ),
                ),
                ("what_for", models.CharField(max_length=200, verbose_name="what it was")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spendings", to="stages.line", verbose_name="budget line"
                    ),
                ),
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
                "verbose_name": "spending",
                "verbose_name_plural": "spendings",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="spending_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="spending_is_more_than_nothing"),
                    models.CheckConstraint(condition=models.Q(("rate__gt", 0)), name="rate_is_more_than_nothing"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rate", 1), models.Q(("rate_on__isnull", False), models.Q(("rate_source", ""), _negated=True)), _connector="OR"
                        ),
                        name="rate_has_day_and_source",
                    ),
                ],
                "indexes": [models.Index(fields=["line", "-on", "-id"], name="spending_newest")],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "partnership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="participants.partnership",
                    ),
                ),
                ("stage", models.CharField(max_length=14)),
                ("state", models.CharField(max_length=9)),
                ("since", models.DateField()),
                ("since_precision", models.CharField(max_length=5)),
                ("since_basis", models.CharField(max_length=12)),
                ("last_contact", models.DateField(null=True)),
                ("last_contact_precision", models.CharField(default="day", max_length=5)),
                ("waiting", models.CharField(blank=True, help_text="The sides whose word is awaited, with a space between.", max_length=14)),
                ("raised", models.PositiveSmallIntegerField(default=0)),
                ("recheck_on", models.DateField(null=True)),
                ("refreshed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "programme",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.programme"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "stage", "since", "partnership"], name="standing_by_stage"),
                    models.Index(fields=["recheck_on"], name="standing_to_recheck"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("title", models.CharField(max_length=160, verbose_name="target")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("baseline", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="where it started")),
                ("baseline_on", models.DateField(validators=[participants.dates.sensible], verbose_name="measured on")),
                (
                    "baseline_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "baseline_basis",
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
                ("goal", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value to reach")),
                ("due", models.DateField(validators=[participants.dates.sensible], verbose_name="by when")),
                (
                    "due_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "due_basis",
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
                ("owner_office", models.CharField(blank=True, max_length=120, verbose_name="or an office, in words")),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
                ("retire_reason", models.TextField(blank=True, editable=False, max_length=20000, verbose_name="why it is retired")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="participants.membership",
                        verbose_name="who answers for it",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="participants.partnership"),
                ),
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
                (
                    "retired_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["due", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="target_once"),
                    models.CheckConstraint(
                        condition=models.Q(("goal", models.F("baseline")), _negated=True),
                        name="target_moves",
                        violation_error_message="The value to reach is the same as where it started.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gt", models.F("baseline_on"))),
                        name="target_runs_forward",
                        violation_error_message="It is due before it started.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner", None), ("owner_office", ""), _connector="XOR"),
                        name="target_has_one_owner",
                        violation_error_message="Name one owner: a person, or an office.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at", None), ("retired_by", None)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False), models.Q(("retire_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="retired_has_when_who_and_why",
                    ),
                ],
                "indexes": [models.Index(fields=["partnership", "due", "id"], name="target_by_due")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReading",
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
                ("value", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="stages.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reading",
                "verbose_name_plural": "historical readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("value", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
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
                ("target", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="stages.target")),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="reading_once")],
                "indexes": [models.Index(fields=["target", "-on", "-id"], name="reading_newest")],
            },
        ),
        migrations.CreateModel(
            name="Tuning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("mentor-visit", "The mentor has visited the mentee's city, face to face"),
                            ("declared", "Both cities declare that they want to learn together"),
                            ("broker", "A broker is named"),
                            ("context", "Both cities have written about their context"),
                            ("three-visits", "Three exploratory visits, one for each purpose"),
                            ("terms", "Terms of reference are agreed"),
                            ("soft-budget", "The budget has lines for reconnaissance and for time together"),
                            ("mentee-visit", "The mentee has visited the mentor's city"),
                            ("closed-session", "A closed session was held"),
                            ("site-visit", "A site visit was made"),
                            ("social", "There was time together that was not work"),
                            ("failure-told", "Something that failed was told"),
                            ("reflected", "The mentee's team has reflected on what it saw"),
                            ("decisions", "Decisions on the method are made, with local reasons"),
                            ("leaders-briefed", "A leader of the mentee city was briefed since the last change of leader"),
                            ("facilitators", "Facilitators of the mentee city are named"),
                            ("not-as-is", "Not everything is taken as it is"),
                            ("mentee-workshop", "A workshop was led by the mentee"),
                            ("road-map", "A road map exists, with a target that the mentee owns"),
                            ("stepped-back", "The mentor leads a smaller share of the hours than in stage two"),
                            ("debriefing", "A debriefing was held"),
                            ("after-care-agreed", "Contact in after-care is agreed"),
                        ],
                        max_length=20,
                        verbose_name="criterion",
                    ),
                ),
                ("asked", models.BooleanField(default=True, verbose_name="asked for")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how many it takes")),
                ("reason", models.TextField(max_length=20000, verbose_name="reason")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tunings", to="participants.programme")),
                ("recorded_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "what a programme asks for",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", None), models.Q(("asked", True), ("number__gte", 1)), _connector="OR"),
                        name="a_number_is_asked_for",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("kept", "said that it is kept"),
                            ("confirmed", "confirmed that it is kept"),
                            ("not yet", "said: not yet"),
                            ("renegotiated", "named a new day"),
                            ("broken", "said that it will not be kept"),
                        ],
                        max_length=12,
                    ),
                ),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7)),
                ("promised_by", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7)),
                ("reason", models.TextField(blank=True, max_length=5000, verbose_name="reason")),
                ("due_was", models.DateField(null=True, validators=[participants.dates.sensible])),
                (
                    "due_was_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                ("due_is", models.DateField(null=True, validators=[participants.dates.sensible])),
                (
                    "due_is_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership")),
                ("commitment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="stages.commitment")),
                (
                    "recorded_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "word on a promise",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says__in", ["kept", "renegotiated", "broken"]), ("side", models.F("promised_by"))),
                            models.Q(
                                models.Q(("says__in", ["kept", "renegotiated", "broken"]), _negated=True),
                                models.Q(("side", models.F("promised_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="each_side_says_what_is_its_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("says__in", ["kept", "confirmed"]), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="turn_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says", "renegotiated"), ("due_is__isnull", False), ("due_was__isnull", False)),
                            models.Q(models.Q(("says", "renegotiated"), _negated=True), ("due_is", None), ("due_was", None)),
                            _connector="OR",
                        ),
                        name="a_new_day_keeps_the_old_one",
                    ),
                    models.UniqueConstraint(condition=models.Q(("says", "confirmed")), fields=("commitment",), name="confirmed_once"),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="move",
            name="move_goes_somewhere",
        ),
        migrations.AddField(
            model_name="move",
            name="state_entered",
            field=models.CharField(
                blank=True,
                choices=[("under way", "under way"), ("paused", "paused"), ("dormant", "dormant"), ("ended", "ended")],
                max_length=9,
                verbose_name="to the state",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="state_left",
            field=models.CharField(
                blank=True,
                choices=[("under way", "under way"), ("paused", "paused"), ("dormant", "dormant"), ("ended", "ended")],
                max_length=9,
                verbose_name="from the state",
            ),
        ),
        migrations.AlterField(
            model_name="attestation",
            name="criterion",
            field=models.CharField(
                choices=[
                    ("mentor-visit", "The mentor has visited the mentee's city, face to face"),
                    ("declared", "Both cities declare that they want to learn together"),
                    ("broker", "A broker is named"),
                    ("context", "Both cities have written about their context"),
                    ("three-visits", "Three exploratory visits, one for each purpose"),
                    ("terms", "Terms of reference are agreed"),
                    ("soft-budget", "The budget has lines for reconnaissance and for time together"),
                    ("mentee-visit", "The mentee has visited the mentor's city"),
                    ("closed-session", "A closed session was held"),
                    ("site-visit", "A site visit was made"),
                    ("social", "There was time together that was not work"),
                    ("failure-told", "Something that failed was told"),
                    ("reflected", "The mentee's team has reflected on what it saw"),
                    ("decisions", "Decisions on the method are made, with local reasons"),
                    ("leaders-briefed", "A leader of the mentee city was briefed since the last change of leader"),
                    ("facilitators", "Facilitators of the mentee city are named"),
                    ("not-as-is", "Not everything is taken as it is"),
                    ("mentee-workshop", "A workshop was led by the mentee"),
                    ("road-map", "A road map exists, with a target that the mentee owns"),
                    ("stepped-back", "The mentor leads a smaller share of the hours than in stage two"),
                    ("debriefing", "A debriefing was held"),
                    ("after-care-agreed", "Contact in after-care is agreed"),
                ],
                max_length=20,
                verbose_name="criterion",
            ),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state_entered", ""), ("state_left", ""), models.Q(("left", models.F("entered")), _negated=True)),
                    models.Q(
                        ("left", models.F("entered")),
                        models.Q(("state_left", ""), _negated=True),
                        models.Q(("state_entered", ""), _negated=True),
                        models.Q(("state_left", models.F("state_entered")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="move_goes_somewhere",
            ),
        ),
    ]
