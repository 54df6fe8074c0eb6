"""What the command `network` says of itself and of its figures, in both languages."""

from brobygger.domain.actors.change import Method
from brobygger.messages.phrase import Phrase

QUESTIONS: dict[str, Phrase] = {
    "summary": Phrase(
        "vis en rundes tal, hvert med og uden projektets egne folk",
        "show the figures of a wave, each with and without the project's own people",
    ),
    "change": Phrase(
        "vis, hvad der er ændret fra en runde til en anden",
        "show what has changed from one wave to another",
    ),
    "bridges": Phrase(
        "foreslå, hvem der kunne bringes sammen, og hvorfor",
        "propose who could be brought together, and why",
    ),
}
"""The three questions, as the help names them."""

ARGUMENTS: dict[str, Phrase] = {
    "questions": Phrase("spørgsmål", "questions"),
    "files": Phrase(
        "filer, kendt på deres kolonner: svar (wave;by;about;level), aktører (id;sector;...), "
        "leveret sammen (group;actor), eller JSON; - er standard input",
        "files, known by their columns: answers (wave;by;about;level), actors (id;sector;...), "
        "delivered together (group;actor), or JSON; - is stdin",
    ),
    "database": Phrase(
        "spørg Brobyggers database i stedet for filer (indsatsens nummer, hvis der er flere)",
        "ask Brobygger's database instead of files (the initiative's number, if there are more)",
    ),
    "before": Phrase("den tidlige runde", "the earlier wave"),
    "after": Phrase("den sene runde", "the later wave"),
    "wave": Phrase("runden (ellers den seneste)", "the wave (else the latest)"),
    "rule": Phrase(
        "når begge har svaret: middel (mean), det højeste (either) eller det laveste (both)",
        "where both answered: mean, the higher (either) or the lower (both)",
    ),
    "min_level": Phrase(
        "det laveste niveau, der tæller som samarbejde (ellers 1)",
        "the least level that counts as a tie (else 1)",
    ),
    "groups": Phrase(
        "brug det, der er leveret sammen, også hvor der er svar",
        "use what was delivered together, also where there are answers",
    ),
    "min_shared": Phrase(
        "så mange fælles leverancer er et samarbejde (ellers 2)",
        "so many deliveries together are a tie (else 2)",
    ),
    "actors": Phrase(
        "vis også, hvor hver aktør står (til at tale om, ingen rangliste)",
        "show too where each actor stands (to talk about, no ranking)",
    ),
    "imputations": Phrase(
        "gange, de ukendte par trækkes (ellers 20)", "times the unknown pairs are drawn (else 20)"
    ),
    "seed": Phrase("frø for det, der trækkes (ellers 0)", "the seed of what is drawn (else 0)"),
    "k": Phrase("højst så mange forslag (ellers 5)", "at most so many proposals (else 5)"),
    "cap": Phrase(
        "højst så mange nye forbindelser til hver aktør (ellers 2)",
        "at most so many new ties for each actor (else 2)",
    ),
    "weights": Phrase(
        "vægte for begrundelserne, fx closer=0.4,joined=0.2 (de andre bliver, som de er)",
        "weights of the reasons, such as closer=0.4,joined=0.2 (the others stay as they are)",
    ),
    "exclude": Phrase(
        "et par, der er afvist før, fx klub,skole", "a pair rejected before, such as club,school"
    ),
}
"""The arguments."""

