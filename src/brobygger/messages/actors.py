"""The words of local actors: levels, roles, reasons for a bridge, answers that do not add up."""

from collections.abc import Callable

from brobygger.domain.actors.bridging.reason import Confidence, Reason, ReasonCode
from brobygger.domain.actors.metrics import Role
from brobygger.domain.actors.network import Detail
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.sentence import Sentence

LEVEL_WORDS: tuple[Phrase, ...] = (
    Phrase("intet samarbejde", "no collaboration"),
    Phrase("netværk", "networking"),
    Phrase("samvirke", "cooperation"),
    Phrase("koordinering", "coordination"),
    Phrase("alliance", "coalition"),
    Phrase("fuldt samarbejde", "collaboration"),
)
"""The six levels between two organisations, from 0 to 5."""

UNKNOWN_LEVEL = Phrase("ukendt: ingen af de to har svaret", "unknown: neither of the two answered")

DETAIL_WORDS: dict[Detail, Phrase] = {
    "all": Phrase("Svarene rækker til alle tal.", "The answers carry every figure."),
    "robust": Phrase(
        "Under 80 % har svaret: mellemled, bærende led og roller vises ikke.",
        "Under 80 % answered: betweenness, cut actors and roles are not shown.",
    ),
    "counts": Phrase(
        "Under 60 % har svaret: kun antal vises.", "Under 60 % answered: only counts are shown."
    ),
    "none": Phrase(
        "Færre end fem har svaret: intet vises, så ingen enkelt kan genkendes.",
        "Fewer than five answered: nothing is shown, so that no single one can be recognised.",
    ),
}
"""How much the answers carry, said where figures are left out."""

ROLE_WORDS: dict[Role, Phrase] = {
    "coordinator": Phrase("forbinder egne", "connects its own sector"),
    "consultant": Phrase("forbinder en anden sektor", "connects another sector"),
    "gatekeeper": Phrase("forbinder egen og anden sektor", "connects its own and another sector"),
    "liaison": Phrase("forbinder to andre sektorer", "connects two other sectors"),
}
"""What an actor does between two that have no tie of their own."""

CONFIDENCE_WORDS: dict[Confidence, Phrase] = {
    "high": Phrase("begge har svaret", "both have answered"),
    "low": Phrase("mindst en af de to har ikke svaret", "at least one of the two has not answered"),
}
"""How sure a proposal is."""

REASON_WORDS: dict[ReasonCode, Phrase] = {
    "no_path": Phrase("intet forbinder de to i dag", "nothing joins the two today"),
    "far_apart": Phrase(
        "der er {steps} led mellem de to i dag", "there are {steps} steps between the two today"
    ),
    "isolate": Phrase(
        "samarbejder ikke med nogen i dag: {actors}", "works with nobody today: {actors}"
    ),
    "crosses": Phrase("forbinder to sektorer: {sectors}", "joins two sectors: {sectors}"),
    "theme": Phrase("fælles tema: {themes}", "shared theme: {themes}"),
    "target_group": Phrase(
        "fælles målgruppe: {target_groups}", "shared target group: {target_groups}"
    ),
    "area": Phrase("samme område: {areas}", "same area: {areas}"),
    "reaches_group": Phrase(
        "{actor} når en målgruppe, den anden ikke når: {target_groups}",
        "{actor} reaches a target group that the other does not: {target_groups}",
    ),
    "reaches_day": Phrase(
        "{actor} har åbent, når den anden ikke har: {days}",
        "{actor} is open when the other is not: {days}",
    ),
}
"""Why two actors could meet."""


def reason_words(
    reason: Reason, language: Language = "da", named: Callable[[str], str] = str
) -> str:
    """A reason in words; ``named`` turns a code of an actor, theme, group or day into its name.

    >>> reason_words(Reason("theme", {"themes": ("job", "skole")}))
    'fælles tema: job, skole'
    """
    params = {name: ", ".join(map(named, codes)) for name, codes in reason.params.items()}
    return REASON_WORDS[reason.code].said(language).format_map(params)


