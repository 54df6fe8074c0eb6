"""The activities, trials and contacts of the demo. None of them exists."""

from dataclasses import dataclass

from brobygger.web.actors.demo_rows import (
    FATHERS,
    GUIDANCE,
    MEETINGS,
    MOTHERS,
    NETWORKS,
    PROFESSIONALS,
    SKILLS,
    YOUTH,
)


@dataclass(frozen=True, slots=True)
class Invented:
    """An activity that does not exist, every ``every`` weeks on a weekday (0 is Monday)."""

    title: str
    alias: str
    theme: str
    group: str
    actors: tuple[str, ...]
    weekday: int
    every: int
    venue: str
    plan: str
    kind: str = "citizens"
    is_closed: bool = True
    trial: str = ""


@dataclass(frozen=True, slots=True)
class InventedTrial:
    """Something that is tried out, by actors that do not exist."""

    title: str
    theme: str
    actors: tuple[str, ...]
    what: str
    expected: str
    is_due: bool = False


ACTIVITIES = (
    Invented(
        "Samtalegruppe for mødre",
        "Tirsdagsholdet",
        NETWORKS,
        MOTHERS,
        ("Eksempelhavens Mødregruppe", "Helhedsplanen Eksempelhaven"),
        1,
        2,
        "Beboerhuset",
        "Mødrene vælger selv emnet. To fra holdet er med hver gang.",
    ),
    Invented(
        "Mad og fodbold for fædre",
        "Torsdagsholdet",
        MEETINGS,
        FATHERS,
        ("Fædreforeningen Broen", "Idrætsforeningen Birk"),
        3,
        2,
        "Hallen ved skolen",
        "Spisning, bold og en samtale bagefter.",
        trial="Fædregruppe sammen med skolen",
    ),
    Invented(
        "Åben rådgivning om rettigheder",
        "Klubben",
        GUIDANCE,
        YOUTH,
        ("Ungdomsklubben Perronen", "Helhedsplanen Eksempelhaven"),
        2,
        1,
        "Klublokalet",
        "Rådgiveren sidder der fra 16 til 18.",
        is_closed=False,
    ),
    Invented(
        "Kursus i fælles sprog for medarbejdere",
        "Mandagsholdet",
        SKILLS,
        PROFESSIONALS,
        ("Helhedsplanen Eksempelhaven", "Birkeskolen"),
        0,
        8,
        "Skolens bibliotek",
        "Et halvt dagskursus med øvelser fra hverdagen.",
        kind="competence",
        is_closed=False,
        trial="Fast makker på skolen",
    ),
)

TRIALS = (
    InventedTrial(
        "Fædregruppe sammen med skolen",
        MEETINGS,
        ("Fædreforeningen Broen", "Birkeskolen"),
        "Skolen inviterer fædrene på første forældremøde, og foreningen tager imod.",
        "Mindst halvdelen af fædrene kommer igen efter fire gange.",
        is_due=True,
    ),
    InventedTrial(
        "Fast makker på skolen",
        SKILLS,
        ("Birkeskolen", "Helhedsplanen Eksempelhaven"),
        "En lærer og en medarbejder fra helhedsplanen mødes hver anden måned.",
        "Skolen ringer tidligere, når den er i tvivl.",
    ),
)

GROUPS = ("børn under 13", "unge 13-17 år", "unge 18-29 år", "forældre")

HELP = (
    (
        "acute",
        "Alarmcentralen (opdigtet)",
        "hele døgnet",
        "Er nogen i fare nu, så ring først her.",
        1,
    ),
    ("acute", "Den sociale døgnvagt (opdigtet)", "hele døgnet", "Når det ikke kan vente.", 2),
    (
        "adviser",
        "Rådgivning for fagpersoner (opdigtet)",
        "hverdage 9-15",
        "Er du i tvivl, så spørg uden at nævne navne.",
        3,
    ),
    ("specialist", "Specialteamet (opdigtet)", "hverdage 9-16", "Når der er brug for flere.", 9),
    (
        "duty",
        "Modtagelsen for underretninger (opdigtet)",
        "hverdage 8-16",
        "Har du pligt til at underrette, gør du det selv og straks.",
        2,
    ),
)
