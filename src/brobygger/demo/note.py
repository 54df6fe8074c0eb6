"""The demo note: our own words around the real note's code, figures and structure.

Nothing here says what was decided: no box is ticked, no area chosen, no outcome entered.
"""

from dataclasses import replace
from fractions import Fraction

from brobygger.demo.build import BudgetLine, NoteFacts, make_note, staff_label
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.reference import district_labels, need_to_labels

STAFF = Fraction(5, 2)
MISREAD_STAFF = Fraction(22)
"""What a scan makes of "2½": the trap that the checks must catch."""

_YEARS = (2024, 2025, 2026, 2027)

_SECTIONS = {
    "Baggrund": (
        "Forslaget gælder en lokal indsats, der skal forebygge negativ social kontrol. Den foregår"
        " i et udsat boligområde og bygger bro mellem beboere, foreninger og de fagfolk, som"
        " familierne allerede møder. En kortlægning, betalt af Budget 2023, ligger til grund."
    ),
    "Udfordring": (
        "Kommunens politiske mål er, at færre københavnere oplever negativ social kontrol."
        " Unge med ikke-vestlig baggrund er særligt udsatte. Presset kommer ofte fra familie,"
        " omgangskreds og naboer på samme tid. Hjælp til den enkelte rækker derfor ikke langt nok."
    ),
    "Eksisterende indsats": (
        "Vejledere på jobcentret og et beredskab af fagfolk hjælper i konkrete sager, og skoler"
        " underviser børn og unge i deres rettigheder.\n"
        "Der mangler noget, som når forældre og naboskab samlet."
    ),
    "Indsats": (
        "Ekspertgruppen foreslår i anbefaling 13 en 360-graders indsats, hvor alle omkring"
        " familien arbejder i samme retning. Den løber fire år i 2024-27 i et af byens 13"
        " forebyggelsesområder på statens liste fra december 2022.\n"
        "Området vælges sammen med Teknik- og Miljøforvaltningen.\n"
        "Pengene går til medarbejderressourcer ({staff} årsværk), der finder og forbinder lokale"
        " aktører, deler viden og samler op på resultater.\n"
        "En styregruppe med både kommunale og civile aktører følger arbejdet."
    ),
    "Forventet effekt og opfølgning": (
        "Det overordnede formål er et lokalområde, der bedre kan stå imod normer, som støtter"
        " kontrol.\n"
        "Forvaltningen drøfter mulig følgeforskning med staten."
    ),
    "Risikovurdering og proces": (
        "Der ventes ingen særlige risici.\nIndsatsen kan begynde uden yderligere udvalgsbehandling."
    ),
    "Bydel": "Bydel og område findes sammen med Teknik- og Miljøforvaltningen.",
}

_FOOTNOTES = (
    "Politik for udsatte byområder, mål 14: unge i de udsatte byområder møder mindre kontrol",
    (
        "Medborgerskabsundersøgelsen 2021: 24 pct. af 18-29-årige unge med ikke-vestlig baggrund"
        " er begrænset i, hvem de kan være kæreste med eller gifte sig med; ellers er det 4 pct."
    ),
    "Undersøgelse af unges oplevelser, 2018",
)


def demo_note(*, trap: bool = False) -> BudgetNote:
    """The demo's budget note; with ``trap`` its text says 22 full-time equivalents, not 2½."""
    staff = "22" if trap else "2½"
    sections = {heading: text.replace("{staff}", staff) for heading, text in _SECTIONS.items()}
    note = make_note(_facts(sections))
    if not trap:
        return note
    return _with_first_staff(note, MISREAD_STAFF)


def _facts(sections: dict[str, str]) -> NoteFacts:
    return NoteFacts(
        code="BI08",
        title="Lokal indsats mod negativ social kontrol",
        years=_YEARS,
        lines=(
            BudgetLine(staff_label(STAFF), (1_600_000,) * 4),
            BudgetLine("Aktivitetsmidler", (400_000,) * 4),
        ),
        sections=sections,
        fte=STAFF,
        need_to=dict.fromkeys(need_to_labels(2024), False),
        districts=dict.fromkeys(district_labels(2024), False),
        target_groups=(
            "Børn, unge, forældre og andre voksne, der mærker normernes pres i området",
            "Lokale aktører i kommune og civilsamfund",
        ),
        themes=(
            "Rettigheder og demokratisk deltagelse",
            "Netværk mellem kvinder",
            "Samtaler om normer, køn og familieliv",
            "Viden og fælles sprog hos lokale aktører",
        ),
        area_criteria=(
            "gode tiltag, som beboerne allerede har tillid til",
            "egnede aktører i flere sektorer, der gerne vil være med",
            "et behov for forebyggelse, som er vurderet lokalt",
        ),
        follow_up=(
            "Hvor mange borgere i målgruppen aktiviteterne når",
            "Hvor meget lokale aktører samarbejder, før og efter",
        ),
        footnotes=_FOOTNOTES,
        earlier=(("Budgetaftale 2023", 2023, 300_000),),
    )


def _with_first_staff(note: BudgetNote, fte: Fraction) -> BudgetNote:
    return replace(note, fte=(replace(note.fte[0], value=fte, raw=str(fte)), *note.fte[1:]))


def fictional_note() -> BudgetNote:
    """A second note, so that the list is not empty; it says itself that it is invented.

    Only the area initiative has a cost in the real case. This note's figures are made up, and
    its title and text say so wherever they are shown.
    """
    return make_note(
        NoteFacts(
            code="BU99",
            title="Ressourcefunktion på udvalgte skoler (fiktivt eksempel)",
            years=(2024, 2025),
            lines=(
                BudgetLine(
                    staff_label(Fraction(3, 2)),
                    (900_000, 900_000),
                    committee="BUU",
                    appropriation="99.99",
                ),
                BudgetLine("Kurser", (150_000, 100_000), committee="BUU", appropriation="99.99"),
            ),
            sections={
                "Baggrund": "Notatet er opdigtet og viser, hvordan et notat ser ud i registret.",
                "Indsats": (
                    "Udvalgte skoler får en ressourcefunktion (1½ årsværk), som støtter ledelsen"
                    " i at forankre arbejdet."
                ),
                "Risikovurdering og proces": (
                    "Der ventes ingen særlige risici.\n"
                    "Indsatsen kan begynde uden yderligere udvalgsbehandling."
                ),
            },
            fte=Fraction(3, 2),
            need_to=dict.fromkeys(need_to_labels(2024), False),
            districts=dict.fromkeys(district_labels(2024), False),
            citywide=True,
            target_groups=("Ledere og lærere på skoler i hele byen",),
        )
    )
