"""Arms the process that ``KILL_AT`` names a point for; the product knows nothing of it."""

import os

from django.apps import AppConfig


class KillConfig(AppConfig):
    """Sets the trap once everything is loaded."""

    name = "killapp"

    def ready(self) -> None:
        """Arm the point, if one is named."""
        from .traps import arm

        point = os.environ.get("KILL_AT", "")
        if point:
            arm(point)
