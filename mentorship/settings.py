"""Settings, all from the environment. ``docs/running-it.md`` says what each variable means."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from mentorship.environment import database, number, secret, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Production is what you get when you say nothing: a forgotten variable must not open anything.
APP_ENV = env.str("APP_ENV", default="production")
DEMO = APP_ENV == "demo"
DEBUG = False
VAR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
SECRET_KEY = secret_key(env, VAR, demo=DEMO)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PORT = number(env, "PORT", 8000)
PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://localhost:{PORT}")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_countries",
    "simple_history",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "mentorship",
    "reports",
    "stages",
    "participants",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "mentorship.middleware.freshness",
    "participants.middleware.reader_zone",
    "participants.middleware.consent_first",
    "participants.middleware.second_factor_first",
    "participants.middleware.conflicts",
    "stages.typing.middleware.drafts_end",
]
ROOT_URLCONF = "mentorship.urls"
WSGI_APPLICATION = "mentorship.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mentorship.navigation.frame",
            ]
        },
    }
]
FORM_RENDERER = "participants.rendering.HouseRenderer"

DATABASES = {"default": database(env, VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", default="")
# Sign-in limits live in the cache, so it must be one that all processes share; and nobody is kept out because Redis is away.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "participants.User"
AUTHENTICATION_BACKENDS = ["participants.accounts.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "participants.accounts.LocalPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "participants.accounts.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # tell the owner of an account that its password, address or second step changed
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
# Managers and site administrators sign in with a second factor. In the demonstration anybody may be a manager with one click.
SECOND_FACTOR = not DEMO
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Mentorship"
MFA_TOTP_TOLERANCE = 1  # half a minute early or late: clocks of phones differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # http://localhost

EMAIL_URL = secret(env, "EMAIL_URL", default=f"filemail:///{(VAR / 'mail').as_posix().lstrip('/')}" if DEMO else "smtp://localhost:25")
vars().update(env.email_url_config(EMAIL_URL))
if EMAIL_URL.startswith("filemail:"):
    EMAIL_FILE_PATH = str(VAR / "mail")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="mentorship@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
# Those in which a report can be made, and a mail written: their catalogues have every word that these show (tests/reports/test_languages.py,
# tests/reports/test_mails.py).
REPORT_LANGUAGES = {"en": "English", "fr": "Français", "pt": "Português"}
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR / "media"))
ERASED_LIST = env.str("ERASED_LIST", default=str(VAR / "erased"))  # outside the database, so that no archive brings anybody back
FILE_UPLOAD_HANDLERS = [
    "participants.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # a reflection of 200,000 letters, whatever the script, is kept or refused in words
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60 * 24

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
if not DEMO:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Only what is listed here is open without sign-in; a test holds the list against every route.
OPEN_ROUTES = ("account_*", "invitation", "introduction-words", "calendar-file", "reminders-stop", "demo-sign-in")
OPEN_ROUTES += ("healthz", "readyz", "manifest", "service-worker")

# What answers a person who has not agreed to the present text yet: the text, what is kept about them, the way out.
BEFORE_CONSENT = ("consent", "own-data*", *OPEN_ROUTES)
# What answers whoever must have a second factor and has none yet.
BEFORE_SECOND_FACTOR = ("mfa_*", *BEFORE_CONSENT)

REMINDER_RULES = [
    "stages.reminders.rules.was_it_held",
    "stages.reminders.hearings.written_down",
    "stages.reminders.promises.commitment_due_soon",
    "stages.reminders.promises.commitment_overdue",
    "stages.reminders.pulses.pulse_open",
    "stages.reminders.visits.visit_near",
    "stages.reminders.moves.move_waits",
    "stages.reminders.stays.stage_takes_longer",
    "stages.reminders.leaders.leader_unbriefed",
    "stages.reminders.silence.going_quiet",
    "stages.reminders.silence.gone_quiet",
    "stages.reminders.readings.reading_due",
    "stages.reminders.funding.funding_ends",
    "reports.invitations.you_are_expected",
    "reports.invitations.no_longer_expected",
    "reports.rules.clearing_waits",
    "reports.rules.report_due",
    "reports.rules.word_missing",
    "reports.rules.edition_out",
    "reports.programme.rules.edition_out",
]

# Whether mail waits for an operator (after a restore); a mail of one's account, as a code to sign in, goes out all the same.
MAIL_IS_HELD = "stages.reminders.holding.is_held"
# In which language a mail of the account is written, and how that of an invitation becomes its reader's.
MAIL_LANGUAGE = "stages.reminders.speaking.spoken_at"
MAIL_LANGUAGE_BEGINS = "stages.reminders.speaking.begin"

# What is kept of a person: each path leads to a section, or to a tuple of them (``participants.owned``).
OWN_DATA = [
    "participants.sections.KEPT",
    "stages.sections.KEPT",
    "reports.sections.KEPT",
    "mentorship.workbook.own.KEPT",
    "mentorship.own_data.confidential.KEPT",
]

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://") if REDIS_URL else "filesystem://"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_POOL = "mentorship.pool:TaskPool"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "unacked_restore_interval": 10}
else:
    QUEUE = VAR / "queue"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE / "tasks"),
        "data_folder_out": str(QUEUE / "tasks"),
        "control_folder": str(QUEUE / "control"),
        "polling_interval": 0.1,
    }
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat" / "schedule")
CELERY_BEAT_SCHEDULE = {
    # A sweep does all that is due: while workers are away, missed ones need not pile up.
    "sweep": {"task": "stages.tasks.sweep", "schedule": 60.0, "options": {"expires": 55}},
    "look again": {"task": "stages.tasks.look_again", "schedule": 600.0, "options": {"expires": 550}},
    "forget": {"task": "mentorship.tasks.forget", "schedule": 3600.0, "options": {"expires": 3000}},
    "pulses": {"task": "stages.tasks.pulses", "schedule": 600.0, "options": {"expires": 550}},
    "render": {"task": "reports.tasks.sweep", "schedule": 60.0, "options": {"expires": 55}},
    "workbooks": {"task": "mentorship.tasks.sweep", "schedule": 60.0, "options": {"expires": 55}},
}

DEFAULT_EXCEPTION_REPORTER_FILTER = "mentorship.discretion.Discreet"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
