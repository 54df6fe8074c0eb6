"""What is said of a list that someone loads from a spreadsheet."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "LIST-001": Sentence(
        "Filen er tom: der står ingen rækker i den.",
        "Åbn filen, og se efter, om listen står i et andet ark eller en anden fil.",
        "The file is empty: it holds no rows.",
        "Open the file and check whether the list is in another sheet or another file.",
    ),
    "LIST-002": Sentence(
        "Filen er hverken et Excel-ark (.xlsx) eller en CSV-fil.",
        "Åbn listen i det program, den kommer fra, og gem den som .xlsx eller CSV.",
        "The file is neither an Excel sheet (.xlsx) nor a CSV file.",
        "Open the list in the program it comes from, and save it as .xlsx or CSV.",
    ),
    "LIST-003": Sentence(
        "Listen er større, end den må være: {rows} rækker og {columns} kolonner er grænsen.",
        "Del listen i flere filer, eller slet de kolonner og rækker, der ikke skal bruges.",
        "The list is larger than it may be: {rows} rows and {columns} columns are the limit.",
        "Split the list into several files, or delete columns and rows that are not needed.",
    ),
    "LIST-004": Sentence(
        "Filen kan ikke åbnes. Den er beskadiget eller låst med en adgangskode.",
        "Åbn den på din egen maskine, gem den igen som .xlsx uden adgangskode, og prøv med den.",
        "The file cannot be opened. It is damaged or locked with a password.",
        "Open it on your own computer, save it again as .xlsx without a password, and use that.",
    ),
    "LIST-005": Sentence(
        "Kun arket »{read}« er læst. Der står også noget i: {others}.",
        "Skal de andre ark med, så gem hvert af dem som en fil for sig.",
        "Only the sheet “{read}” was read. There is also something in: {others}.",
        "If the other sheets are needed, save each of them as a file of its own.",
    ),
    "LIST-006": Sentence(
        "Kolonne {column} har et personnummer. Intet af filen er gemt.",
        "Fjern personnummeret, og indlæs filen igen. Lister her handler om steder og "
        "organisationer, aldrig om borgere.",
        "Column {column} holds a person number. Nothing of the file was saved.",
        "Remove the person number and load the file again. Lists here are about places and "
        "organisations, never about citizens.",
    ),
    "LIST-007": Sentence(
        "Kolonne {column} har tal, der kan være et personnummer. Feltet er tømt.",
        "Er det et andet nummer, så skriv det med mellemrum eller uden de første cifre.",
        "Column {column} has digits that may be a person number. The field was emptied.",
        "If it is another number, write it with blanks or without its first digits.",
    ),
    "LIST-008": Sentence(
        "Der er ikke valgt en kolonne til »{field}«.",
        "Vælg den kolonne, der har det. Mangler den i filen, så tilføj den dér.",
        "No column is chosen for “{field}”.",
        "Choose the column that holds it. If the file lacks it, add it there.",
    ),
    "LIST-009": Sentence(
        "Et felt har mere end {letters} tegn.",
        "Forkort teksten i filen. En liste har korte oplysninger.",
        "A field has more than {letters} characters.",
        "Shorten the text in the file. A list holds short facts.",
    ),
}
