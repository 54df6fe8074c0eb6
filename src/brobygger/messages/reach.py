"""The words of reach: how it was counted, how good that is, and what in the log does not add up."""

from brobygger.domain.reach.estimate import Flag, Light, Method
from brobygger.messages.phrase import Phrase
from brobygger.messages.sentence import Sentence

METHOD_WORDS: dict[Method, Phrase] = {
    "tally": Phrase("optalt ved første fremmøde", "counted at the first visit"),
    "codes": Phrase("anslået ud fra kortkoder", "estimated from card codes"),
    "combined": Phrase(
        "optalt ved første fremmøde og ud fra kortkoder",
        "counted at the first visit and from card codes",
    ),
    "bounds": Phrase("kun mindst og højst", "only least and most"),
}
"""How a number of people was found."""

LIGHT_WORDS: dict[Light, Phrase] = {
    "green": Phrase("god: næsten alle er talt med", "good: nearly everybody is counted"),
    "amber": Phrase("middel: over halvdelen er talt med", "fair: more than half are counted"),
    "bounds only": Phrase(
        "svag: under halvdelen er talt med, så spændet er bredt",
        "weak: less than half are counted, so the interval is wide",
    ),
}
"""How good the basis is, in words and never by colour alone."""

FLAG_WORDS: dict[Flag, Phrase] = {
    "model outside the bounds": Phrase(
        "Skønnet ud fra koder passer ikke med optællingen, så kun optællingen er brugt.",
        "The estimate from codes does not fit the count, so only the count is used.",
    ),
    "heads missing": Phrase(
        "Mindst en gang mangler antallet af fremmødte, så det højeste tal kan være ukendt.",
        "At least one session has no head count, so the greatest number may be unknown.",
    ),
    "target group unknown": Phrase(
        "Det er ikke oplyst, hvor mange fremmødte der er uden for målgruppen. Andelen vises ikke.",
        "How many of those who came are outside the target group is not stated. No share is shown.",
    ),
    "few codes": Phrase(
        "For få koder til et skøn ud fra dem.", "Too few codes for an estimate from them."
    ),
}
"""What a reader must know beside the number."""

ASSUMPTIONS = Phrase(
    "Det forudsættes, at antallet af fremmødte er rigtigt, at alle gange er skrevet ned, at kort"
    " ikke deles, og at spørgsmålet om første gang er besvaret rigtigt.",
    "Assumed: head counts are right, every session is written down, cards are not shared, and the"
    " question about the first time is answered truthfully.",
)
"""Printed below every interval."""

CODE_ASSUMPTIONS = Phrase(
    "Højst 2 % af koderne regnes for at være forkerte eller på et nyt kort.",
    "At most 2 % of the codes are taken to be wrong or on a new card.",
)
"""Printed besides where card codes are counted."""

POOL_LABEL = Phrase("størrelsen af den gruppe, der kan nås", "size of the reachable pool")
"""Never called reach: it counts people nobody has met."""

