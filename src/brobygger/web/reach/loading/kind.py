"""The list of past sessions as the pages of lists know it."""

from django.utils.translation import gettext_lazy, gettext_noop

from brobygger.domain.documents.sheet import ListField
from brobygger.web.areas.permissions import WORK
from brobygger.web.documents.lists.kinds import ListKind
from brobygger.web.reach.loading.judging import check
from brobygger.web.reach.loading.steps import accept, take_back

TALLIES = ListKind(
    slug="tal",
    title=gettext_lazy("Indlæs tal for tidligere gange"),
    lead=gettext_lazy(
        "En række for hver gang: dagen, aktiviteten og de tal, der findes. En tom celle betyder, at"
        " ingen ved det. Navne på deltagere tages ikke med."
    ),
    permission=WORK,
    fields=(
        ListField("on", gettext_noop("Dag"), ("dato", "date", "day"), is_required=True),
        ListField(
            "activity",
            gettext_noop("Aktivitet"),
            ("titel", "navn udadtil", "alias", "activity", "title"),
            is_required=True,
        ),
        ListField("heads", gettext_noop("Antal"), ("deltagere", "fremmødte", "antal deltagere")),
        ListField("first_timers", gettext_noop("Første gang"), ("nye", "førstegangs")),
        ListField("asked", gettext_noop("Spurgt"), ("antal spurgt",)),
        ListField("outside", gettext_noop("Uden for målgruppen"), ("heraf uden for målgruppen",)),
        ListField("order", gettext_noop("Nummer den dag"), ("nr", "nummer")),
        ListField("actors", gettext_noop("Aktører"), ("aktør", "organisationer", "hvem")),
    ),
    check=check,
    accept=accept,
    take_back=take_back,
    back="register:week",
)
