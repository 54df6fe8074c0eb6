"""Bridges of a large network, found in the background while the page shows how far it is."""

from django.db import transaction
from django.utils.translation import gettext_noop

from brobygger.web.actors.models import Wave
from brobygger.web.actors.network.bridges import bridges_in, keep_bridges
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.steps import enqueue
from brobygger.web.jobs.worker import Run

KIND = "network.bridges"


def ask(wave: Wave, user: object) -> Job:
    """Ask for bridges of a wave; asked twice, the job that stands is returned."""
    return enqueue(KIND, wave, owner=user)


def run(run: Run) -> dict[str, object]:
    """Find bridges and save them, in one transaction at the end."""
    wave = Wave.objects.select_related("initiative").get(pk=run.job.subject_id)

    def progress(done: int, of: int) -> None:
        words = gettext_noop("Forslag {done} af {of} er fundet")
        run.report(5 + 90 * done // max(of, 1), words, done=done, of=of)

    run.report(2, gettext_noop("Læser svarene"))
    found = bridges_in(wave, progress)
    with transaction.atomic():
        run.still_mine()
        return {"bridges": keep_bridges(wave, found, run.job.owner)}
