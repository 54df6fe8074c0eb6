"""The wording of the annex and what it means: the table that reader and writer share.

Source: the annex of 28-06-2023, section A2 of the decision methods, and plain variants of the
same phrases. A new wording is a new row here, never a new branch in the reader. ``phrase`` is
the form in which the program itself prints a statement.
"""

import re
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.kernel.period import MONTHS
from brobygger.domain.recommendations.authority import authority_pattern
from brobygger.domain.recommendations.recommendation import (
    Colour,
    NeedsMoney,
    Novelty,
    Quantifier,
    RouteKind,
    ThemeArea,
)

_LETTERS = {"æ": "(?:æ|ae|a|e)", "ø": "(?:ø|oe|o|g)", "å": "(?:å|aa|a)"}
_ONE_NUMBER = r"\d{1,3}[a-z]?\b"
_BETWEEN = r"\s*(?:,|/|-|–|&|\bog\b|\bsamt\b|\beller\b|\btil\b)\s*(?:anbefaling(?:en)?\s+)?"

NUMBERS = rf"{_ONE_NUMBER}(?:{_BETWEEN}{_ONE_NUMBER})*"
"""A list of recommendation numbers: "9", "1 og 2", "3a", "4-6"."""

REFERENCE = rf"anbefaling(?:en|er|erne|ernes)? (?:nr\.? )?(?P<numbers>{NUMBERS})"


def danish(pattern: str) -> re.Pattern[str]:
    """Compile a phrase so that letters lost in a scan and any kind of blank still match.

    >>> bool(danish("kræver finansiering").search("Kraever  finansiering"))
    True
    """
    for letter, damaged in _LETTERS.items():
        pattern = pattern.replace(letter, damaged)
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying how a part is paid for or lifted.

    ``needs`` is the answer about money: ``says_needs`` where the words themselves give it,
    otherwise it only follows from them. Named groups of ``pattern``: ``by`` who ordered,
    ``package`` whose package, ``numbers`` the recommendations pointed at, ``who`` whose mandate.
    """

    code: str
    pattern: re.Pattern[str]
    phrase: str = ""
    needs: NeedsMoney | None = None
    says_needs: bool = False
    route: RouteKind | None = None
    edge: Literal["requires", "strengthens"] | None = None


_AUTHORITY = rf"(?-i:{authority_pattern()})"
_KAN = r"(?:\bkan (?:\w+ ){0,3}?)?"
_BY = rf"(?: (?:af|hos|fra) (?P<by>{_AUTHORITY}|\w+))?"

WORDINGS: tuple[Wording, ...] = (
    Wording(
        "not_ordered",
        danish(r"\bikke (?:endnu )?(?:bestilt|omfattet af) (?:et )?budgetnotat"),
    ),
    Wording(
        "needs_no",
        danish(
            r"\b(?:kræver|forudsætter|udløser) (?:ikke|ingen) (?:\w+ )?finansiering"
            r"|\b(?:intet|ingen) (?:\w+ )?finansieringsbehov|\bfinansieringsbehov:? nej\b"
        ),
        "Kræver ikke finansiering",
        needs="no",
        says_needs=True,
    ),
    Wording(
        "needs_yes",
        danish(
            r"\bkræver (?:(?!ikke|ingen)\w+ )?finansiering"
            r"|\bder er (?:et )?(?:behov for finansiering|finansieringsbehov)"
            r"|\bfinansieringsbehov:? ja\b"
        ),
        "Kræver finansiering",
        needs="yes",
        says_needs=True,
    ),
    Wording(
        "outside",
        danish(
            r"\b(?:ligger |falder )?(?:uden ?for|udenfor) (?:kommunens|københavns kommunes) mandat"
            r"(?:[^.;()]{0,120}?over for "
            r"(?P<who>(?:den )?relevante? minister\w*|staten|\w+ministeren?))?"
        ),
        "Ligger uden for kommunens mandat, tages op over for {who}",
        route="outside",
    ),
    Wording(
        "note_shared",
        danish(
            r"\b(?:\w+ )?som (?:en )?del af (?:\w+ )?(?:budgetbestilling|bestilling|budgetnotat)\w*"
            rf" (?:på|til|for|under|vedr\.) {REFERENCE}"
        ),
        "Løftes som del af budgetbestilling på anbefaling {number}",
        needs="yes",
        route="note",
    ),
    Wording(
        "note_in_package",
        danish(
            rf"\bbudgetnotat\w*(?: bestilt{_BY})? (?:indgår|er optaget|ligger) (?:i|som del af) "
            rf"(?P<package>{_AUTHORITY}|\w+?)['’´`]?s? (?:budget)?pakke\w*"
        ),
        "Budgetnotat indgår i {package}'s budgetpakke",
        needs="yes",
        route="note",
    ),
    Wording(
        "note_own",
        danish(
            rf"\bbudgetnotat\w*(?: er)?(?: allerede)? bestilt{_BY}"
            r"|\b(?:der er )?(?:allerede )?bestilt (?:et )?budgetnotat\w*"
            rf"{_BY.replace('by', 'by2')}"
        ),
        "Budgetnotat bestilt af {by}",
        needs="yes",
        route="note",
    ),
    Wording(
        "strengthened",
        danish(
            rf"{_KAN}\b(?:styrkes|understøttes|forstærkes|suppleres)\b[^.;]{{0,200}}?\b{REFERENCE}"
        ),
        "Kan styrkes gennem anbefaling {numbers}",
        edge="strengthens",
    ),
    Wording(
        "via",
        danish(
            rf"{_KAN}(?:(?:løftes|realiseres|gennemføres|implementeres|udføres|håndteres) )?"
            r"(?:\w+ )?(?:via|gennem|som følge af|i kraft af|som (?:en )?del af|"
            r"ved|sammen med|i forbindelse med) "
            r"(?:(?:implementering|finansiering|gennemførelse|realisering)(?:en)? af )?"
            r"(?:(?:en|mindst en|én|mindst én) af delene i |(?:en|mindst en) del af )?"
            rf"{REFERENCE}"
        ),
        "Kan løftes via implementering af anbefaling {numbers}",
        route="via",
        edge="requires",
    ),
    Wording(
        "requires",
        danish(rf"\b(?:forudsætter|afhænger af|afventer) [^.;()]{{0,80}}?\b{REFERENCE}"),
        "Forudsætter anbefaling {numbers}",
        edge="requires",
    ),
    Wording(
        "frame",
        danish(
            rf"{_KAN}(?:\w+ )?\binden ?for (?:den |de |det |kommunens |forvaltningens )?"
            r"(?:eksisterende|nuværende|gældende) (?:økonomiske? )?"
            r"(?:ramme|drift|bevilling|midler|budget)\w*"
        ),
        "Kan løftes inden for eksisterende ramme",
        needs="no",
        route="frame",
    ),
)
"""In order: a row takes its words, and rows below see only what is left."""

PHRASES = {wording.code: wording.phrase for wording in WORDINGS if wording.phrase}

QUANTIFIERS: tuple[tuple[re.Pattern[str], Quantifier], ...] = (
    (danish(r"\b(?:en|én|mindst en|mindst én) (?:af delene i|del af) anbefaling"), "any"),
    (danish(r"\bsom (?:en )?del af |\bikke nævnt del af "), "unstated"),
)
"""How much of the recommendation pointed at is needed; no row: all of it.

