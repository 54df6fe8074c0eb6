"""What is said of a file of rows, or of JSON, that a method is to be used on."""

from brobygger.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "FILE-001": Sentence(
        "Filen mangler kolonnen {columns}.",
        "Skriv kolonnens navn i første linje. Navnene står i beskrivelsen af filerne.",
        "The file lacks the column {columns}.",
        "Enter its name in the first line. The names are in the description of the files.",
    ),
    "FILE-002": Sentence(
        "Kolonnen »{column}« kendes ikke og er ikke læst.",
        "Se efter, om navnet er stavet rigtigt. Er kolonnen din egen, er der intet at gøre.",
        "The column “{column}” is not known and was not read.",
        "Check its spelling. If the column is your own, there is nothing to do.",
    ),
    "FILE-003": Sentence(
        "Rækken har {count} felter, men der er {heads} kolonner. Rækken er ikke læst.",
        "Sæt anførselstegn om et felt, der selv har semikolon eller komma.",
        "The row has {count} cells, but there are {heads} columns. The row was not read.",
        "Put quotation marks around a cell that itself holds a semicolon or comma.",
    ),
    "FILE-004": Sentence(
        "Rækken kan ikke læses: et anførselstegn lukkes ikke, eller feltet er for langt.",
        "Ret rækken, eller gem filen igen som CSV fra regnearket.",
        "The row cannot be read: a quotation mark is not closed, or the cell is too long.",
        "Correct the row, or save the file as CSV from the spreadsheet again.",
    ),
    "FILE-005": Sentence(
        "Her står et tal, der ligner et personnummer. Filen er ikke læst.",
        "Fjern tallet. Skal en organisation have et nummer, så brug CVR-nummeret på otte cifre.",
        "A number here looks like a person number. The file was not read.",
        "Remove it. If an organisation needs a number, use the company number of eight digits.",
    ),
    "FILE-006": Sentence(
        "Filen er ikke tekst.",
        "Gem den som CSV (UTF-8) fra regnearket, eller som JSON.",
        "The file is not text.",
        "Save it as CSV (UTF-8) from the spreadsheet, or as JSON.",
    ),
    "FILE-007": Sentence(
        "Kolonnen {column} står der to gange.",
        "Slet eller omdøb den ene.",
        "The column {column} is there twice.",
        "Delete or rename one of them.",
    ),
    "FILE-008": Sentence(
        "Rækken mangler {column} og er ikke læst.",
        "Udfyld feltet, eller slet rækken.",
        "The row lacks {column} and was not read.",
        "Fill the cell in, or delete the row.",
    ),
    "FILE-009": Sentence(
        "Filen kan ikke læses som JSON: linje {line}, tegn {column}.",
        "Ret tegnet, eller skriv filen igen med det program, den kommer fra.",
        "The file cannot be read as JSON: line {line}, character {column}.",
        "Correct it, or write the file again with the program it comes from.",
    ),
    "FILE-010": Sentence(
        "Feltet {path} i filen har ikke den form, det skal have.",
        "Sammenlign med eksemplet i beskrivelsen af filerne.",
        "The field {path} of the file does not have the form that it must have.",
        "Compare with the example in the description of the files.",
    ),
    "FILE-011": Sentence(
        "Parquet-filer kan ikke læses her: DuckDB er ikke installeret.",
        "Gem filen som CSV, eller bed driften om at køre »make city«.",
        "Parquet files cannot be read here: DuckDB is not installed.",
        "Save the file as CSV, or ask the operator to run “make city”.",
    ),
    "FILE-012": Sentence(
        "Filen kan ikke læses som Parquet, eller den mangler en kolonne.",
        "Skriv den igen med de kolonner, der står i beskrivelsen, eller gem den som CSV.",
        "The file cannot be read as Parquet, or it lacks a column.",
        "Write it again with the columns of the description of the files, or save it as CSV.",
    ),
    "FILE-013": Sentence(
        "Parquet-filens navn eller mappe har et af tegnene * ? [ ] { } i sig.",
        "Giv filen et navn uden dem, eller læg den i en anden mappe.",
        "The name or folder of the Parquet file holds one of the characters * ? [ ] { }.",
        "Give the file a name without them, or put it into another folder.",
    ),
    "FILE-014": Sentence(
        "Filen har flere end {most} rækker.",
        "Del den, fx efter år, eller fjern de rækker, der ikke skal bruges.",
        "The file has more than {most} rows.",
        "Split it, by year for instance, or remove the rows that are not needed.",
    ),
    "FILE-015": Sentence(
        "Spark kan ikke bruges her: det er ikke installeret.",
        "Lad være med at vælge Spark, eller bed driften om at køre »make spark«.",
        "Spark cannot be used here: it is not installed.",
        "Leave Spark out, or ask the operator to run “make spark”.",
    ),
    "FILE-016": Sentence(
        "Spark kan ikke starte her: det skal bruge Java 17 eller nyere.",
        "Bed driften om at installere det (openjdk-17-jre-headless), eller lad være med at vælge "
        "Spark.",
        "Spark cannot start here: it needs Java 17 or newer.",
        "Ask the operator to install it (openjdk-17-jre-headless), or leave Spark out.",
    ),
    "FILE-017": Sentence(
        "Spark læser kun kortkoder i Parquet, og filen er noget andet.",
        "Gem filen som Parquet, eller lad være med at vælge Spark.",
        "Spark reads card codes in Parquet alone, and the file is something else.",
        "Save the file as Parquet, or leave Spark out.",
    ),
}
