"""The log's sentences about efforts on trial. None repeats what was seen."""

from typing import Any

from django.utils.translation import gettext_lazy

from brobygger.web.activities.told import said

VERBS: dict[str, Any] = {
    "trial.begun": gettext_lazy("begyndte afprøvningen »{title}«"),
    "trial.changed": said(gettext_lazy("rettede afprøvningen »{title}«: {fields}")),
    "trial.adjusted": gettext_lazy("justerede afprøvningen »{title}« (version {number})"),
    "trial.continue": gettext_lazy("så efter »{title}«: den fortsætter"),
    "trial.adjust": gettext_lazy("så efter »{title}«: den justeres"),
    "trial.stop": gettext_lazy("så efter »{title}«: den stoppes"),
    "trial.look_undone": gettext_lazy("fortrød det seneste eftersyn af »{title}«"),
}