"Del af" alone does not say which part. A letter behind the number names the part."""

UNSTATED_PHRASE = "Kan realiseres som del af anbefaling {numbers}"
ANY_PHRASE = "Kan løftes via en af delene i anbefaling {numbers}"
REQUIRES_PHRASES: dict[Quantifier, str] = {
    "all": PHRASES["requires"],
    "named": PHRASES["requires"],
    "any": "Forudsætter en af delene i anbefaling {numbers}",
    "unstated": "Forudsætter en ikke nævnt del af anbefaling {numbers}",
}
ALTERNATIVES = danish(r"\beller\b")
OWNER_PHRASE = "Implementering i {administrations}"
OWNER = danish(
    r"\b(?:implementer(?:ing|es|et)|forankr(?:es|ing|et)|varetages|udføres|gennemføres|"
    r"ansvarlig(?:e)?(?: forvaltning(?:er)?)?|ansvar)(?: (?:i|af|hos|er|ved)\b|:)+\s*(?P<owners>.+)"
)
PARTNERS = danish(r"\b(?:i )?samarbejde med\b|\bmed (?:bidrag|inddragelse|støtte|input)\b")
"""Behind these words stand partners, who help but do not answer for the part."""

HEAD_PHRASE = "Ad {label}"
HEAD = danish(r"(?:ad|vedr\.?|vedrørende|fsva\.?|for så vidt angår) (?P<label>\S.*?):?")
OWN_PART = danish(
    r"(?:den|de) dele?(?: af anbefalingen)?,? (?:som|der) (?:vedrører|omhandler|handler om|angår)"
)
GENERIC_SUBJECTS = frozenset(
    {
        "anbefalingen",
        "indsatsen",
        "den",
        "det",
        "dette",
        "denne",
        "der",
        "er",
        "hele",
        "alle",
        "dele",
        "begge",
        "og",
        "men",
        "samt",
        "dog",
        "desuden",
        "herudover",
        "heraf",
        "selve",
        "forslaget",
        "tiltaget",
        "vurderes",
        "at",
    }
)
"""Words that name no part of their own: a statement about them is about the whole cell."""

NOVELTIES: tuple[tuple[Novelty, re.Pattern[str]], ...] = (
    ("continued", danish(r"videreførelse|videreføres|fortsættelse|eksisterende indsats")),
    ("new", danish(r"\bny(?:e|t)?\b(?: (?:indsats|tiltag|aktivitet|opgave)\w*)?")),
)
NOVELTY_PHRASES: dict[Novelty, str] = {"new": "Ny indsats", "continued": "Videreførelse"}
NOVELTY_START = re.compile(
    r"(?<=[\s/)])(?=(?:Ny(?:e|t)?|Vider?ef\w+relse|Fortsættelse)\b|Fsva\.\s)"
)
SCOPE_PHRASE = "{novelty} fsva. {label}"
SCOPE = danish(
    r"\b(?:fsva\.?|f\.s\.v\.a\.?|for så vidt angår|hvad angår|vedr\.?|vedrørende|ift\.?|"
    r"i forhold til) (?P<scope>[^()]+)"
)

FINANCED = danish(
    r"\b(?:finansieret|finansieres|bevilget|dækket)\b"
    rf"(?P<how>(?:[^().;]|\.(?=\w| \d| (?:{'|'.join(MONTHS)}|halvår|kvartal)\b))*)"
)
PLAN_WORDS = danish(r"\w*(?:plan(?:en)?|strategi(?:en)?|politik(?:ken)?)\b")
VALID_TO = danish(
    r"\b(?:til og med|t\.?o\.?m\.?|frem til|indtil|udgangen af|ultimo)(?: udgangen af| og med)?"
    r"(?P<to>(?: \d{1,2}\. \w+| [1-4]\. (?:halvår|kvartal))? (?:19|20)\d\d)"
)
VALID_FROM = danish(r"\b(?:fra og med|fra|siden)(?P<from>(?: \d{1,2}\. \w+)? (?:19|20)\d\d)")
FINANCED_PHRASE = "finansieret i {ref}"

# "før" is spelt as an escape: a scan's "for" must not be read as "before".
DUE = danish(
    r"\b(?:forud for|inden(?! for)|senest|f\u00f8r|færdig\w*|afsluttes|afsluttet)\b"
    r"[^;]{0,150}?"
    r"(?P<time>\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\.? (?:januar|februar|marts|april|maj|juni|juli"
    r"|august|september|oktober|november|december) (?:19|20)\d\d"
    r"|[1-4]\. (?:halvår|kvartal) (?:i )?(?:19|20)\d\d|\b(?:19|20)\d\d)\b"
)
REMARK = danish(
    r"\bopmærksom\w* på|\bobs\b|\bbemærk|\bforbehold|\bstatens\b|\bstatsligt?\b|\bminister"
    r"|\bkommunens mandat"
)

REMARK_PHRASE = "Bemærkning: {remark}"
REMARK_NAME = danish(r"\s*bemærkning: ")

AFTERWORD = danish(r"\s*(?:ændret siden \d|kategorier valgt af en medarbejder\b)")
"""A heading below the table of an annex that was printed from the register: what follows tells of
the register's own history and is no recommendation."""

