"""Finds what looks like a person's name in Danish free text, so that the writer can be warned.

No list of names is used: it would be long, never whole, and would know some people's names
better than others'. What gives a name away is how it stands: beside a word of family or of a
citizen, as initials, before an age, or as two capitals in a row in the middle of a sentence.

It warns and never refuses, so it is made to be silent about organisations, places and headings:
a warning that is mostly wrong is soon clicked away. ``known`` are titles of the register itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

NameCue = Literal["called", "family", "citizen", "aged", "pair", "initials"]


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where something like a name stands (characters of the text), and what gave it away."""

    start: int
    end: int
    cue: NameCue


_NAME = r"[A-ZÆØÅÄÖÜ][a-zæøåäöüéèáíóúçğışžčćß]+(?:[-'’][A-ZÆØÅ][a-zæøåäöüé]+)?"
_NEXT = rf"(?: (?:(?:al|el|bin|von|van|de)[ -])?{_NAME})"
_SEVERAL = rf"{_NAME}{_NEXT}{{0,3}}"
_KIN = (
    r"(?:(?:stif|sviger|plejefar|pleje|lille|store|bedste|old|papp?)?-?"
    r"(?:søn|datter|mor|far|moder|fader|bror|søster)|fætter|kusine|niece|nevø|kone|ægtefælle|"
    r"hustru|kæreste|tvilling)(?:n?en|et)?"
)
_CITIZEN = (
    r"(?:borger|pige|dreng|elev|klient|kvinde|mand|ung mand|ung kvinde|barn|person|beboer)"
    r"(?:en|n|et)?|den unge|hr\.|fru|frk\.|herr"
)

_CUES: tuple[tuple[NameCue, re.Pattern[str]], ...] = (
    (
        "called",
        re.compile(
            rf"\b(?:(?i:han|hun|{_KIN}|{_CITIZEN}) (?:hedder|kaldes|hed)|ved navn"
            rf"|navnet er) ({_SEVERAL})"
        ),
    ),
    (
        "family",
        re.compile(rf"\b(?:[Hh]ans|[Hh]endes|[Dd]eres|[Ss]in|[Mm]in) {_KIN},? ({_SEVERAL})"),
    ),
    ("family", re.compile(rf"\b(?i:{_KIN}) (?:af|til) ({_SEVERAL})")),
    ("family", re.compile(rf"(?<=[a-zæøå,] )({_NAME}(?<!ns)(?<!ts)(?<!es)s) (?:{_KIN})\b")),
    ("citizen", re.compile(rf"\b(?i:{_CITIZEN}),? ({_SEVERAL})")),
    ("aged", re.compile(rf"(?<=[a-zæøå,] )({_SEVERAL})(?:,| på| \() ?\d{{1,2}} år\b")),
    ("initials", re.compile(r"(?<![\w.])((?:[A-ZÆØÅ]\. ?){2,3})(?![\w-])")),
)
_PAIR = re.compile(rf"(?<![\w-])({_NAME}{_NEXT}{{1,3}})(?![\w-])")
_PATRONYMIC = re.compile(r"[a-zæøå]{2,}sen$")
"""What half of all Danish surnames end in, and few other words that are written with a capital."""

_NOT_INITIALS = {"P.S.", "N.B.", "D.D.", "H.C.", "P.V.", "E.B."}

_FIRST_WORDS = """
    den det de der en et vi jeg han hun man hvis når og eller men som på i til fra med om
    for af januar februar marts april maj juni juli august september oktober november
    december mandag tirsdag onsdag torsdag fredag lørdag søndag røde hvide grønne blå sorte
    unge ung gamle nye ny store lille små ydre indre nordre søndre østre vestre nørre sønder
    øster vester nord syd øst vest fælles aktiv aktive lokal lokale stærk stærke åben åbne
    sund sunde tryg trygge fri frie grøn sikker første anden tredje dansk danske danmark
    danmarks københavn københavns by bydel bydele kommune region staten mor far mødre fædre
    børn barn piger drenge kvinder mænd forældre borger borgere beboere sammen mod uden
    under over efter før mellem hele alle flere ingen mere red save bilag notat anbefaling
    møde side punkt sag tema område fase budget aftale plan linje hold
"""
_NO_NAMES = frozenset(_FIRST_WORDS.split())
"""Words that stand first in the names of organisations, places and papers, or in a sentence."""

_THINGS = re.compile(
    r"(?:forening|klub|hus|skole|vej|gade|stræde|allé|plads|torv|park|kirke|cent(?:er|r)|udvalg|"
    r"forvaltning|råd|have|gård|kvarter|bibliotek|selskab|afdeling|fond|projekt|indsats|pulje|"
    r"netværk|café|cafe|team|gruppe|styrelse|ministeri|kommun|kontor|krise|tiltag|bolig|fritid|"
    r"idræt|ungdom|sund|social|kultur|sprog|job|rådgiv|vejled|hjælp|værksted|værested|haller?|"
    r"hallen|toft|grund|akse|bro|strand|havn|station|række|øst|vest|nord|syd|familie|fælles|"
    r"samarbejd|partner|organisation|program|politi|myndighed|sekretariat|direktør|borgmester|"
    r"styring|kreds|korps|spejder|museum|teater|universitet|institut|akademi|nævn|tjeneste|omsorg|pleje)"
    r"(?:e|n|en|et|t|er|s|ns|ens|ets|erne|ernes|erier|iet|ing|ning|ningen|heden|ben|ret)?$"
)
"""How words end, or stand alone, that name a thing, a place or a body, and no person."""


