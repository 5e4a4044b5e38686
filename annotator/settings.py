"""Every setting comes from the environment; the defaults make two commands enough. See docs/running.md."""

from datetime import timedelta
from pathlib import Path

from django.contrib.messages import constants as message_levels

from annotator.environment import Environment, WrongSetting, broker_options, database, email, libpq, secret_key, single_sign_on

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# Where everything goes that a running installation writes.
VAR = Path(env.text("VARIORUM_VAR", str(BASE_DIR / "var"))).resolve()

DEBUG = env.flag("DEBUG")
SECRET_KEY = secret_key(env, VAR / "secret-key")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "annotator",
    "editions",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "drf_spectacular",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "annotator.web.security.ContentSecurityPolicy",
    "annotator.web.addresses.NoNulls",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "annotator.urls"
ASGI_APPLICATION = "annotator.asgi.application"
WSGI_APPLICATION = "annotator.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------------------

DATABASES = {"default": database(env, cluster=VAR / "pg")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The live stream LISTENs on a connection of its own; a pooler such as PgBouncer in transaction mode cannot carry it.
LISTEN_DATABASE_URL = env.url("LISTEN_DATABASE_URL", schemes={"postgres", "postgresql"}) or libpq(DATABASES["default"])

STORAGES = {
    # Uploaded texts may be copyrighted: a view hands them out after it has asked who is asking, never the web server.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "annotator.web.static.HashedModules"},
}
MEDIA_ROOT = VAR / "files"
VARIORUM_MAX_UPLOAD_MB = env.number("VARIORUM_MAX_UPLOAD_MB", 50)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# What several processes must count together, such as wrong passwords; in the database unless somebody has a Redis for it.
CACHE_URL = env.url("CACHE_URL", schemes={"redis", "rediss"})
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "annotator_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django's 300 would let whoever guesses drive out the counts.
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# --- Languages --------------------------------------------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "Europe/Berlin")
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "annotator.formats"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
# Compiled from annotator/locale and editions/locale by annotator.translations.
LOCALE_PATHS = [VAR / "locale" / "annotator", VAR / "locale" / "editions"]

# --- People and security ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "annotator.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# Set HTTPS=1 behind a proxy that speaks TLS and sets X-Forwarded-Proto.
if env.flag("HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    # Whether the other names of this domain speak TLS too is not ours to say.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

MESSAGE_TAGS = {message_levels.ERROR: "error"}

letters = email(env)
globals().update(letters)
# Where the links in letters lead.
PUBLIC_URL = env.url("PUBLIC_URL", "http://localhost:8000", schemes={"http", "https"})
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "variorum@localhost")

# Our own pages log people in; django-allauth adds what docs/adr/0005 says.
ACCOUNT_ADAPTER = "annotator.web.people.entering.Door"
SOCIALACCOUNT_ADAPTER = "annotator.web.people.entering.SingleSignOn"
# An address is confirmed where letters leave this machine; a fresh machine needs none.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if env.flag("EMAIL_CONFIRMATION", default="EMAIL_HOST" in letters) else "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True
# Only in the browser that signed up, which is still waiting.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole seminar may sit behind one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,5/5m/key", "reset_password": "60/h/ip", "signup": "60/h/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Variorum"
# Where no letters are sent no address can be confirmed first.
MFA_ALLOW_UNVERIFIED_EMAIL = ACCOUNT_EMAIL_VERIFICATION == "none"
SOCIALACCOUNT_PROVIDERS = single_sign_on(env)
# The university has confirmed the addresses of its people. Whoever has an account already ties it to single sign-on themselves.
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# A link, because our content security policy lets no form lead to another site.
SOCIALACCOUNT_LOGIN_ON_GET = True

# --- The interface for programs ---------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First, because it says in a 401 how a program logs in.
        "annotator.api.authentication.ByToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "annotator.api.pagination.PageNumbers",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "annotator.api.exceptions.answer",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Variorum",
    "DESCRIPTION": "Claims, evidence and disagreements on quotations of scholarly texts, and the checks of what the texts cite.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "JobKind": "annotator.models.job.Kind",
        "PassageKind": "editions.models.passage.PassageKind",
        "ClaimRelationKind": "annotator.models.claim.ClaimRelationKind",
    },
}

# --- Work in the background -------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = env.url("CELERY_BROKER_URL", "pgmq://localhost", schemes={"pgmq", "amqp", "amqps", "redis", "rediss"})
CELERY_BROKER_TRANSPORT_OPTIONS = broker_options(CELERY_BROKER_URL, libpq(DATABASES["default"]))
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "variorum"
# A Job row is the truth and a task only a doorbell: results are not kept, and a task whose worker died rings again.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
# pgmq counts prefetched messages while it polls, and stalls at Celery's usual 4; remote control needs a fanout that it lacks.
CELERY_WORKER_PREFETCH_MULTIPLIER = 32 if CELERY_BROKER_URL.startswith("pgmq:") else 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = not CELERY_BROKER_URL.startswith("pgmq:")
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CONCURRENCY = env.number("WORKER_PROCESSES", 2)
# All that beat does it does every few seconds or minutes: it need not remember anything, and has no file that could break.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
# How long a job stays with a worker that has said nothing; a worker renews it at a third of that.
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", 30, least=2)
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "annotator.tasks.sweep", "schedule": timedelta(seconds=10), "options": {"expires": 10}},
    # Who is due is in the database; the clock only asks.
    "letters": {"task": "annotator.tasks.write_letters", "schedule": timedelta(minutes=10), "options": {"expires": 600}},
}

# --- Catalogues on the network ------------------------------------------------------------------------------------------------

# Off by default: METADATA_LOOKUP=crossref,openalex sends author, title and year of the works cited there, from the check job only.
METADATA_LOOKUP = env.names("METADATA_LOOKUP", [])
if unknown := set(METADATA_LOOKUP) - {"crossref", "openalex"}:
    raise WrongSetting("METADATA_LOOKUP", ", ".join(sorted(unknown)), "crossref, openalex or both with a comma")
# Both catalogues ask for an address at which they can reach whoever asks much.
METADATA_MAILTO = env.text("METADATA_MAILTO")

# --- What is said where -----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "annotator": {"level": "INFO"},
        "editions": {"level": "INFO"},
        # Django's own handlers are silent when DEBUG is off.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
