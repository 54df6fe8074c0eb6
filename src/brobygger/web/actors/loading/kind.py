"""The list of actors as the pages of lists know it."""

from django.utils.translation import gettext_lazy, gettext_noop

from brobygger.domain.documents.sheet import ListField
from brobygger.web.actors.facts import ACTOR_WORDS
from brobygger.web.actors.loading.judging import check
from brobygger.web.actors.loading.steps import accept, take_back
from brobygger.web.areas.permissions import WORK
from brobygger.web.documents.lists.kinds import ListKind
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.forms import Form


class SourceForm(Form):
    """Where the list comes from."""

    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Hvem har lavet listen, og hvornår? Står ved hver aktør."),
    )


ACTORS = ListKind(
    slug="aktoerer",
    title=gettext_lazy("Indlæs en liste over aktører"),
    lead=gettext_lazy(
        "En række for hver organisation: mindst et navn, gerne sektor, område og hvad den tilbyder."
        " Personers navne og numre tages ikke med."
    ),
    permission=WORK,
    fields=(
        ListField(
            "title",
            gettext_noop("Organisationens navn"),
            ("navn", "aktør", "organisation", "forening", "titel", "name", "organisation name"),
            is_required=True,
        ),
        ListField("sector", gettext_noop("Sektor"), ("type", "kategori", "slags")),
        ListField("places", gettext_noop("Områder"), ("område", "boligområde", "bydel", "sted")),
        ListField(
            "offers",
            gettext_noop("Hvad tilbyder den?"),
            ("tilbyder", "tilbud", "beskrivelse", "aktiviteter", "description"),
        ),
        ListField("themes", gettext_noop("Temaer"), ("tema", "emne", "theme")),
        ListField("target_groups", gettext_noop("Målgrupper"), ("målgruppe", "target group")),
        ListField("weekdays", gettext_noop("Åbent"), ("ugedage", "dage", "åbningsdage", "days")),
        ListField(
            "contact_function",
            gettext_noop("Hvem kontakter man?"),
            ("funktion", "kontaktens funktion", "kontaktfunktion", "rolle"),
        ),
        ListField("source", gettext_noop("Kilde"), ("kilder",)),
    ),
    check=check,
    accept=accept,
    take_back=take_back,
    back="actors:list",
    settings=SourceForm,
    free_words=ACTOR_WORDS,
)
