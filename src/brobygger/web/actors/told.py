"""The log's sentences about actors, efforts, agreements and sectors. None repeats a contact."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.ui.numbers import day

FIELDS = {
    "title": gettext_lazy("navn"),
    "sector": gettext_lazy("sektor"),
    "places": gettext_lazy("områder"),
    "themes": gettext_lazy("temaer"),
    "target_groups": gettext_lazy("målgrupper"),
    "offers": gettext_lazy("hvad den tilbyder"),
    "weekdays": gettext_lazy("åbningsdage"),
    "contact_function": gettext_lazy("kontaktens funktion"),
    "is_staff": gettext_lazy("om det er eget personale"),
    "source": gettext_lazy("kilde"),
    "actors": gettext_lazy("aktører"),
    "standing": gettext_lazy("status"),
    "level": gettext_lazy("niveau"),
    "initiative": gettext_lazy("hvem der betaler"),
    "starts_on": gettext_lazy("begyndelse"),
    "ends_on": gettext_lazy("slutning"),
    "about": gettext_lazy("hvad der sker"),
}

Told = Callable[[Mapping[str, Any]], str]


def _with_fields(sentence: Promise) -> Told:
    """A change, with the names of what was changed."""

    def said(facts: Mapping[str, Any]) -> str:
        fields = [str(FIELDS.get(name, name)) for name in str(facts["fields"]).split()]
        return str(sentence).format(title=facts["title"], fields=", ".join(fields))

    return said


def _with_days(sentence: Promise, renewed: bool = True) -> Told:
    """What was agreed, with its days."""

    def said(facts: Mapping[str, Any]) -> str:
        words = str(sentence).format(
            title=facts["title"], starts=_day(facts["starts_on"]), ends=_day(facts["ends_on"])
        )
        if renewed and facts["renewal_on"]:
            return _("%(said)s, skal fornys inden %(on)s") % {
                "said": words,
                "on": _day(facts["renewal_on"]),
            }
        return words

    return said


def _agreed(facts: Mapping[str, Any]) -> str:
    words = _("skrev navn eller nummer på kontakten hos »{title}«, aftalt {on}")
    return words.format(title=facts["title"], on=_day(facts["agreed_on"]))


def _day(text: Any) -> str:
    return day(date.fromisoformat(str(text))) if text else ""


VERBS: dict[str, Any] = {
    "actor.added": gettext_lazy("tilføjede aktøren »{title}«"),
    "actor.changed": _with_fields(gettext_lazy("rettede »{title}«: {fields}")),
    "actor.paused": gettext_lazy("satte »{title}« på pause"),
    "actor.resumed": gettext_lazy("afsluttede pausen for »{title}«"),
    "actor.archived": gettext_lazy(
        "skrev, at »{title}« er ophørt, og slettede kontaktens navn og nummer"
    ),
    "actor.restored": gettext_lazy("gendannede »{title}«"),
    "actor.merged": gettext_lazy("lagde »{other}« sammen med »{title}«"),
    "actor.parted": gettext_lazy("skilte »{other}« fra »{title}« igen"),
    "actor.imported": gettext_lazy("indlæste en liste: {made} nye aktører, {filled} udfyldt"),
    "actor.import_undone": gettext_lazy("fortrød en indlæst liste med {made} nye aktører"),
    "contact.agreed": _agreed,
    "contact.changed": gettext_lazy("rettede, hvem man kontakter hos »{title}«"),
    "contact.deleted": gettext_lazy("slettede kontaktens navn og nummer hos »{title}«"),
    "effort.added": gettext_lazy("tilføjede tiltaget »{title}«"),
    "effort.changed": _with_fields(gettext_lazy("rettede tiltaget »{title}«: {fields}")),
    "effort.removed": gettext_lazy("slettede tiltaget »{title}«"),
    "effort.put_back": gettext_lazy("fortrød, at tiltaget »{title}« blev slettet"),
    "agreement.added": _with_days(
        gettext_lazy("skrev en samarbejdsaftale med »{title}« fra {starts}")
    ),
    "agreement.changed": _with_days(
        gettext_lazy("rettede samarbejdsaftalen med »{title}« fra {starts}")
    ),
    "agreement.ended": _with_days(
        gettext_lazy("afsluttede samarbejdsaftalen med »{title}« pr. {ends}"), renewed=False
    ),
    "agreement.removed": _with_days(
        gettext_lazy("slettede samarbejdsaftalen med »{title}« fra {starts}"), renewed=False
    ),
    "agreement.put_back": _with_days(
        gettext_lazy("fortrød, at samarbejdsaftalen med »{title}« fra {starts} blev slettet")
    ),
    "sector.added": gettext_lazy("tilføjede sektoren »{title}«"),
    "sector.changed": gettext_lazy("rettede sektoren »{before}« til »{title}«"),
    "sector.removed": gettext_lazy("slettede sektoren »{title}«"),
}
