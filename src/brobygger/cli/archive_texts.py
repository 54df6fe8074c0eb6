"""What the command `import` says of itself, in both languages."""

from brobygger.messages.phrase import Phrase

ARGUMENTS: dict[str, Phrase] = {
    "folder": Phrase(
        "mappen med papirer, også i mapper under den, eller med --engine spark adressen på den i et"
        " lager, fx s3a://spand/papirer",
        "the folder of papers, folders below it included, or with --engine spark its address in a"
        " store, such as s3a://bucket/papers",
    ),
    "to": Phrase(
        "filen med ét JSON-objekt pr. papir (kontrakt 1, JSONL), eller en mappe til den; en"
        " oversigt (CSV) lægges ved siden af. Findes filen, fortsætter importen, hvor den slap",
        "the file with one JSON object a paper (contract 1, JSONL), or a folder for it; an"
        " overview (CSV) is put beside it. Where the file is there, the import goes on",
    ),
    "database": Phrase(
        "læg papirerne i indbakken i Brobyggers database, som om brugeren USER havde lagt dem ind",
        "put the papers into the inbox of Brobygger's database, as if the user USER had handed them"
        " in",
    ),
    "engine": Phrase(
        "hvad der læser papirerne: here (ellers), denne maskines processorer, eller spark på en"
        " klynge, hvor alle maskiner finder mappen under den samme sti eller adresse",
        "what reads the papers: here (else), the processors of this machine, or spark on a cluster"
        " whose machines all find the folder under the same path or address",
    ),
    "workers": Phrase(
        "hvor mange papirer der læses ad gangen (ellers et pr. processor)",
        "how many papers are read at a time (else one for each processor)",
    ),
}
"""The arguments."""

HEADS: tuple[Phrase, ...] = (
    Phrase("fil", "file"),
    Phrase("sha256", "sha256"),
    Phrase("skabelon", "template"),
    Phrase("oplysninger", "values"),
    Phrase("fejl", "errors"),
    Phrase("advarsler", "warnings"),
    Phrase("bemærkninger", "remarks"),
    Phrase("sekunder", "seconds"),
    Phrase("linje", "line"),
    Phrase("samme som", "same as"),
    Phrase("hvad gik galt", "what went wrong"),
)
"""The columns of the overview, in the order of a row's cells."""

KINDS: dict[str, Phrase] = {
    "budget_note": Phrase("budgetnotater", "budget notes"),
    "recommendation_annex": Phrase("bilag med anbefalinger", "annexes of recommendations"),
    "unknown": Phrase("andre papirer", "other papers"),
}

LINES: dict[str, Phrase] = {
    "address": Phrase(
        "{name} er en adresse i et lager og ikke en mappe på disken; den kan kun læses med"
        " --engine spark og --to",
        "{name} is an address in a store and no folder on the disk; it can only be read with"
        " --engine spark and --to",
    ),
    "bad_number": Phrase(
        "{word} er ikke et helt tal fra {least} til {most}",
        "{word} is no whole number from {least} to {most}",
    ),
    "to_csv": Phrase(
        "{name} er oversigtens navn; giv filen med JSON et andet navn, fx arkiv.jsonl",
        "{name} is the name of the overview; call the file of JSON something else, such as"
        " archive.jsonl",
    ),
    "dropped": Phrase(
        "Den forrige import blev afbrudt midt i en linje. Linjen er fjernet, og papiret læses"
        " igen.",
        "The import before was cut off within a line. The line was removed, and the paper is read"
        " again.",
    ),
    "stopped": Phrase(
        "Stoppet. Kør den samme kommando igen, så fortsætter importen, hvor den slap.",
        "Stopped. Run the same command again, and the import goes on where it came to.",
    ),
    "title": Phrase("Importen", "The import"),
    "files": Phrase("Filer", "Files"),
    "read": Phrase("Læst nu", "Read now"),
    "known": Phrase("Læst tidligere", "Read before"),
    "same": Phrase("Samme indhold som en anden fil", "Same content as another file"),
    "passed_over": Phrase(
        "Sprunget over (skjulte filer og programmers egne)",
        "Passed over (hidden files and those of programs)",
    ),
    "with_errors": Phrase("Papirer med fejl", "Papers with errors"),
    "not_read": Phrase("Kunne ikke læses", "Could not be read"),
    "speed": Phrase(
        "{seconds} s, {speed} papirer i sekundet", "{seconds} s, {speed} papers a second"
    ),
    "time": Phrase("Tid", "Time"),
    "saved": Phrase("Papirer: {records}", "Papers: {records}"),
    "overview": Phrase("Oversigt: {overview}", "Overview: {overview}"),
    "no_user": Phrase(
        "{user} er ingen bruger, der må lægge papirer ind",
        "{user} is no user who may hand in papers",
    ),
    "laid_in": Phrase("Lagt i indbakken", "Put into the inbox"),
    "known_there": Phrase("Lå der allerede", "Were there already"),
    "follow": Phrase(
        "Papirerne er låst, til de er undersøgt for personnumre. Følg dem i Brobygger under"
        " Dokumenter.",
        "The papers are locked until they are examined for personal numbers. Follow them in"
        " Brobygger under Documents.",
    ),
    "personal_number": Phrase(
        "Navnet har et personnummer. Giv filen et andet navn.",
        "The name holds a personal number. Give the file another name.",
    ),
    "more": Phrase("... og {count} til; se oversigten.", "... and {count} more; see the overview."),
}
"""Lines of the output."""
