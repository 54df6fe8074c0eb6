"""The organisations of the demo and what they do. None of them exists."""

from dataclasses import dataclass

from brobygger.web.initiatives.words import THEMES


@dataclass(frozen=True, slots=True)
class Invented:
    """An organisation that does not exist: name, sector, offer, days, themes, groups, function."""

    title: str
    sector: str
    offers: str
    days: tuple[int, ...]
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    function: str = ""


GUIDANCE, NETWORKS, MEETINGS, SKILLS = THEMES
YOUTH, MOTHERS, FATHERS, FAMILY, PROFESSIONALS = (
    "Unge",
    "Mødre",
    "Fædre",
    "Øvrig familie",
    "Fagpersoner",
)

ACTORS = (
    Invented(
        "Boligforeningen Eksempelhaven",
        "Boligorganisation",
        "Stiller beboerhuset til rådighed og kender beboerne i alle opgange.",
        (1, 2, 3, 4, 5),
        (MEETINGS,),
        (FAMILY,),
        "Driftsleder",
    ),
    Invented(
        "Helhedsplanen Eksempelhaven",
        "Boligsocial indsats",
        "Fællesspisning, lommepengejob og familienetværk i beboerhuset.",
        (1, 2, 3, 4),
        (NETWORKS, MEETINGS),
        (MOTHERS, YOUTH),
        "Boligsocial leder",
    ),
    Invented(
        "Eksempelhavens Mødregruppe",
        "Forening",
        "Mødre mødes hver tirsdag og inviterer oplægsholdere.",
        (2,),
        (NETWORKS,),
        (MOTHERS,),
        "Formand",
    ),
    Invented(
        "Fædreforeningen Broen",
        "Forening",
        "Fædre laver mad, spiller bold og taler om opdragelse.",
        (4, 7),
        (NETWORKS, MEETINGS),
        (FATHERS,),
        "Formand",
    ),
    Invented(
        "Idrætsforeningen Birk",
        "Forening",
        "Fodbold og gymnastik for piger og drenge.",
        (1, 3, 6),
        (MEETINGS,),
        (YOUTH,),
        "Ungdomsleder",
    ),
    Invented(
        "Birkeskolen",
        "Skole",
        "Trivselsforløb i udskolingen og forældremøder med tolk.",
        (1, 2, 3, 4, 5),
        (GUIDANCE, MEETINGS),
        (YOUTH, FAMILY),
        "Skoleleder",
    ),
    Invented(
        "Ungdomsklubben Perronen",
        "Fritids- og ungdomsklub",
        "Åben klub med samtalegrupper for unge over 13 år.",
        (1, 2, 3, 4, 5),
        (GUIDANCE, MEETINGS),
        (YOUTH,),
        "Klubleder",
    ),
    Invented(
        "Børnehuset Solsikken",
        "Daginstitution",
        "Forældrecafé en gang om måneden.",
        (1, 2, 3, 4, 5),
        (NETWORKS,),
        (MOTHERS, FATHERS),
        "Pædagogisk leder",
    ),
    Invented(
        "Sprogskolen ved Kanalen",
        "Sprogskole",
        "Undervisning om rettigheder og medborgerskab.",
        (1, 2, 3, 4),
        (GUIDANCE,),
        (FAMILY,),
        "Afdelingsleder",
    ),
    Invented(
        "Jobhuset Eksempelhaven",
        "Beskæftigelse og jobcenter",
        "Fritidsjob til unge og vejledning til forældre.",
        (1, 2, 4),
        (GUIDANCE,),
        (YOUTH, FAMILY),
        "Teamleder",
    ),
    Invented(
        "Lokalpolitiet, område øst",
        "Politi og SSP",
        "Tryghedsvandringer og faste møder med klubberne.",
        (1, 2, 3, 4, 5),
        (GUIDANCE,),
        (YOUTH, PROFESSIONALS),
        "Lokalbetjent",
    ),
    Invented(
        "Sundhedshuset Birk",
        "Sundhed",
        "Sundhedsplejersker med åben rådgivning.",
        (2, 4),
        (GUIDANCE,),
        (MOTHERS,),
        "Ledende sundhedsplejerske",
    ),
    Invented(
        "Biblioteket i Eksempelhaven",
        "Kultur og bibliotek",
        "Lokaler, læsegrupper og debataftener.",
        (1, 2, 3, 4, 5, 6),
        (MEETINGS,),
        (FAMILY,),
        "Områdebibliotekar",
    ),
    Invented(
        "Købmanden på Torvet",
        "Privat virksomhed",
        "Fritidsjob til to unge ad gangen.",
        (1, 2, 3, 4, 5, 6),
        (),
        (YOUTH,),
        "Indehaver",
    ),
    Invented(
        "Områdeteamet",
        "Anden kommunal enhed",
        "Indsatsens egne medarbejdere: brobygning, sparring og vidensdeling.",
        (1, 2, 3, 4, 5),
        (SKILLS, NETWORKS),
        (PROFESSIONALS,),
        "Projektleder",
    ),
)

