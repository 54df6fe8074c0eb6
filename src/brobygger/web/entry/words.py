"""The help page's words: short, in the reader's own terms (docs/glossary.md is the whole list)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

GLOSSARY: tuple[tuple[Any, Any], ...] = (
    (
        _("Anbefaling"),
        _("Et af ekspertgruppens nummererede forslag. Den består af en eller flere dele."),
    ),
    (
        _("Del af anbefaling"),
        _("Én ting, der skal leveres, med én ansvarlig, én finansiering og én frist."),
    ),
    (
        _("Kategori"),
        _(
            "Om en del kan løftes inden for rammen, mangler penge eller ligger hos andre. Den "
            "vises altid med ord og form, aldrig kun med farve."
        ),
    ),
    (
        _("Budgetnotat"),
        _("Forvaltningens oplæg til budgettet: hvad der foreslås, hvad det koster, og år for år."),
    ),
    (
        _("p/l (pris- og lønniveau)"),
        _("Hvilket års priser et beløb er skrevet i. Beløb i to niveauer lægges aldrig sammen."),
    ),
    (
        _("Løbende p/l"),
        _("Hvert års egne priser, som de stod, da pengene blev afsat."),
    ),
    (_("U/I"), _("Udgift eller indtægt i notatets tekniske tabel.")),
    (_("ÅV (årsværk)"), _("En fuldtidsstilling i et år. 2½ ÅV er to en halv stilling.")),
    (
        _("Bevilling"),
        _("Det sted i budgettet, hvor pengene står, med udvalg og nummer."),
    ),
    (
        _("Fund"),
        _("Noget i et papir, der ikke stemmer eller mangler. Brobygger viser det og retter intet."),
    ),
    (
        _("Sikker, sandsynlig, usikker"),
        _(
            "Hvor sikkert en værdi er læst. Intet kommer i registret, før et menneske har "
            "bekræftet det."
        ),
    ),
    (
        _("Karantæne"),
        _("Et nyt papir ligger for sig selv, indtil det er undersøgt for personnumre."),
    ),
)