SENTENCES: dict[str, Sentence] = {
    "REACH-001": Sentence(
        "Den {day} er flere talt som nye, end der er spurgt, eller flere spurgt, end der kom."
        " Tallet for nye er ikke brugt; antallet af fremmødte er.",
        "Ret tallene for den dag, eller slet tallet for nye.",
        "On {day} more are counted as new than were asked, or more were asked than came. The number"
        " of new ones is not used; the head count is.",
        "Correct the numbers of that day, or delete the number of new ones.",
    ),
    "REACH-002": Sentence(
        "Den {day} er der flere koder end fremmødte. Der er regnet med lige så mange fremmødte som"
        " koder.",
        "Ret antallet af fremmødte den dag.",
        "On {day} there are more codes than heads. As many heads as codes are counted.",
        "Correct the head count of that day.",
    ),
    "REACH-003": Sentence(
        "Den {day} er flere talt som nye, end der kom uden en kode, som er set før.",
        "Spørg dem, der var der, om tallet for nye er rigtigt.",
        "On {day} more are counted as new than came without a code that was seen before.",
        "Ask those who were there whether the number of new ones is right.",
    ),
    "REACH-004": Sentence(
        "Første gang i loggen, den {day}, var nogle der ikke for første gang. Loggen begynder"
        " altså for sent, og tallet kan være højere end vist.",
        "Skriv de tidligere gange ind, eller oplys, hvor mange der var nået før loggen begynder.",
        "At the first session of the log, on {day}, some were not there for the first time. So the"
        " log starts late, and the number may be higher than shown.",
        "Enter the earlier sessions, or state how many had been reached before the log starts.",
    ),
    "REACH-005": Sentence(
        "Til og med den {day} er der set flere mennesker, end tallene for nye giver plads til."
        " Tallene for nye til og med den dag sætter derfor ingen øvre grænse.",
        "Se tallene for nye igennem, eller skriv manglende gange ind.",
        "Up to {day} more people were seen than the numbers of new ones leave room for. The numbers"
        " of new ones up to that day therefore set no upper limit.",
        "Go through the numbers of new ones, or enter missing sessions.",
    ),
    "REACH-006": Sentence(
        "Der er nået flere, end målgruppen i området tæller. Målgruppens størrelse er derfor ikke"
        " brugt som øvre grænse.",
        "Ret målgruppens størrelse, eller vælg den rigtige målgruppe.",
        "More were reached than the target group in the area counts. Its size is therefore not used"
        " as an upper limit.",
        "Correct the size of the target group, or choose the right one.",
    ),
    "REACH-040": Sentence(
        "Datoen kan ikke læses, så rækken er ikke talt med.",
        "Skriv den som 2025-03-04 eller 4-3-2025.",
        "The date cannot be read, so the row is not counted.",
        "Write it as 2025-03-04 or 4-3-2025.",
    ),
    "REACH-041": Sentence(
        "I kolonnen {column} står der noget andet end et helt tal fra 0 til {most}. Rækken er ikke"
        " talt med.",
        "Skriv tallet med cifre, eller lad feltet være tomt, hvis ingen ved det.",
        "The column {column} holds something else than a whole number from 0 to {most}. The row is"
        " not counted.",
        "Write the number in digits, or leave the cell empty where nobody knows it.",
    ),
    "REACH-042": Sentence(
        "En gang med samme id står der allerede. Rækken er ikke talt med.",
        "Giv hver gang sit eget id, eller slet den ene række.",
        "A session with the same id is there already. The row is not counted.",
        "Give every session an id of its own, or delete one of the rows.",
    ),
    "REACH-043": Sentence(
        "Der er ingen gange i filen eller i den periode, der er spurgt om.",
        "Skriv en række for hver afholdt gang, eller vælg en anden periode.",
        "There is no session in the file or in the period asked about.",
        "Write a row for each session held, or choose another period.",
    ),
    "REACH-044": Sentence(
        "Koderne i filen er lavet med flere nøgler og kan ikke sammenlignes.",
        "Læg koderne fra hver nøgle i en fil for sig, og spørg om en ad gangen.",
        "The codes of the file were made by several keys and cannot be compared.",
        "Put the codes of each key into a file of its own, and ask about one at a time.",
    ),
    "REACH-045": Sentence(
        "Der er koder fra gange, som ikke er på listen: {sessions}. De koder er ikke talt med.",
        "Skriv gangene på listen, eller ret id'et i filen med koder.",
        "There are codes of sessions that are not on the list: {sessions}. They are not counted.",
        "Put the sessions on the list, or correct the id in the file of codes.",
    ),
    "REACH-046": Sentence(
        "Der er ingen indsats nummer {initiative} i databasen. Der er: {known}.",
        "Vælg en af dem: --database NUMMER.",
        "There is no initiative number {initiative} in the database. There are: {known}.",
        "Choose one of them: --database NUMBER.",
    ),
    "REACH-047": Sentence(
        "Databasen har ikke én indsats med tal, men {count}. Indsatserne er: {known}.",
        "Vælg en af dem: --database NUMMER.",
        "The database does not have one initiative with figures but {count}. The initiatives are:"
        " {known}.",
        "Choose one of them: --database NUMBER.",
    ),
}
