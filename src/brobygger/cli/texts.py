"""What the command line says of itself, in both languages."""

from brobygger.messages.phrase import Phrase

HELP: dict[str, Phrase] = {
    "brobygger": Phrase(
        "Læs udvalgets papirer, tjek dem og sammenlign dem. Intet gemmes.",
        "Read the committee's papers, check them and compare them. Nothing is stored.",
    ),
    "read": Phrase(
        "læs papirer og vis hver oplysning med sit sted",
        "read papers and show every value with its place",
    ),
    "import": Phrase(
        "læs alle papirer i en mappe, også flere tusind, og fortsæt, hvis det bliver afbrudt",
        "read all papers of a folder, thousands too, and go on after an interruption",
    ),
    "compare": Phrase(
        "sammenlign to kopier af samme papir: kun det, der betyder noget",
        "compare two copies of one paper: only what matters",
    ),
    "check": Phrase(
        "tjek notater og skriv en side med fund til forfatteren",
        "check notes and write one page of findings for the author",
    ),
    "links": Phrase(
        "foreslå, hvilken anbefaling et budgetnotat hører til, med begrundelse",
        "propose which recommendation a budget note serves, with the evidence",
    ),
    "portfolio": Phrase(
        "spørg, hvad der er dækket, falder væk og kan bæres af anbefalingerne",
        "ask which recommendations are covered, fall away and can be carried",
    ),
    "areas": Phrase(
        "sammenlign områder, der kan vælges, efter deres scorer",
        "compare areas that can be chosen, by their scores",
    ),
    "network": Phrase(
        "se, hvem der samarbejder, hvad der er ændret, og hvor en bro mangler",
        "see who works together, what has changed, and where a bridge is missing",
    ),
    "reach": Phrase(
        "regn ud, hvor mange forskellige borgere aktiviteterne har nået",
        "work out how many different people the activities have reached",
    ),
    "file": Phrase(
        "et papir (PDF, Word, tekst, Markdown, HTML); - læser fra standard input",
        "a paper (PDF, Word, text, Markdown, HTML); - reads standard input",
    ),
    "copy": Phrase("en kopi af papiret", "a copy of the paper"),
    "note": Phrase("budgetnotatet", "the budget note"),
    "annex": Phrase("bilaget med anbefalinger", "the annex of recommendations"),
    "json": Phrase("skriv JSON efter kontrakt 1", "print JSON by contract 1"),
    "format": Phrase(
        "json: som --json; jsonl: ét objekt pr. linje, til mange papirer",
        "json: as --json; jsonl: one object a line, for many papers",
    ),
    "language": Phrase("sprog: da eller en (ellers dansk)", "language: da or en (else Danish)"),
    "docx": Phrase("gem siden med fund som Word i OUT", "save the finding sheet as Word in OUT"),
    "copy_text": Phrase(
        "skriv siden som ren tekst til at kopiere", "print the sheet as plain text to copy"
    ),
    "debug": Phrase(
        "vis alle detaljer, hvis programmet fejler", "show all details if the program fails"
    ),
    "version": Phrase("vis versionen", "show the version"),
    "help": Phrase("vis denne hjælp", "show this help"),
    "usage": Phrase("brug: ", "usage: "),
    "commands": Phrase("kommandoer", "commands"),
    "arguments": Phrase("argumenter", "arguments"),
    "options": Phrase("valg", "options"),
    "exit_codes": Phrase(
        "Slutkoder: 0 i orden, 1 der er fundet fejl, 2 forkert brug, 3 fejl i programmet.",
        "Exit codes: 0 fine, 1 an error was found, 2 wrong use, 3 a fault of the program.",
    ),
}
"""Help texts by command and option."""

SAID: dict[str, Phrase] = {
    "wrong_use": Phrase("Forkert brug: {why}", "Wrong use: {why}"),
    "see_help": Phrase("Se: {command} --help", "See: {command} --help"),
    "fault": Phrase(
        "Fejl i Brobygger, nr. {id}. Papiret er der ikke noget i vejen med. Giv driften nummeret.",
        "A fault of Brobygger, no. {id}. Nothing is wrong with the paper. Tell the operator.",
    ),
    "details": Phrase("Detaljer: {place}", "Details: {place}"),
    "reading": Phrase("Læser", "Reading"),
    "template": Phrase("Skabelon", "Template"),
    "values": Phrase("{count} oplysninger", "{count} values"),
    "findings": Phrase("Fund", "Findings"),
    "value": Phrase("Oplysning", "Value"),
    "in_kroner": Phrase("beløb i kr. (trykt: {unit})", "amounts in DKK (printed: {unit})"),
    "reading_head": Phrase("Læst", "Read as"),
    "place": Phrase("Sted", "Place"),
    "certainty": Phrase("Sikkerhed", "Certainty"),
    "kind": Phrase("Hvad", "What"),
    "rule": Phrase("Hvorfor det betyder noget", "Why it matters"),
    "remedy": Phrase("Det kan du gøre", "What you can do"),
    "only_in": Phrase("Står kun i {name}", "Only in {name}"),
    "nothing_there": Phrase("(intet)", "(nothing)"),
    "no_differences": Phrase("Ingen forskelle, der betyder noget.", "No differences that matter."),
    "not_copies": Phrase(
        "Papirerne er ikke kopier af det samme: {a} er {template_a}, {b} er {template_b}.",
        "The papers are no copies of one: {a} is {template_a}, {b} is {template_b}.",
    ),
    "wrong_template": Phrase(
        "{name} er {found}; her skal bruges {wanted}.",
        "{name} is {found}; {wanted} is needed here.",
    ),
    "proposal": Phrase(
        "Forslag. Et menneske bekræfter eller afviser.", "Proposals. A person confirms or refuses."
    ),
    "no_links": Phrase(
        "Ingen anbefaling har ord til fælles nok med notatet til et forslag.",
        "No recommendation shares enough words with the note to be proposed.",
    ),
    "recommendation": Phrase("Anbefaling", "Recommendation"),
    "strength": Phrase("Styrke", "Strength"),
    "evidence": Phrase("Fælles ord (sted i notatet / i bilaget)", "Shared words (note / annex)"),
    "saved": Phrase("Gemt: {name}", "Saved: {name}"),
    "cannot_save": Phrase("Kan ikke gemme {name}: {why}", "Cannot save {name}: {why}"),
}
"""Lines of the output."""

TEMPLATES: dict[str, Phrase] = {
    "budget_note": Phrase("et budgetnotat", "a budget note"),
    "recommendation_annex": Phrase("et bilag med anbefalinger", "an annex of recommendations"),
    "unknown": Phrase("en ukendt slags papir", "an unknown kind of paper"),
}

USAGE_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"der mangler: \1"),
    (r"unrecognized arguments: (.+)", r"ukendt argument: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1 kan ikke være \2 (vælg \3)",
    ),
    (r"argument (.+?): expected one argument", r"\1 skal have en værdi"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 kan ikke bruges sammen med \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),  # what an argument of ours says of a value
)
"""The parser's own English sentences, and the Danish ones shown instead."""
