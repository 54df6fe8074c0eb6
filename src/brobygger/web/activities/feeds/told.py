"""The log's sentences about the calendar that others follow; the log adds the initiative."""

from typing import Any

from django.utils.translation import gettext_lazy

VERBS: dict[str, Any] = {
    "feed.on": gettext_lazy("slog kalenderen over åbne aktiviteter til"),
    "feed.renewed": gettext_lazy("lavede en ny adresse til kalenderen over åbne aktiviteter"),
    "feed.off": gettext_lazy("slog kalenderen over åbne aktiviteter fra"),
}
