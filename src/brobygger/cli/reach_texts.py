"""What the command `reach` says of itself, in both languages."""

from brobygger.messages.phrase import Phrase

ARGUMENTS: dict[str, Phrase] = {
    "file": Phrase(
        "filen med afholdte gange (CSV: id;date;area;theme;heads;first_timers;..., eller Parquet);"
        " - er standard input",
        "the file of sessions held (CSV: id;date;area;theme;heads;first_timers;..., or Parquet);"
        " - is stdin",
    ),
    "database": Phrase(
        "de udgivne tal for en indsats i Brobyggers database i stedet for en fil; med et nummer"
        " netop den",
        "the published figures of an initiative in Brobygger's database in place of a file; with"
        " a number that one",
    ),
    "checkins": Phrase(
        "filen med kortkoder som tokens (CSV: session;token, eller Parquet)",
        "the file of card codes as tokens (CSV: session;token, or Parquet)",
    ),
    "engine": Phrase(
        "hvad der tæller koderne i en Parquet-fil: duckdb (ellers), eller spark på en klynge",
        "what counts the codes of a Parquet file: duckdb (else), or spark on a cluster",
    ),
    "by": Phrase(
        "en række for hver: {known}, eller flere, fx area,theme (ellers kun det samlede tal)",
        "a row for each: {known}, or several, such as area,theme (else the total alone)",
    ),
    "from": Phrase("den første dag, fx 2025-01-01", "the first day, such as 2025-01-01"),
    "to": Phrase("den sidste dag", "the last day"),
    "threshold": Phrase(
        "tal fra 1 til under N vises ikke (ellers 5, mindst 3)",
        "numbers from 1 to below N are not shown (else 5, at least 3)",
    ),
    "population": Phrase(
        "hvor mange målgruppen tæller: højst så mange er nået, og andelen vises",
        "how many the target group counts: at most so many were reached, and the share is shown",
    ),
    "prior": Phrase(
        "højst så mange var nået, før filen begynder, eller unknown (ellers 0: alt er med)",
        "at most so many had been reached before the file starts, or unknown (else 0)",
    ),
    "code_error": Phrase(
        "mindste og største andel af forkerte eller erstattede koder (ellers 0,0.02)",
        "the least and the most share of wrong or replaced codes (else 0,0.02)",
    ),
    "always_decline": Phrase(
        "det vides, at de, der siger nej til en kode, altid gør det",
        "it is known that those who decline a code always do",
    ),
    "rounded": Phrase(
        "afrund udad til hele femmere, til offentligheden",
        "round outward to whole fives, for the public",
    ),
    "seed": Phrase("frø for det, der trækkes (ellers 0)", "the seed of what is drawn (else 0)"),
}
"""The arguments."""

LINES: dict[str, Phrase] = {
    "bad_by": Phrase(
        "{word} er ikke noget at dele op efter (vælg blandt {known}, hver én gang)",
        "{word} is nothing to tell reach by (choose among {known}, each once)",
    ),
    "bad_date": Phrase(
        "{word} er ikke en dato (skriv fx 2025-01-31)", "{word} is no date (such as 2025-01-31)"
    ),
    "bad_number": Phrase(
        "{word} er ikke et helt tal fra {least} til {most}",
        "{word} is no whole number from {least} to {most}",
    ),
    "bad_error": Phrase(
        "{word} er ikke to andele under 1, den mindste først (skriv fx 0,0.02)",
        "{word} are no two shares below 1, the lower first (such as 0,0.02)",
    ),
    "backwards": Phrase("den sidste dag er før den første", "the last day is before the first"),
    "two_inputs": Phrase(
        "kun én fil kan komme fra standard input", "only one file can come from stdin"
    ),
    "file_or_database": Phrase(
        "nævn enten en fil med gange eller --database",
        "name either a file of sessions or --database",
    ),
    "not_of_database": Phrase(
        "{word} kan ikke bruges med --database: de udgivne tal er ens for alle",
        "{word} does not go with --database: the published figures are the same for everybody",
    ),
    "period": Phrase("periode", "period"),
    "slice": Phrase("række", "row"),
    "share_head": Phrase("andel i procent", "share in percent"),
    "all_time": Phrase("hele perioden", "the whole period"),
    "all_of_it": Phrase("i alt", "in all"),
    "hidden": Phrase("skjult", "hidden"),
    "title": Phrase("Forskellige borgere", "Different people"),
    "total": Phrase("i alt (ikke summen af rækkerne)", "in all (no sum of the rows)"),
    "people": Phrase("borgere", "people"),
    "new": Phrase("heraf nye", "of them new"),
    "visits": Phrase("fremmøder", "participations"),
    "sessions": Phrase("gange", "sessions"),
    "how": Phrase("hvordan talt", "how counted"),
    "basis": Phrase("grundlag", "basis"),
    "share": Phrase("{share} af målgruppen.", "{share} of the target group."),
    "at_least": Phrase("mindst {share}", "at least {share}"),
}
"""Lines of the output."""

HEADS: dict[str, Phrase] = {
    "series": Phrase("aktivitet", "activity"),
    "area": Phrase("område", "area"),
    "theme": Phrase("tema", "theme"),
    "target_group": Phrase("målgruppe", "target group"),
    "month": Phrase("måned", "month"),
    "year": Phrase("år", "year"),
    "actor": Phrase("aktør", "actor"),
}
"""What reach can be told by."""