STAFF = "Områdeteamet"


@dataclass(frozen=True, slots=True)
class InventedEffort:
    """Something that they do: name, by whom, standing, level, themes, groups, paid or not."""

    title: str
    actors: tuple[str, ...]
    standing: str
    level: str
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    is_paid: bool = False
    begins_in: int | None = None


EFFORTS = (
    InventedEffort(
        "Fællesspisning i beboerhuset",
        ("Boligforeningen Eksempelhaven", "Helhedsplanen Eksempelhaven"),
        "existing",
        "area",
        (MEETINGS,),
        (FAMILY,),
    ),
    InventedEffort(
        "Mødrenetværk om tirsdagen",
        ("Eksempelhavens Mødregruppe", "Helhedsplanen Eksempelhaven", STAFF),
        "existing",
        "group",
        (NETWORKS,),
        (MOTHERS,),
        is_paid=True,
    ),
    InventedEffort(
        "Trivselsforløb i 8. klasse",
        ("Birkeskolen", "Ungdomsklubben Perronen"),
        "existing",
        "group",
        (GUIDANCE,),
        (YOUTH,),
    ),
    InventedEffort(
        "Månedsmøde om tryghed",
        ("Lokalpolitiet, område øst", "Ungdomsklubben Perronen", "Birkeskolen"),
        "existing",
        "area",
        (GUIDANCE,),
        (PROFESSIONALS,),
    ),
    InventedEffort(
        "Fædrefodbold", ("Fædreforeningen Broen",), "existing", "group", (NETWORKS,), (FATHERS,)
    ),
    InventedEffort(
        "Åben rådgivning for familier",
        ("Sundhedshuset Birk",),
        "existing",
        "individual",
        (GUIDANCE,),
        (MOTHERS,),
    ),
    InventedEffort(
        "Debataften på biblioteket",
        ("Biblioteket i Eksempelhaven",),
        "existing",
        "area",
        (MEETINGS,),
        (FAMILY,),
    ),
    InventedEffort(
        "Undervisning om rettigheder",
        ("Sprogskolen ved Kanalen",),
        "existing",
        "group",
        (GUIDANCE,),
        (FAMILY,),
    ),
    InventedEffort(
        "Kursus om negativ social kontrol for fagpersoner",
        (STAFF, "Birkeskolen", "Børnehuset Solsikken"),
        "planned",
        "group",
        (SKILLS,),
        (PROFESSIONALS,),
        is_paid=True,
        begins_in=40,
    ),
    InventedEffort(
        "Fritidsjobmesse",
        ("Jobhuset Eksempelhaven", "Helhedsplanen Eksempelhaven"),
        "planned",
        "area",
        (GUIDANCE,),
        (YOUTH,),
        begins_in=75,
    ),
)
