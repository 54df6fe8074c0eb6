"""What the command `portfolio` says of itself, in both languages."""

from brobygger.messages.phrase import Phrase

QUESTIONS: dict[str, Phrase] = {
    "colour": Phrase(
        "vis kategorien for hver anbefaling og del",
        "show the category of each recommendation and part",
    ),
    "propagate": Phrase(
        "vis, hvad der er dækket, åbent, faldet og ophørt på en dag",
        "show what is covered, open, fallen and lapsed on a day",
    ),
    "explain": Phrase(
        "vis, hvad der falder væk, hvis et notat ingen penge får",
        "show what falls away if a note gets nothing",
    ),
    "choose": Phrase(
        "find de notater, der bærer flest anbefalinger under et loft",
        "find the notes that carry most recommendations under a cap",
    ),
    "front": Phrase(
        "vis, hvor meget mere flere penge kan bære",
        "show how much more could be carried for more money",
    ),
}
"""The five questions, as the help names them."""

ARGUMENTS: dict[str, Phrase] = {
    "questions": Phrase("spørgsmål", "questions"),
    "register": Phrase(
        "registerfilen: brobygger read BILAG --json med notes og outcomes; - er standard input",
        "the register file: brobygger read ANNEX --json with notes and outcomes; - is stdin",
    ),
    "database": Phrase(
        "spørg Brobyggers database i stedet for en fil (bilagets nummer, hvis der er flere)",
        "ask Brobygger's database instead of a file (the annex's number, if there are more)",
    ),
    "at": Phrase(
        "dagen, fx 2026-01-01 (ellers første dag i det første budgetår)",
        "the day, such as 2026-01-01 (else the first day of the first budget year)",
    ),
    "note": Phrase("notatet, fx N9", "the note, such as N9"),
    "cap": Phrase(
        "højst så mange kr. i et år, evt. kun for ét udvalg og én bevilling",
        "at most so many DKK in a year, for one committee and appropriation if named",
    ),
    "weight": Phrase(
        "hvor meget en anbefaling (6=2) eller del (6a=0) tæller; ellers 1",
        "how much a recommendation (6=2) or part (6a=0) counts; else 1",
    ),
    "must": Phrase("notatet skal med", "the note must be in"),
    "forbid": Phrase("notatet må ikke være med", "the note must not be in"),
    "exclusive": Phrase("højst ét af notaterne, fx N1,N2", "at most one of the notes: N1,N2"),
    "together": Phrase(
        "alle notaterne eller ingen, fx N1,N2", "all of the notes or none, such as N1,N2"
    ),
    "worth": Phrase(
        "vis også, hvad hvert notat betyder for svaret",
        "show too what each note means for the answer",
    ),
    "measure": Phrase(
        "tæl anbefalinger (recommendations) eller dele (parts)",
        "count recommendations or parts",
    ),
    "limit": Phrase(
        "sekunder, en beregning højst må tage (ellers 60)",
        "seconds that one calculation may take (else 60)",
    ),
}
"""The arguments of the questions."""