THEME_HEADS: dict[ThemeArea, tuple[str, ...]] = {
    "school": ("Skoleområdet", "Skoler"),
    "adult": ("Voksenområdet", "Voksne"),
    "civil_society": ("Civilsamfundsområdet", "Civilsamfund"),
}
COLOUR_WORDS: dict[Colour, re.Pattern[str]] = {
    "green": danish(r"\bgrøn(?:t|ne)?\b"),
    "red": danish(r"\brød(?:t|e)?\b"),
    "blue": danish(r"\bblå(?:t|e)?\b"),
    "black": danish(r"\bsorte?\b"),
}
COLOUR_NAMES: dict[Colour, str] = {
    "green": "grøn", "red": "rød", "blue": "blå", "black": "sort",
}  # fmt: skip
MEANINGS: tuple[tuple[Colour, re.Pattern[str]], ...] = (
    ("blue", danish(r"uden ?for \w+ mandat")),
    ("black", danish(r"ikke kræver (?:\w+ )?finansiering|kræver ikke|uden finansieringsbehov")),
    ("red", danish(r"kræver (?:\w+ )?finansiering|mangler finansiering")),
    ("green", danish(r"bestilt|bestilling")),
)
"""What a sentence of the legend means, named by the colour the city itself gave that meaning."""

COLUMN_HEADS = ("Anbefaling", "Finansieringsbehov og ansvarlig forvaltning",
                "Ny indsats/videreførelse")  # fmt: skip