def find_name_like(text: str, known: Iterable[str] = ()) -> list[NameHit]:
    """Find what looks like a person's name; nothing where it may as well be something else.

    >>> find_name_like("Vi mødte klubben i Eksempelhaven om fredagen")
    []
    >>> [hit.cue for hit in find_name_like("Ring til hendes søn Brimka i morgen")]
    ['family']
    """
    shown = _without(text, known)
    found: dict[tuple[int, int], NameHit] = {}
    for hit in sorted((*_beside_words(shown), *_pairs(shown)), key=lambda one: one.start):
        if not any(hit.start < end and start < hit.end for start, end in found):
            found[hit.start, hit.end] = hit
    return list(found.values())


def _without(text: str, known: Iterable[str]) -> str:
    """The text with the register's own titles gone, so that what is left stands where it stood."""
    for title in sorted({one.strip() for one in known if len(one.strip()) > 2}, key=len)[::-1]:
        if title in text:
            text = re.sub(
                rf"(?<!\w){re.escape(title)}(?:s|'s)?(?!\w)", lambda m: "¤" * len(m[0]), text
            )
    return text


def _beside_words(text: str) -> Iterator[NameHit]:
    for cue, pattern in _CUES:
        for match in pattern.finditer(text):
            said = match[1].strip()
            if cue == "initials":
                if said.replace(" ", "") not in _NOT_INITIALS:
                    yield NameHit(match.start(1), match.start(1) + len(said), cue)
            elif _may_be_name(said.split()[0]):
                yield NameHit(match.start(1), match.end(1), cue)


def _pairs(text: str) -> Iterator[NameHit]:
    """Two to four words with capitals: in the middle of a sentence, or with a surname that tells.

    A first word in the genitive ("Københavns ...") is an owner, and what follows is the thing.
    """
    for match in _PAIR.finditer(text):
        words = match[1].split()
        is_told = _PATRONYMIC.search(words[-1]) is not None
        if not is_told and (words[0].endswith("s") or not _is_inside(text, match.start())):
            continue
        if all(_may_be_name(word) for word in words if not word.islower()):
            yield NameHit(match.start(1), match.end(1), "pair")


def _may_be_name(word: str) -> bool:
    plain = word.casefold()
    return plain not in _NO_NAMES and _THINGS.search(plain) is None


def _is_inside(text: str, start: int) -> bool:
    """Running text stands before it in its sentence: two words or more, the last a small one."""
    before = re.split(r"[.!?:;\n•»«\"(]", text[:start])[-1]
    words = re.findall(r"[^\W\d_]{2,}", before)
    return len(words) >= 2 and words[-1].islower()


# --- a person without a name --------------------------------------------------------------------

_SENTENCE = re.compile(r"[^.!?\n]+")
_AGE = re.compile(r"(?<![\d-])\b(?:\d{1,2}[- ]?årige?\b|på \d{1,2} år\b)")
_FAMILY = re.compile(rf"\b(?i:{_KIN}|døtre|sønner|forældre(?:ne)?)\b")
_ORIGIN = re.compile(
    r"\b(?:fra|født i|opvokset i|rødder i|flygtet fra) [A-ZÆØÅ][a-zæøå]+(?:ien|stan|land|ia|kko|rak"
    r"|ran|rkiet|non|stina|ea|nam|eria|ypten|sovo|nesien|pinerne)\b"
    r"|\b(?i:[a-zæøå]{2,}(?:kisk|nesisk|nensisk|ansk|alisk|risk|rdisk|nisk|ensk|ænsk|treisk))e?"
    r" (?i:baggrund|herkomst|oprindelse|statsborger\w*|familie\w*|forældre\w*|pige\w*|dreng\w*"
    r"|mor|far|mand|kvinde|datter|søn)\b"
    r"|\b(?i:statsborger i|oprindelse i)\b"
)


def find_profile_like(text: str) -> list[tuple[int, int]]:
    """Find sentences with an age, an origin and a family relation: one person, even unnamed.

    Each of the three alone says nothing of anybody; together in an area they point at someone.

    >>> find_profile_like("Moren til en 17-årig pige fra Eksempelland har ringet")
    [(0, 53)]
    >>> find_profile_like("Forældre til unge på 13-17 år fra hele byen")
    []
    """
    return [
        (sentence.start(), sentence.end())
        for sentence in _SENTENCE.finditer(text)
        if all(pattern.search(sentence[0]) for pattern in (_AGE, _ORIGIN, _FAMILY))
    ]
