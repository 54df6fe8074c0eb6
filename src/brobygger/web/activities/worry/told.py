"""The log's sentences about the list of contacts."""

from typing import Any

from django.utils.translation import gettext_lazy

VERBS: dict[str, Any] = {
    "help.saved": gettext_lazy("skrev kontakten »{title}« på listen over hjælp"),
    "help.checked": gettext_lazy("efterprøvede kontakten »{title}«"),
    "help.removed": gettext_lazy("tog kontakten »{title}« af listen over hjælp"),
    "help.put_back": gettext_lazy("satte kontakten »{title}« tilbage på listen over hjælp"),
    "help.ordered": gettext_lazy("flyttede kontakten »{title}«"),
}
