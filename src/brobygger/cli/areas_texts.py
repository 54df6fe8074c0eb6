"""What the command `areas` says of itself, in both languages."""

from brobygger.messages.area_answers import Weighting
from brobygger.messages.phrase import Phrase

ARGUMENTS: dict[str, Phrase] = {
    "questions": Phrase("spørgsmål", "questions"),
    "rank": Phrase(
        "vis, hvad scorerne siger om hvert område, og om valget holder",
        "show what the scores say of each area, and whether the choice holds",
    ),
    "file": Phrase(
        "filen med scorer (CSV: area;criterion;scorer;low;high;evidence;round, eller JSON); - er "
        "standard input",
        "the file of scores (CSV: area;criterion;scorer;low;high;evidence;round, or JSON); - is "
        "stdin",
    ),
    "database": Phrase(
        "spørg Brobyggers database i stedet for en fil (valgets nummer, hvis der er flere)",
        "ask Brobygger's database instead of a file (the choice's number, if there are more)",
    ),
    "weights": Phrase(
        "vægt for hvert kriterium, fx a=2,b=1,c=1 (ellers filens, ellers lige)",
        "a weight for each criterion, such as a=2,b=1,c=1 (else the file's, else equal)",
    ),
    "order": Phrase(
        "kriterierne, det vigtigste først, i stedet for vægte",
        "the criteria, the most important first, instead of weights",
    ),
    "draws": Phrase("antal trækninger (ellers 100.000)", "number of draws (else 100,000)"),
    "seed": Phrase("frø for trækningerne (ellers 0)", "the seed of the draws (else 0)"),
    "promethee": Phrase(
        "vis også PROMETHEE II som en anden mening", "show PROMETHEE II too as a second opinion"
    ),
}
"""The arguments."""

LINES: dict[str, Phrase] = {
    "file_or_database": Phrase(
        "nævn enten en fil eller --database", "name either a file or --database"
    ),
    "bad_weights": Phrase(
        "{word} er ikke vægte (skriv fx a=2,b=1)", "{word} are no weights (such as a=2,b=1)"
    ),
    "bad_order": Phrase(
        "{word} er ikke en rækkefølge (skriv fx a,b,c)", "{word} is no order (such as a,b,c)"
    ),
    "bad_number": Phrase(
        "{word} er ikke et helt tal fra {least} til {most}",
        "{word} is no whole number from {least} to {most}",
    ),
    "title": Phrase("Områderne i filens rækkefølge", "The areas in the order of the file"),
    "area": Phrase("område", "area"),
    "sum": Phrase("vægtet sum", "weighted sum"),
    "first": Phrase("først ved andel af vægte", "first by share of weights"),
    "dominated": Phrase("slås overalt af", "beaten everywhere by"),
    "veto": Phrase("veto", "veto"),
    "flow": Phrase("PROMETHEE, netto", "PROMETHEE, net"),
    "disagreements": Phrase("Uenige", "Disagreements"),
    "criterion": Phrase("kriterium", "criterion"),
    "said": Phrase("sagt hver for sig", "said apart"),
    "agreed": Phrase("aftalt sammen", "agreed together"),
    "not_agreed": Phrase("ikke aftalt: alt, der er sagt, tæller", "not agreed: all said counts"),
    "weights": Phrase("Vægte: {weights} ({how}).", "Weights: {weights} ({how})."),
    "exact": Phrase("Andelene er regnet eksakt.", "The shares are exact."),
    "drawn": Phrase(
        "Andelene er fra {draws} trækninger (frø {seed}).",
        "The shares are from {draws} draws (seed {seed}).",
    ),
    "per_other": Phrase(
        "PROMETHEE II: strømme divideret med antallet af de andre områder.",
        "PROMETHEE II: flows divided by the number of the other areas.",
    ),
}
"""Lines of the output."""

WEIGHTINGS: dict[Weighting, Phrase] = {
    "equal": Phrase("ingen har fastsat dem, så de er lige", "nobody fixed them, so they are equal"),
    "order": Phrase("midten af alle, der følger rækkefølgen", "the middle of all in that order"),
    "given": Phrase("som angivet", "as given"),
}
"""Where the weights come from."""
