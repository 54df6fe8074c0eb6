"""Budget notes made by chance."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from brobygger.demo.build import BudgetLine, NoteFacts, make_note, staff_label
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.reference import district_labels, need_to_labels

COMMITTEES = {"BI": "BIU", "BU": "BUU", "SO": "SUD", "KF": "KFU", "TM": "TMU", "ØK": "ØU"}
TITLES = (
    "Brobygning i boligområder",
    "Lokal støtte til forældre",
    "Unges fritidsliv nær på",
    "Fælles sprog på tværs af skoler og klubber",
    "Netværk for kvinder i nærmiljøet og rådgivning om rettigheder",
    "Åbne døre",
    "Helhedsorienteret forebyggelsesindsats med boligorganisationer og beskæftigelsesmedarbejdere",
)
LABELS = ("Aktivitetsmidler", "Leje af lokaler", "Kompetenceudvikling", "Rådgivning", "Oplysning")
INCOMES = ("Tilskud fra fond", "Refusion fra staten")
SENTENCES = (
    "Børn og unge møder mange forskellige forventninger i løbet af en uge.",
    "Lokale foreninger kender familierne og har deres tillid.",
    "Der er brug for, at skole og fritid trækker i samme retning.",
    "Erfaringer fra lignende byer peger på tidlig og åben dialog.",
    "Flere beboere spørger efter et sted at gå hen uden at blive registreret.",
    "Medarbejderne får hjælp til de svære samtaler om normer i familien.",
    "Kommunen har prøvet enkelte kurser, men ingen har nået de ældste søskende.",
    "Rådgivning gives på det sprog, som borgeren er tryg ved.",
    "Arbejdet følges af en gruppe med både kommunale og frivillige kræfter.",
    "Indsatsen lægges, hvor folk i forvejen færdes.",
    "Unge med ikke-vestlig baggrund er spurgt i årene 2012 til 2022, og 24 pct. svarede.",
    "Køns- og aldersnormer er tit et tema i peer-to-peer-forløb (dvs. blandt jævnaldrende).",
    "En pulje på 50.000 kr. gav 1,1 gange så mange deltagere: flere søskende, færre frafald.",
    "Et ”fælles sprog” – mhp. samarbejde ml. børne-, unge- og voksenområdet – mangler endnu.",
)
ITEMS = (
    "forældre til børn i skolealderen",
    "unge mellem skole og job",
    "foreninger med rødder i området",
    "pædagoger og lærere i udskolingen",
    "samtaler om frihed og fællesskab",
    "viden om rettigheder på flere sprog",
    "ture og møder på tværs af generationer",
    "antal deltagere, som kommer igen",
    "aftaler mellem to eller flere lokale parter",
    "boligafdelinger med et aktivt beboerhus",
)
NOTES = (
    "24 pct. af de adspurgte unge, undersøgelse 2021",
    "Kortlægning af lokale tiltag, 2018",
    "Statens liste over boligområder, december 2022",
    "3 ud af 10 forældre svarede, spørgeskema 2019",
    "Nyhedsbrev nr. 4, 2017",
)
AGREEMENTS = ("Budgetaftale", "Overførselssag")


def a_note(**changes: Any) -> BudgetNote:
    """A plain four-year note; each argument is a field of ``NoteFacts``."""
    return make_note(note_facts(**changes))


def note_facts(**changes: Any) -> NoteFacts:
    """The facts of ``a_note``."""
    facts = NoteFacts(
        code="BI12",
        title=TITLES[0],
        years=(2024, 2025, 2026, 2027),
        lines=(
            BudgetLine(staff_label(Fraction(3, 2)), (900_000,) * 4),
            BudgetLine(LABELS[0], (300_000,) * 4),
        ),
        sections=_sections(Random(1), "1½ årsværk"),
        fte=Fraction(3, 2),
        need_to=dict.fromkeys(need_to_labels(2024), False),
        districts=dict.fromkeys(district_labels(2024), False),
        target_groups=ITEMS[:2],
        themes=ITEMS[4:6],
        area_criteria=ITEMS[2:4],
        follow_up=ITEMS[7:9],
        footnotes=NOTES[:2],
        earlier=(("Budgetaftale 2023", 2023, 300_000),),
    )
    return replace(facts, **changes)


def random_note(rng: Random) -> BudgetNote:
    """A note made by chance, whose figures add up."""
    return make_note(random_facts(rng))


def random_facts(rng: Random) -> NoteFacts:
    """What a note made by chance says: 1-10 years, 1-6 lines, halves, income, ticks, notes."""
    first = rng.randint(2019, 2031)
    years = tuple(range(first, first + rng.choice((4, 4, 4, 1, 2, 3, 5, 10))))
    step = 100_000 if rng.random() < 0.2 else 1_000
    fte = Fraction(rng.randint(1, 14), 2)
    shown = rng.choice((staff_label(fte), staff_label(fte).replace("½", " ½").replace("( ", "(")))
    prefix = rng.choice(sorted(COMMITTEES))
    area = rng.choice(("Service", "Service", "Anlæg"))
    items = rng.sample(ITEMS, 8)
    wage = int(fte * rng.randrange(500_000, 800_000, 1_000) // step * step)
    more: dict[str, Any] = {
        "committee": COMMITTEES[prefix],
        "appropriation": f"{rng.randint(10, 99)}.{rng.randint(10, 99)}",
        "control_area": area,
    }
    return NoteFacts(
        code=f"{prefix}{rng.randint(1, 30):02d}",
        title=rng.choice(TITLES),
        years=years,
        lines=tuple(_lines(rng, shown, wage, years, step=step, more=more)),
        sections=_sections(rng, f"{shown.split('(')[1][:-4]} årsværk"),
        fte=fte,
        unit="mio. kr." if step == 100_000 else "1.000 kr.",
        price_base=first,
        need_to=_ticks(rng, need_to_labels(2024)),
        districts=_ticks(rng, district_labels(2024)),
        citywide=rng.random() < 0.3,
        target_groups=tuple(items[: rng.randint(1, 2)]),
        themes=tuple(items[2 : 2 + rng.randint(1, 2)]),
        area_criteria=tuple(items[4 : 4 + rng.randint(1, 2)]),
        follow_up=tuple(items[6 : 6 + rng.randint(1, 2)]),
        footnotes=tuple(rng.sample(NOTES, rng.randint(0, 5))),
        earlier=_earlier(rng, first),
        control_area=area.lower(),
    )


def _lines(
    rng: Random, staff: str, wage: int, years: tuple[int, ...], *, step: int, more: dict[str, Any]
) -> list[BudgetLine]:
    lines = [BudgetLine(staff, (wage,) * len(years), **more)]
    for label in rng.sample(LABELS, rng.randint(0, 4)):
        steady = rng.random() < 0.7
        amounts = [rng.randint(1, 3_000) * step for _ in years]
        lines.append(
            BudgetLine(label, tuple(amounts[:1] * len(years) if steady else amounts), **more)
        )
    if rng.random() < 0.3:
        income = -rng.randint(1, 400) * step
        lines.append(BudgetLine(rng.choice(INCOMES), (income,) * len(years), "I", **more))
    return lines


def _sections(rng: Random, staff: str) -> dict[str, str]:
    """Running text; "staff" stands once, in the section on what is proposed."""
    return {
        "Baggrund": _text(rng),
        "Udfordring": _text(rng),
        "Eksisterende indsats": _text(rng),
        "Indsats": f"{_text(rng)}\nMedarbejderressourcer ({staff}) samler trådene lokalt.",
        "Forventet effekt og opfølgning": _text(rng),
        "Risikovurdering og proces": (
            "Der er ingen kendte risici.\nArbejdet kan begynde uden yderligere udvalgsbehandling."
        ),
        "Bydel": rng.choice(SENTENCES),
    }


def _text(rng: Random) -> str:
    picked = rng.sample(SENTENCES, rng.randint(3, 6))
    half = rng.randint(1, len(picked) - 1)
    return f"{' '.join(picked[:half])}\n{' '.join(picked[half:])}"


def _ticks(rng: Random, labels: tuple[str, ...]) -> dict[str, bool]:
    return {label: rng.random() < 0.25 for label in labels}


def _earlier(rng: Random, first: int) -> tuple[tuple[str, int, int], ...]:
    years = rng.sample(range(first - 5, first + 1), rng.randint(0, 2))
    return tuple(
        (f"{rng.choice(AGREEMENTS)} {year}", year, rng.randint(1, 5_000) * 1_000)
        for year in sorted(years)
    )


notes = st.integers(0, 10**6).map(lambda seed: random_note(Random(seed)))
"""Budget notes whose figures add up."""
