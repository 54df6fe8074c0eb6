"""A budget note as loose text, in our own words: the form a text layer or a scan leaves.

Parts are exchanged by name, so that a test shows the one thing it is about::

    note_text(table_1=TABLE_WITHOUT_HEADS)
"""

TITLE = """\
BI12 Åbent hus for familier i et boligområde om frihed og fæl-
lesskab
"""

BACKGROUND = """\
Baggrund
Forslaget giver et åbent hus for familier i et udsat boligområde. Det bygger på sam-
taler med beboere og på en rundspørge blandt ikke-
vestlige foreninger.
"""

CHALLENGE = """\
Indhold
Udfordring
Byen har et mål om, at andelen af københavnere, der savner frihed, skal
falde.1 Flere unge fortæller om pres hjemmefra.2 Skolerne hører det samme.3
"""

EXISTING = """\
Eksisterende indsats
Et kursus findes på to skoler, og kommunen når ad den vej en
"""

FOOTNOTES = """\

1 Plan for byens kvarterer, mål 7: Færre unge i de udsatte byområder savner frihed
2 24 pct. blandt 18-29-årige københavnere med ikke-vestlig baggrund svarer ja, rund-
spørge 2021
3 Samtaler med lærere, 2019
 lille del af forældrene. Resten står udenfor.
"""

EFFORT = """\
Indsats
En af ekspertgruppens anbefalinger er en ”360-graders indsats”. Der foreslås en fireårig
indsats i 2024-27 i et af byens forebyggelsesområder. I udvælgelsen af område lægges der
vægt på, at der er:

• tillid mellem naboer og medarbejdere
• et hus, som kan bruges om aftenen

Midlerne går til:

\uf0b7 Medarbejdere (2½ årsværk) til at åbne huset og føre bog over
  besøg.
\uf0b7 Aftener inden for disse temaer:
o Frihed og fællesskab
o Mad på tværs
"""

GROUPS = """\
Målgrupper
Indsatsen har to målgrupper:

\uf0b7 Familier med børn i skolealderen
\uf0b7 Lokale foreninger - både store og små
"""

EFFECT = """\
Forventet effekt og opfølgning
Det overordnede formål er, at flere familier kender deres frihed.

Der følges op via:

\uf0b7 Antal familier, som huset når
\uf0b7 Samtaler om samarbejdet mellem foreninger

Forvaltningen taler med en styrelse om følgeforskning.
"""

ECONOMY = """\
Økonomi
Der afsættes 2,0 mio. kr. årligt i 2024-27 til huset.

Tabel 1 samler udgifterne i forslaget.
"""

TABLE_1 = """\
Tabel 1 - Udgifter på alle styringsområder

1.000 kr., 2024 p/l
Styrings-
område

2024 2025 2026 2027 I alt

Medarbejdere til huset
(2 ½ ÅV)

Service 1.600 1.600 1.600 1.600 6.400

Aftener Service 400 400 400 400 1.600

Udgifter i alt (netto)  2.000 2.000 2.000 2.000 8.000
"""

FOOT = """\


Budget 2024 4/4

"""

RISK = """\
Risikovurdering og proces
Ingen kendte risici. Indsatsen kan begynde uden yderligere udvalgsbehandling.
"""

TABLE_2 = """\
Tekniske oplysninger

Bevillingstekniske oplysninger

Tabel 2 - Udgifter til service

1.000 kr., 2024 p/l Udvalg Bevilling
Ind-

tægt/
udgift

2024 2025 2026 2027 I alt

Medarbejdere til hu-
set (2 ½ ÅV)

BIU 35.10 U 1.600 1.600 1.600 1.600 6.400

Aftener BIU 35.10 U 400 400 400 400 1.600

Serviceudgifter i alt    2.000 2.000 2.000 2.000 8.000
"""

DISTRICTS = """\
Øvrige tekniske oplysninger

Bydel
Bydelen vælges senere.

Bydækkende: ☐
Bispe-
bjerg

 ☐ Indre by  ☐
Vesterbro/Kgs. Eng-
have

 ☐ Valby  ☒
Amager
Øst

 ☐ Udenbys ☐

Nørrebro  ☐
Øster-
bro

 ☐ Brønshøj/Husum  ☐ Vanløse  ☐
Amager
Vest

 ☐
"""

ADDRESS = "Adresse\nHusvej 1\n"

EARLIER = """\
Tidligere afsatte midler

1.000 kr., løbende p/l 2019 2020 2021 2022 2023 2024 2025

Budgetaftale 2023     300

Afsatte midler i alt     300
"""

BOX = """\
Kategorisering
☐ Need to
☐ Fastholdelse/rekruttering
☐ Rettidig omhu
☒ Specifik udfordring
☐ Bevillingsudløb
☐ Henvist sag
☐ Bestilt af politisk parti
☒ Bestilt af fagudvalg
☐ Bestilt administrativt
"""

PARTS = {
    "title": TITLE,
    "box": BOX,
    "background": BACKGROUND,
    "challenge": CHALLENGE,
    "existing": EXISTING,
    "footnotes": FOOTNOTES,
    "effort": EFFORT,
    "groups": GROUPS,
    "effect": EFFECT,
    "economy": ECONOMY,
    "table_1": TABLE_1,
    "foot": FOOT,
    "risk": RISK,
    "table_2": TABLE_2,
    "districts": DISTRICTS,
    "address": ADDRESS,
    "earlier": EARLIER,
}


def note_text(**changes: str) -> str:
    """The whole note; an argument replaces a part, an empty string leaves it out."""
    unknown = changes.keys() - PARTS.keys()
    if unknown:
        raise KeyError(f"no such part of the note: {sorted(unknown)}")
    return "\n".join({**PARTS, **changes}.values())
