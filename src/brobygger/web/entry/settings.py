"""All settings, in one file, chosen by the environment.

========================  =====================================================================
``DEMO``                  1: demo accounts are shown at the sign-in page (default: whether
                          ``python -m brobygger.web demo`` has been run in ``BROBYGGER_HOME``)
``DATABASE_URL``          ``postgres://...``; without it an embedded SQLite file in ``var/``
``SECRET_KEY``            without it one is made once and kept in ``var/secret_key``
``ALLOWED_HOSTS``         host names, with commas between
``HTTPS``                 1: secure cookies, HSTS, redirect to https
``TRUST_PROXY``           1: a proxy in front says which scheme and address the visitor used
``DEBUG``                 1: for developers only; never in demo, never shared
``BROBYGGER_HOME``        folder of ``var/`` (default: the folder of the project)
``BROBYGGER_CITY``        name of the city, shown in the head of each page
``ACCESSIBILITY_URL``     the city's own accessibility statement
``REACH_KEPT_MONTHS``     months that numbers of sessions are kept after an initiative ends (12)
``REACH_KEPT_SOURCE``     where the city has decided that, printed beside the day
``CARD_CODES``            1: initiatives may use card codes, each by its own recorded decision
                          (default: not, but in a demo)
``CARD_KEYS``             folder of the keys of card codes, kept out of every backup
``CITY_FILES``            folder of the city's files of card codes, written anew each night
                          (default: ``var/card_keys``)
``SMTP_HOST``             mail server; without it nothing is sent and no button for it is shown
``SMTP_PORT``             its port (default 587), with STARTTLS unless ``SMTP_TLS`` is 0
``SMTP_USER``             sign-in at the mail server, with ``SMTP_PASSWORD``
``SMTP_FROM``             the mailbox that mail comes from
========================  =====================================================================
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from brobygger.web.entry.secret import secret_key


def _on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "ja"}


def _names(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


PROJECT = Path(__file__).resolve().parents[4]
HOME = Path(os.environ.get("BROBYGGER_HOME", PROJECT if (PROJECT / "src").is_dir() else Path.cwd()))
VAR = HOME / "var"
VAR.mkdir(parents=True, exist_ok=True)

DEMO_MARK = VAR / "demo"
DEMO = _on("DEMO") if "DEMO" in os.environ else DEMO_MARK.exists()
DEBUG = _on("DEBUG") and not DEMO
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(VAR / "secret_key")
ALLOWED_HOSTS = _names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _names("CSRF_TRUSTED_ORIGINS", "")

CITY = os.environ.get("BROBYGGER_CITY", "Københavns Kommune")
ACCESSIBILITY_URL = os.environ.get("ACCESSIBILITY_URL", "")

# How long the numbers behind figures of reach are kept after an initiative's last day.
REACH_KEPT_MONTHS = int(os.environ.get("REACH_KEPT_MONTHS", "12"))
REACH_KEPT_SOURCE = os.environ.get("REACH_KEPT_SOURCE", "")

# Card codes are off until those who run the program, and then an initiative, say otherwise.
CARD_CODES = _on("CARD_CODES") if "CARD_CODES" in os.environ else DEMO
CARD_KEYS = Path(os.environ.get("CARD_KEYS", VAR / "card_keys"))
CITY_FILES = Path(os.environ.get("CITY_FILES", VAR / "city"))

# Our apps stand in the order of the chain: menus, panels and demo data follow it.
CHAIN_APPS = [
    "brobygger.web.documents",
    "brobygger.web.recommendations",
    "brobygger.web.budgets",
    "brobygger.web.areas",
    "brobygger.web.initiatives",
    "brobygger.web.actors",
    "brobygger.web.activities",
    "brobygger.web.reach",
    "brobygger.web.steering",
]
INSTALLED_APPS = [
    "brobygger.web.ui",
    "brobygger.web.accounts",
    "brobygger.web.audit",
    "brobygger.web.jobs",
    *CHAIN_APPS,
    "brobygger.web.entry",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "rules.apps.AutodiscoverRulesConfig",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "brobygger.web.ui.middleware.PrivacyHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "brobygger.web.ui.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "brobygger.web.accounts.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "brobygger.web.ui.middleware.Refusals",
]

ROOT_URLCONF = "brobygger.web.entry.urls"
WSGI_APPLICATION = "brobygger.web.entry.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "brobygger.web.entry.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "brobygger.web.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "brobygger.web.ui.forms.Renderer"

# Measured: IMMEDIATE + WAL lets four processes write without an error. secure_delete: what is
# deleted (a paper refused because of a person number) is overwritten in the file.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
        "PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;"
    ),
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR / 'brobygger.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # Tests in several processes each have a database of their own, in memory.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
# The same two databases, with a guard that lets no person number in.
DATABASES["default"]["ENGINE"] = DATABASES["default"]["ENGINE"].replace(
    "django.db.backends", "brobygger.web.ui.databases"
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# More than one process counts attempts to sign in: the cache must be shared.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "brobygger_cache",
        # The counters of sign-in and of links stand here; a crowd must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "brobygger.web.accounts.backend.SignIn",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
ACCOUNT_ADAPTER = "brobygger.web.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "brobygger.web.accounts.forms.SignInForm",
    "change_password": "brobygger.web.accounts.forms.NewPasswordForm",
}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [PROJECT / "locale"]
FORMAT_MODULE_PATH = ["brobygger.web.ui.formats"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / ".static"
ASSETS = PROJECT / ".assets"
STATICFILES_DIRS = [ASSETS] if ASSETS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
# Of a drop with more files than are taken, each still gets an answer by its name.
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "brobygger"
SESSION_COOKIE_AGE = 60 * 60 * 10
CSRF_FAILURE_VIEW = "brobygger.web.entry.errors.csrf_failure"
if _on("HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_REDIRECT_EXEMPT = [r"^sundhed/"]
if _on("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else everybody behind the proxy would share one limit of attempts.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# Only links are sent, never what they lead to.
EMAIL_HOST = os.environ.get("SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SMTP_TLS", "1").strip() != "0"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("SMTP_FROM", "brobygger@localhost")

# Background work: a job whose worker has been silent for this long is given to another.
JOB_LEASE_SECONDS = float(os.environ.get("JOB_LEASE_SECONDS", "60"))
JOB_POLL_SECONDS = float(os.environ.get("JOB_POLL_SECONDS", "1"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "brobygger.web.entry.logs.Line"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "brobygger": {"level": "INFO"},
        # Its error lines quote what was typed; ours give kind, place and number of the fault.
        "django.request": {"level": "CRITICAL"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
