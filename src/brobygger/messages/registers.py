"""What is said of a register file that cannot be used, and of a question without an answer."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "REGISTER-001": Sentence(
        what_da="{name} er ikke JSON: det går galt i linje {line}, tegn {column}.",
        remedy_da="Lav filen forfra med brobygger read BILAG --json, og skriv til i den.",
        what_en="{name} is not JSON: it breaks at line {line}, character {column}.",
        remedy_en="Make it anew with brobygger read ANNEX --json, and add to that.",
    ),
    "REGISTER-002": Sentence(
        what_da="Filen er ikke et bilag med anbefalinger efter kontrakt 1.",
        remedy_da="Brug det, brobygger read BILAG --json skriver om et bilag med anbefalinger.",
        what_en="The file is not an annex of recommendations by contract 1.",
        remedy_en="Use what brobygger read ANNEX --json prints of an annex of recommendations.",
    ),
    "REGISTER-003": Sentence(
        what_da="Det, der står ved »{path}«, har ikke den form, en registerfil skal have.",
        remedy_da="Sammenlign stedet med docs/reference/schemas/register.schema.json, og ret det.",
        what_en="What stands at “{path}” does not have the form of a register file.",
        remedy_en="Compare it with docs/reference/schemas/register.schema.json, and correct it.",
    ),
    "REGISTER-004": Sentence(
        what_da="{id} står to gange i registret.",
        remedy_da="Giv hver anbefaling, del og hvert notat sit eget nummer.",
        what_en="{id} is in the register twice.",
        remedy_en="Give each recommendation, part and note a number of its own.",
    ),
    "REGISTER-005": Sentence(
        what_da="Delene venter på hinanden i ring: {path}.",
        remedy_da="Fjern den af henvisningerne, som bilaget ikke selv siger.",
        what_en="The parts wait for each other in a ring: {path}.",
        remedy_en="Remove the reference that the annex does not state itself.",
    ),
    "REGISTER-006": Sentence(
        what_da="Ingen del af bilaget nævner {note}.",
        remedy_da="Brug et mærke, som en del nævner, fx N9, R3 eller en forvaltnings pakke.",
        what_en="No part of the annex names {note}.",
        remedy_en="Use a mark that a part names, such as N9, R3 or a package.",
    ),
    "REGISTER-007": Sentence(
        what_da="{part} er nævnt, men er ikke i registret.",
        remedy_da="Ret nummeret på delen eller anbefalingen, så det findes i bilaget.",
        what_en="{part} is named but is not in the register.",
        remedy_en="Correct the number of the part or recommendation to one in the annex.",
    ),
    "REGISTER-008": Sentence(
        what_da="{note} har to beslutninger for samme år ({year}).",
        remedy_da="Behold den, der gælder i dag, og slet den anden.",
        what_en="{note} has two decisions for one year ({year}).",
        remedy_en="Keep the one that counts today, and delete the other.",
    ),
    "REGISTER-009": Sentence(
        what_da="Notaterne er skrevet i flere prisniveauer ({bases}) og kan ikke lægges sammen.",
        remedy_da="Skriv alle beløb i ét prisniveau, og prøv igen.",
        what_en="The notes are in more than one price base ({bases}) and cannot be added.",
        remedy_en="Enter all amounts in one price base, and try again.",
    ),
    "REGISTER-010": Sentence(
        what_da="Ingen kan sige, hvilken dag der spørges om: bilaget har ingen dato.",
        remedy_da="Skriv dagen, fx --at 2024-01-01.",
        what_en="Nobody can say which day is asked about: the annex has no date.",
        remedy_en="Give the day, such as --at 2024-01-01.",
    ),
    "REGISTER-011": Sentence(
        what_da="Et loft kan ikke være under 0 kr. ({year}).",
        remedy_da="Skriv, hvor meget der højst må bruges det år.",
        what_en="A cap cannot be below 0 DKK ({year}).",
        remedy_en="Give the most that may be spent that year.",
    ),
    "REGISTER-012": Sentence(
        what_da="{subject} kan ikke have en vægt under 0.",
        remedy_da="Giv den vægten 0, hvis den slet ikke skal tælle.",
        what_en="{subject} cannot have a weight below 0.",
        remedy_en="Give it the weight 0 if it is not to count at all.",
    ),
    "REGISTER-013": Sentence(
        what_da="{note} kan ikke både skulle med og holdes ude.",
        remedy_da="Fjern det ene af de to ønsker.",
        what_en="{note} cannot both be kept and be left out.",
        remedy_en="Remove one of the two wishes.",
    ),
    "REGISTER-014": Sentence(
        what_da="{note} er nævnt to gange i den samme gruppe.",
        remedy_da="Nævn hvert notat én gang i gruppen.",
        what_en="{note} is named twice in one group.",
        remedy_en="Name each note once in the group.",
    ),
    "REGISTER-015": Sentence(
        what_da="Brobyggers database kan ikke bruges her ({reason}).",
        remedy_da="Se efter, at DATABASE_URL og BROBYGGER_HOME peger på den, og kør migrate.",
        what_en="Brobygger's database cannot be used here ({reason}).",
        remedy_en="Check that DATABASE_URL and BROBYGGER_HOME point to it, and run migrate.",
    ),
    "REGISTER-016": Sentence(
        what_da="Der er intet bilag med nummer {annex} i databasen. Der er: {known}.",
        remedy_da="Vælg et af dem: --database NUMMER.",
        what_en="There is no annex number {annex} in the database. There are: {known}.",
        remedy_en="Choose one of them: --database NUMBER.",
    ),
    "REGISTER-017": Sentence(
        what_da="Databasen har ikke ét gældende bilag, men {count}: {known}.",
        remedy_da="Læg et bilag i registret, eller vælg et af dem: --database NUMMER.",
        what_en="The database does not have one current annex but {count}: {known}.",
        remedy_en="Put an annex into the register, or choose one of them: --database NUMBER.",
    ),
}