LINES: dict[str, Phrase] = {
    "file_or_database": Phrase(
        "nævn enten en registerfil eller --database", "name a register file or --database"
    ),
    "bad_date": Phrase("{word} er ikke en dag (skriv fx 2026-01-01)", "{word} is no day"),
    "bad_cap": Phrase(
        "{word} er ikke et loft (skriv fx 2024=8000000)", "{word} is no cap (2024=8000000)"
    ),
    "bad_weight": Phrase(
        "{word} er ikke en vægt (skriv fx 6=2)", "{word} is no weight (such as 6=2)"
    ),
    "bad_group": Phrase(
        "{word} er ikke en gruppe af notater (skriv fx N1,N2)", "{word} is no group of notes"
    ),
    "bad_limit": Phrase("{word} er ikke et antal sekunder", "{word} is no number of seconds"),
    "state_at": Phrase("Tilstand {day}", "State on {day}"),
    "colour_at": Phrase("Kategorier {day}", "Categories on {day}"),
    "any_day": Phrase("uden dato", "without a date"),
    "without": Phrase("Uden {note}, {day}", "Without {note}, {day}"),
    "part": Phrase("del", "part"),
    "category": Phrase("kategori", "category"),
    "state": Phrase("tilstand", "state"),
    "why": Phrase("hvorfor", "why"),
    "with_note": Phrase("med {note}", "with {note}"),
    "without_note": Phrase("uden {note}", "without {note}"),
    "lifted": Phrase("løftes af notatet selv", "lifted by the note itself"),
    "nothing_falls": Phrase("Intet ændrer sig uden {note}.", "Nothing changes without {note}."),
    "by_lenient": Phrase("mildere læsning: {label}", "gentler reading: {label}"),
    "lapsed_on": Phrase("dækket til og med {day}", "covered up to {day}"),
    "conditional": Phrase("på vilkår", "conditional"),
    "shown_other": Phrase("vist: {category}", "shown: {category}"),
    "not_said": Phrase("ikke afgjort", "not decided"),
    "optimal": Phrase("Bevist: intet andet valg bærer mere.", "Proven: no choice carries more."),
    "limit": Phrase(
        "Tiden slap op: det bedste, der blev fundet. Op til {gap} mere er muligt.",
        "Time ran out: the best that was found. Up to {gap} more is possible.",
    ),
    "infeasible": Phrase(
        "Intet valg opfylder alle betingelser. Disse kan ikke holdes sammen:",
        "No choice keeps every condition. These cannot be kept together:",
    ),
    "equal": Phrase(
        "{count} lige gode valg. Hvilket, er et politisk valg.",
        "{count} equal choices. Which one is a political choice.",
    ),
    "alone": Phrase("Ét valg bærer mest.", "One choice carries most."),
    "more_ties": Phrase("Der er flere lige gode valg end de viste.", "There are more equal ones."),
    "left_out": Phrase("Ikke regnet med", "Not weighed"),
    "notes": Phrase("notater", "notes"),
    "money": Phrase("kr. i alt", "DKK in all"),
    "by_year": Phrase("kr. pr. år", "DKK by year"),
    "covered": Phrase("dækkede anbefalinger", "recommendations covered"),
    "partly": Phrase("delvis dækkede", "partly covered"),
    "parts": Phrase("dele, der er dækket", "parts covered"),
    "none_chosen": Phrase("(ingen)", "(none)"),
    "condition": Phrase("betingelse", "condition"),
    "value_recommendations": Phrase("anbefalinger", "recommendations"),
    "value_parts": Phrase("dele", "parts"),
    "for_example": Phrase("fx med", "for example with"),
    "and_others": Phrase("og andre", "and others"),
    "front_cut": Phrase("Tiden slap op: listen er ikke hel.", "Time ran out: not the whole list."),
    "note": Phrase("notat", "note"),
    "lost_without": Phrase("tabt uden det", "lost without it"),
    "lost_keeping": Phrase("tabt ved at beholde det", "lost by keeping it"),
    "impossible": Phrase("ikke muligt", "not possible"),
}
"""Lines of the output."""

ROWS: dict[str, Phrase] = {
    "cap": Phrase("højst {kr} kr. i {year}{of}", "at most {kr} DKK in {year}{of}"),
    "must": Phrase("{notes} skal med", "{notes} must be in"),
    "forbid": Phrase("{notes} må ikke være med", "{notes} must not be in"),
    "exclusion": Phrase("højst ét af {notes}", "at most one of {notes}"),
    "package": Phrase("alle eller ingen af {notes}", "all or none of {notes}"),
    "within": Phrase("{notes}: det første kun i pakken", "{notes}: the first only in its package"),
    "given": Phrase("{notes} er givet", "{notes} is granted"),
    "not_given": Phrase("{notes} er ikke givet", "{notes} is not granted"),
    "without_cost": Phrase("{notes} har intet beløb", "{notes} has no amount"),
}
"""A condition of a choice in words."""
