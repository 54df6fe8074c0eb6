"""What the problems of recommendations say, and the words for categories and their reasons."""

from dataclasses import dataclass
from typing import Literal

from brobygger.domain.recommendations.category import Reason
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.recommendation import Colour
from brobygger.messages.sentence import Sentence

Shape = Literal["circle", "triangle", "diamond", "square"]


@dataclass(frozen=True, slots=True)
class CategoryWord:
    """How a category is shown: always word and shape together, colour only as a third sign."""

    da: str
    en: str
    shape: Shape
    sign: str

    def said(self, language: Literal["da", "en"]) -> str:
        """The word in a language."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True)
class ReasonWord:
    """A reason in one sentence."""

    da: str
    en: str


_IN_ENGLISH: tuple[tuple[Colour, str, Shape], ...] = (
    ("green", "Budget note ordered", "circle"),
    ("red", "Lacks funding", "triangle"),
    ("blue", "Outside the city's mandate", "diamond"),
    ("black", "Needs no funding", "square"),
)
CATEGORIES: dict[Colour, CategoryWord] = {
    colour: CategoryWord(MARKS[colour].words, english, shape, MARKS[colour].sign)
    for colour, english, shape in _IN_ENGLISH
}
"""The four states of the annex's legend, with the words and shapes that are printed on paper."""

REASONS: dict[Reason, ReasonWord] = {
    "outside_mandate": ReasonWord(
        "Ligger uden for kommunens mandat.",
        "Lies outside the city's mandate.",
    ),
    "note_ordered": ReasonWord(
        "Kræver finansiering, og budgetnotat er bestilt.",
        "Needs money, and a budget note is ordered.",
    ),
    "note_shared": ReasonWord(
        "Kræver finansiering og løftes af budgetnotatet til en anden anbefaling.",
        "Needs money and is lifted by another recommendation's budget note.",
    ),
    "note_in_package": ReasonWord(
        "Kræver finansiering, og budgetnotatet indgår i en anden forvaltnings budgetpakke.",
        "Needs money, and the budget note is part of another administration's package.",
    ),
    "no_note": ReasonWord(
        "Kræver finansiering, og der er ikke bestilt budgetnotat.",
        "Needs money, and no budget note is ordered.",
    ),
    "within_frame": ReasonWord(
        "Kan løftes inden for eksisterende ramme.",
        "Can be lifted within the existing frame.",
    ),
    "follows_others": ReasonWord(
        "Kræver ikke selv finansiering, men følger af andre anbefalinger.",
        "Needs no money of its own, but follows from other recommendations.",
    ),
    "follows_others_unstated": ReasonWord(
        "Følger af andre anbefalinger. Bilaget siger ikke, om delen selv kræver finansiering, "
        "så kategorien er betinget.",
        "Follows from other recommendations. The annex does not say whether the part itself needs "
        "money, so the category is conditional.",
    ),
    "frame_source_ended": ReasonWord(
        "Den finansiering, som den eksisterende ramme hvilede på, er udløbet.",
        "The funding that the existing frame stood on has ended.",
    ),
    "contradictory": ReasonWord(
        "Bilaget siger både, at delen kræver finansiering, og at den ikke gør.",
        "The annex says both that the part needs money and that it does not.",
    ),
    "not_classified": ReasonWord(
        "Bilaget siger ikke, hvordan delen skal løftes.",
        "The annex does not say how the part is to be lifted.",
    ),
}
"""Why a part has its category, by the domain's stable code."""

