"""Where the pages stand whose pictures nobody has read: can they be, are they, what came of it."""

from dataclasses import dataclass
from typing import Any

from brobygger import wiring
from brobygger.domain.documents.page import page_list
from brobygger.web.documents.models import Document
from brobygger.web.documents.spot import spot_of
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.steps import latest_job


@dataclass(frozen=True, slots=True)
class Rest:
    """The unread pages of a paper under review, and the last reading of them."""

    job: Job | None
    suspects: tuple[Any, ...] = ()
    can_read: bool = False
    found_nothing: bool = False

    @property
    def is_done(self) -> bool:
        """Pages have been read since the paper came in."""
        return bool(self.job and self.job.state == "done" and self.job.result.get("pages"))

    @property
    def read_pages(self) -> str:
        """Which those are, as people say it."""
        return page_list(tuple(self.job.result.get("list", ()))) if self.job else ""

    @property
    def new_values(self) -> int:
        """How many values came of them."""
        return int(self.job.result.get("values", 0)) if self.job else 0

    @property
    def new_findings(self) -> int:
        """How many findings came of them."""
        return int(self.job.result.get("findings", 0)) if self.job else 0

    @property
    def new(self) -> frozenset[int]:
        """Which values are new."""
        return frozenset(self.job.result.get("new", ())) if self.job else frozenset()


def rest_of(document: Document) -> Rest:
    """Asked for papers under review; one query."""
    job = latest_job(document, "documents.read_rest")
    if not document.has_pages_left:
        return Rest(job)
    told = (document.trouble or {}).get("suspects", ())
    failed = bool(job and job.state == "done" and not job.result.get("pages"))
    return Rest(
        job,
        tuple(spot_of(each) for each in told),
        wiring.reads_pictures() and (job is None or job.is_over),
        failed and not told,
    )