LINES: dict[str, Phrase] = {
    "bad_number": Phrase(
        "{word} er ikke et helt tal fra {least} til {most}",
        "{word} is no whole number from {least} to {most}",
    ),
    "bad_level": Phrase(
        "{word} er ikke et niveau fra 0.5 til 5", "{word} is no level from 0.5 to 5"
    ),
    "bad_weights": Phrase(
        "{word} er ikke vægte (navnene er {known})", "{word} are no weights (the names are {known})"
    ),
    "bad_pair": Phrase(
        "{word} er ikke et par (skriv fx klub,skole)", "{word} is no pair (such as club,school)"
    ),
    "file_or_database": Phrase(
        "nævn enten filer eller --database", "name either files or --database"
    ),
    "efforts_today": Phrase(
        "databasen kender kun de fælles tiltag i dag og ikke ved hver runde",
        "the database knows the efforts run together today only, not those of each wave",
    ),
    "one_wave": Phrase(
        "der er ingen ændring fra en runde til den selv",
        "there is no change from a wave to itself",
    ),
    "wave_title": Phrase("Runde {wave}", "Wave {wave}"),
    "no_wave": Phrase("uden navn", "without a name"),
    "answered": Phrase(
        "{answered} af {asked} har svaret ({rate}).", "{answered} of {asked} answered ({rate})."
    ),
    "counted": Phrase(
        "Talt op af det, {actors} aktører har leveret sammen.",
        "Counted from what {actors} actors delivered together.",
    ),
    "without_staff_said": Phrase("Uden egne folk: {said}", "Without own people: {said}"),
    "earlier_waves": Phrase("Runder i filerne: {waves}.", "Waves in the files: {waves}."),
    "one_wave_only": Phrase(
        "Der er kun denne runde: ingen baseline.", "There is only this wave: no baseline."
    ),
    "figure": Phrase("tal", "figure"),
    "with_staff": Phrase("med egne folk", "with own people"),
    "without_staff": Phrase("uden egne folk", "without own people"),
    "strong_with": Phrase("fra koordinering, med", "from coordination, with"),
    "strong_without": Phrase("fra koordinering, uden", "from coordination, without"),
    "bounds": Phrase(
        "To tal med streg imellem er det mindste og det største, det kan være, når ukendte par er "
        "ukendte. En streg alene: ikke defineret, eller for få svar.",
        "Two figures with a dash between are the least and the most it can be while unknown pairs "
        "are unknown. A dash alone: not defined, or too few answers.",
    ),
    "actor": Phrase("aktør", "actor"),
    "staff": Phrase("(egne folk)", "(own people)"),
    "no_ties": Phrase("ingen forbindelser", "no ties"),
    "yes": Phrase("ja", "yes"),
    "no": Phrase("nej", "no"),
    "degree": Phrase("forbindelser", "ties"),
    "betweenness": Phrase("mellemled", "betweenness"),
    "constraint": Phrase("bundethed", "constraint"),
    "effective_size": Phrase("effektiv størrelse", "effective size"),
    "cut": Phrase("bærende led", "cut actor"),
    "actors_title": Phrase(
        "Hver aktør, med / uden egne folk, alfabetisk (ingen rangliste)",
        "Each actor, with / without own people, by id (no ranking)",
    ),
    "pairs_said": Phrase(
        "{same} af {pairs} par mellem {actors} fælles aktører er kendt i begge runder.",
        "{same} of {pairs} pairs among {actors} actors of both waves are known in both.",
    ),
    "change_title": Phrase("Fra runde {before} til {after}", "From wave {before} to {after}"),
    "interval": Phrase(
        "I parentes: 95 %-interval ({seed}). Efter »kan være«: yderpunkterne for alle par. Intet "
        "er sagt om årsager.",
        "In brackets: a 95 % interval ({seed}). After “can be”: the bounds for all pairs. Nothing "
        "is said about causes.",
    ),
    "seed": Phrase("frø {seed}", "seed {seed}"),
    "points": Phrase("point", "points"),
    "can_be": Phrase("kan være {low} - {high}", "can be {low} - {high}"),
    "transition_title": Phrase(
        "Par fra niveau (ned) til niveau (hen), {who}", "Pairs from level (down) to (across), {who}"
    ),
    "bridges_title": Phrase("Forslag, det første først", "Proposals, the first first"),
    "proposal": Phrase("forslag", "proposal"),
    "why": Phrase("hvorfor", "why"),
    "sure": Phrase("sikkerhed", "how sure"),
    "adds": Phrase("tilføjer", "adds"),
    "no_bridges": Phrase(
        "Ingen forslag: ingen to i samme område, med fælles tema eller målgruppe, er langt fra "
        "hinanden og kendt som det.",
        "No proposals: no two in the same area, with a shared theme or target group, are far from "
        "each other and known to be.",
    ),
    "too_few": Phrase("Ingen forslag: for få har svaret.", "No proposals: too few answered."),
    "weights_said": Phrase(
        "Vægte: {weights}. Højst {k} forslag og {cap} nye til hver. Frø {seed}.",
        "Weights: {weights}. At most {k} proposals and {cap} new ones for each. Seed {seed}.",
    ),
    "staff_decides": Phrase(
        "Forslagene er regnet uden egne folk. I afgør, hvad der bliver til noget.",
        "The proposals were made without own people. You decide what comes of them.",
    ),
}
"""Lines of the output."""

FIGURES: dict[str, Phrase] = {
    "actors": Phrase("aktører", "actors"),
    "known": Phrase("kendte par (af alle)", "known pairs (of all)"),
    "ties": Phrase("forbindelser", "ties"),
    "isolates": Phrase("aktører uden forbindelser", "actors without ties"),
    "components": Phrase("adskilte dele", "separate parts"),
    "isolated_activities": Phrase("leverancer af én alene", "deliveries by one alone"),
    "density": Phrase("tæthed af kendte par", "density of known pairs"),
    "density_bounds": Phrase("tæthed af alle par", "density of all pairs"),
    "mean_level": Phrase("gennemsnitligt niveau", "mean level"),
    "agreement": Phrase("enige inden for ét niveau", "agree within one level"),
    "reciprocity": Phrase("nævnt af begge", "named by both"),
    "cross_sector_share": Phrase("på tværs af sektorer", "across sectors"),
    "ei_index": Phrase("E-I-indeks", "E-I index"),
    "centralisation": Phrase("samlet om én", "centralisation"),
    "efficiency": Phrase("nærhed i alt", "global efficiency"),
}
"""The figures of a network by their field."""

CHANGES: dict[str, Phrase] = {
    "up": Phrase("par, der er steget", "pairs that rose"),
    "same": Phrase("par, der er ens", "pairs that stayed"),
    "down": Phrase("par, der er faldet", "pairs that fell"),
    "jaccard": Phrase("forbindelser i begge runder", "ties of both waves"),
    "density": Phrase("ændring i tæthed (procentpoint)", "change in density (percentage points)"),
}
"""The figures of a change by their field."""

METHODS: dict[Method, Phrase] = {
    "jackknife": Phrase("udeladt én ad gangen", "leaving out one at a time"),
    "imputation": Phrase("ukendte par trukket", "unknown pairs drawn"),
}
"""Where an interval comes from."""