SENTENCES: dict[str, Sentence] = {
    "RECOMMENDATION-001": Sentence(
        "Der er ingen tabel med nummererede anbefalinger i dokumentet.",
        "Kontrollér, at du har valgt bilaget med tabellen. Kom den fra Word eller en "
        "hjemmeside, så gem den igen som PDF eller HTML, så tabellen følger med.",
        "There is no table with numbered recommendations in the document.",
        "Check that you chose the annex with the table. If it came from Word or a web page, save "
        "it again as PDF or HTML so that the table comes along.",
    ),
    "RECOMMENDATION-002": Sentence(
        "Anbefaling {expected} var den næste, men der står nummer {number}.",
        "Se efter i bilaget, om en række mangler, står to gange eller har fået et forkert "
        "nummer, og ret det dér.",
        "Recommendation {expected} was next, but the number printed is {number}.",
        "Look in the annex whether a row is missing, printed twice or wrongly numbered, and "
        "correct it there.",
    ),
    "RECOMMENDATION-003": Sentence(
        "Anbefaling {number} henviser til {target}, som ikke findes i bilaget: »{raw}«",
        "Ret henvisningen til et nummer, der findes, eller fjern den.",
        "Recommendation {number} points at {target}, which is not in the annex: “{raw}”",
        "Change the reference to a number that exists, or remove it.",
    ),
    "RECOMMENDATION-004": Sentence(
        "Del {part} nævner ingen forvaltning: »{raw}«",
        "Vælg den ansvarlige forvaltning, hvis du kender den; ellers lad feltet stå tomt. "
        "Det bliver ikke gættet ud fra rækkerne omkring.",
        "Part {part} names no administration: “{raw}”",
        "Choose the responsible administration if you know it; otherwise leave the field empty. It "
        "is not guessed from the rows around.",
    ),
    "RECOMMENDATION-005": Sentence(
        "Del {part} kan ikke få en kategori, for teksten siger hverken noget om penge eller "
        "om, hvordan delen løftes: »{raw}«",
        "Vælg selv kategorien og skriv hvorfor.",
        "Part {part} cannot get a category, for the text says neither anything about money nor how "
        "the part is lifted: “{raw}”",
        "Choose the category yourself and write why.",
    ),
    "RECOMMENDATION-006": Sentence(
        "Del {part} er finansieret ({source}), men bilaget siger ikke hvor længe: »{raw}«",
        "Find slutdatoen og skriv den på. Indtil da regnes pengene kun for sikre på bilagets "
        "egen dato.",
        "Part {part} is funded ({source}), but the annex does not say for how long: “{raw}”",
        "Find the end date and enter it. Until then the money counts as certain only on the "
        "annex's own date.",
    ),
    "RECOMMENDATION-007": Sentence(
        "Anbefaling {number} er trykt med {printed_da} skrift, men ordene peger på {derived_da}.",
        "Læs rækken igen og behold det, der er rigtigt. Er farven rigtig, så vælg den og skriv "
        "hvorfor.",
        "Recommendation {number} is printed in {printed_en}, but its words point at {derived_en}.",
        "Read the row again and keep what is right. If the colour is right, choose it and write "
        "why.",
    ),
    "RECOMMENDATION-008": Sentence(
        "»{words}« er ikke et kendt udvalg eller en kendt forvaltning.",
        "Vælg det rigtige navn på listen, eller bed om at få det nye navn oprettet med kilde.",
        "“{words}” is no known committee or administration.",
        "Choose the right name from the list, or have the new name added with its source.",
    ),
    "RECOMMENDATION-009": Sentence(
        "Anbefaling {number} står ikke under et kendt temaområde. Overskriften er »{raw}«.",
        "Vælg skole, voksne eller civilsamfund.",
        "Recommendation {number} does not stand under a known theme area. The head is “{raw}”.",
        "Choose school, adults or civil society.",
    ),
    "RECOMMENDATION-010": Sentence(
        "Rækken med anbefaling {number} er delt af et sideskift og er sat sammen igen. Anden "
        "halvdel begynder: »{raw}«",
        "Kontrollér, at teksten hænger sammen.",
        "The row of recommendation {number} was split by a page break and has been joined. Its "
        "second half begins: “{raw}”",
        "Check that the text hangs together.",
    ),
    "RECOMMENDATION-011": Sentence(
        "Del {part} skal løftes som del af anbefaling {target}, men bilaget siger ikke hvilken "
        "del: »{raw}«",
        "Vælg delen, hvis du ved det. Ellers vises både den strenge og den milde læsning.",
        "Part {part} is to be lifted as part of recommendation {target}, but the annex does not "
        "say which part: “{raw}”",
        "Choose the part if you know it. Otherwise both the strict and the lenient reading are "
        "shown.",
    ),
    "RECOMMENDATION-012": Sentence(
        "Denne oplysning ved anbefaling {number} blev ikke forstået: »{raw}«",
        "Læs den selv og ret felterne, hvis den betyder noget for penge, ansvar eller frister.",
        "This statement at recommendation {number} was not understood: “{raw}”",
        "Read it yourself and correct the fields if it matters for money, owner or dates.",
    ),
    "RECOMMENDATION-013": Sentence(
        "Det fremgår ikke, om del {part} er en ny indsats eller en videreførelse.",
        "Vælg ny eller videreførelse, eller lad feltet stå tomt.",
        "It is not stated whether part {part} is new or continued.",
        "Choose new or continued, or leave the field empty.",
    ),
    "RECOMMENDATION-014": Sentence(
        "Del {part} siges både at kræve finansiering og ikke at gøre det: »{raw}«",
        "Find ud af, hvad der gælder, eller del op, så hver del har ét svar.",
        "Part {part} is said both to need money and not to: “{raw}”",
        "Find out which holds, or split it so that each part has one answer.",
    ),
    "RECOMMENDATION-015": Sentence(
        "Del {part} bygger på en budgetbestilling til anbefaling {target}, men dér er der ikke "
        "bestilt budgetnotat: »{raw}«",
        "Ret henvisningen, eller skriv bestillingen på anbefaling {target}.",
        "Part {part} leans on a budget order for recommendation {target}, but no note is ordered "
        "there: “{raw}”",
        "Correct the reference, or enter the order at recommendation {target}.",
    ),
    "RECOMMENDATION-016": Sentence(
        "Bilagets dato blev ikke fundet.",
        "Skriv datoen. Uden den kan det ikke siges, hvilke bevillinger der er udløbet.",
        "The date of the annex was not found.",
        "Enter the date. Without it nobody can tell which grants have ended.",
    ),
    "RECOMMENDATION-017": Sentence(
        "Bilaget har ingen forklaring af farverne, så trykte farver kan ikke sammenlignes.",
        "Ingen handling er nødvendig: kategorierne er udledt af ordene.",
        "The annex has no legend, so printed colours cannot be compared.",
        "No action is needed: the categories follow from the words.",
    ),
    "RECOMMENDATION-018": Sentence(
        "Nogle dele venter på hinanden i ring og kan aldrig komme i gang: {path}.",
        "Ret en af henvisningerne, så ringen brydes.",
        "Some parts wait for each other in a ring and can never begin: {path}.",
        "Correct one of the references so that the ring is broken.",
    ),
    "RECOMMENDATION-019": Sentence(
        "Anbefaling {number} kan løftes af den ene eller den anden anbefaling: »{raw}«",
        "Begge er skrevet på som krav. Fjern den, der ikke skal gælde.",
        "Recommendation {number} can be lifted by one recommendation or another: “{raw}”",
        "Both are entered as required. Remove the one that is not to count.",
    ),
    "RECOMMENDATION-020": Sentence(
        "Bilagets titel blev ikke fundet.",
        "Skriv titlen, så bilaget kan kendes på listen.",
        "The title of the annex was not found.",
        "Enter the title so that the annex can be told on the list.",
    ),
    "RECOMMENDATION-021": Sentence(
        "På side {page} står der ord i tabellen, som ikke kan føres til en kolonne: »{raw}«",
        "De er ikke læst med. Sammenlign siden med papiret, og ret de anbefalinger, der mangler "
        "noget. Har du bilaget som Word, eller med streger mellem kolonnerne, så aflever det.",
        "On page {page} the table holds words that cannot be put in a column: “{raw}”",
        "They are not read. Compare the page with the paper, and correct the recommendations that "
        "lack something. If you have the annex as Word, or with lines between its columns, hand "
        "that in.",
    ),
}
