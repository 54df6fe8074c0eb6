"""The lines of the web server itself: an address that it could not answer may hold anything."""

from typing import Any

from gunicorn.glogging import Logger

from brobygger.web.entry.logs import Line


class ServerLog(Logger):
    """Gunicorn's own log, line for line as ours is written."""

    def setup(self, cfg: Any) -> None:
        """Write every line, also those of a log that the city has asked for, in our form."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(Line())