SENTENCES: dict[str, Sentence] = {
    "ACTORS-001": Sentence(
        "{by} har vurderet samarbejdet med sig selv. Svaret er ikke regnet med.",
        "Slet svaret, eller ret, hvem det handler om.",
        "{by} has rated its collaboration with itself. The answer is not counted.",
        "Delete the answer, or correct whom it is about.",
    ),
    "ACTORS-002": Sentence(
        "{by} har givet samarbejdet med {about} niveau {level}, men niveauerne går fra 0 til 5."
        " Svaret er ikke regnet med, og parret er ukendt, hvis kun dette svar findes.",
        "Find det rigtige niveau, og ret svaret.",
        "{by} has given its collaboration with {about} level {level}, but levels go from 0 to 5."
        " The answer is not counted, and the pair is unknown where this is the only answer.",
        "Find the right level and correct the answer.",
    ),
    "ACTORS-003": Sentence(
        "{by} har svaret to gange om {about}, niveau {other} og niveau {level}."
        " Ingen af de to er regnet med.",
        "Spørg {by}, hvilket svar der gælder, og slet det andet.",
        "{by} has answered twice about {about}, level {other} and level {level}."
        " Neither of the two is counted.",
        "Ask {by} which answer holds, and delete the other.",
    ),
    "ACTORS-004": Sentence(
        "{stranger} er nævnt i et svar, men står ikke på listen over aktører i denne runde."
        " Svaret er ikke regnet med.",
        "Sæt {stranger} på listen, eller ret svaret.",
        "{stranger} is named in an answer but is not on the list of actors of this wave."
        " The answer is not counted.",
        "Put {stranger} on the list, or correct the answer.",
    ),
    "ACTORS-041": Sentence(
        "Niveauet »{raw}« er ikke et helt tal. Svaret er ikke regnet med, og parret er ukendt,"
        " hvis kun dette svar findes.",
        "Skriv et helt tal fra 0 til 5, eller lad feltet stå tomt, hvis ingen har svaret.",
        "The level “{raw}” is no whole number. The answer is not counted, and the pair is unknown"
        " where this is the only answer.",
        "Enter a whole number from 0 to 5, or leave the cell empty if nobody answered.",
    ),
    "ACTORS-042": Sentence(
        "Aktøren {raw} står to gange på listen. Den første række gælder.",
        "Slet den ene, eller giv dem hver sit id.",
        "The actor {raw} is on the list twice. The first row counts.",
        "Delete one of them, or give each an id of its own.",
    ),
    "ACTORS-043": Sentence(
        "»{raw}« i kolonnen {column} er hverken ja eller nej. Der er regnet med nej.",
        "Skriv ja eller nej (eller 1 eller 0).",
        "“{raw}” in the column {column} is neither yes nor no. It was taken as no.",
        "Enter yes or no (or 1 or 0).",
    ),
    "ACTORS-044": Sentence(
        "Kolonnerne passer hverken til svar, aktører eller fælles leverancer.",
        "Skriv kolonnernes navne i første linje: wave;by;about;level for svar, id;sector;... for "
        "aktører eller group;actor for, hvem der har leveret sammen.",
        "The columns fit neither answers, actors nor what was delivered together.",
        "Enter the heads in the first line: wave;by;about;level for answers, id;sector;... for "
        "actors, or group;actor for who delivered together.",
    ),
    "ACTORS-045": Sentence(
        "Runden {wave} findes ikke i filerne.",
        "Vælg en af disse: {known}.",
        "The wave {wave} is not in the files.",
        "Choose one of these: {known}.",
    ),
    "ACTORS-046": Sentence(
        "Filerne har ingen svar og intet, der er leveret sammen.",
        "Nævn også filen med svar (wave;by;about;level) eller med fælles leverancer (group;actor).",
        "The files hold no answers and nothing that was delivered together.",
        "Name the file of answers (wave;by;about;level) or of who delivered together (group;actor) "
        "too.",
    ),
    "ACTORS-050": Sentence(
        "Netværket har {count} aktører, men der kan højst regnes på {most} ad gangen.",
        "Del filerne op efter område.",
        "The network has {count} actors, but at most {most} can be answered for at once.",
        "Part the files by area.",
    ),
    "ACTORS-047": Sentence(
        "{stranger} står i »{group}«, men ikke på listen over aktører, og er ikke regnet med.",
        "Sæt {stranger} på listen, eller ret navnet.",
        "{stranger} is in “{group}” but not on the list of actors, and is not counted.",
        "Put {stranger} on the list, or correct its name.",
    ),
    "ACTORS-048": Sentence(
        "Indsats nummer {initiative} har ingen runder i databasen. Der er: {known}.",
        "Vælg en af dem: --database NUMMER.",
        "Initiative number {initiative} has no waves in the database. There are: {known}.",
        "Choose one of them: --database NUMBER.",
    ),
    "ACTORS-049": Sentence(
        "Databasen har ikke én indsats med runder, men {count}: {known}.",
        "Åbn en runde på skærmen, eller vælg en af dem: --database NUMMER.",
        "The database does not have one initiative with waves but {count}: {known}.",
        "Open a wave on the screen, or choose one of them: --database NUMBER.",
    ),
}
