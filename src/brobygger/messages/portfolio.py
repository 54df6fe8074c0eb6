"""The words of the portfolio: outcomes of notes, states at a date, the steps of their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.domain.recommendations.portfolio.state import Label, State, Step, StepKind
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.sentence import Sentence


@dataclass(frozen=True, slots=True)
class LabelWord:
    """What a state is called, with the sign that stands for it where there is no colour."""

    da: str
    en: str
    sign: str
    meaning: Phrase

    def said(self, language: Language) -> str:
        """The word in a language."""
        return self.da if language == "da" else self.en


LABEL_WORDS: dict[Label, LabelWord] = {
    "covered": LabelWord(
        "Dækket",
        "Covered",
        "●",
        Phrase(
            "Alt det, delene skal bruge, er der. Det siger ikke, at det er gjort.",
            "Everything the parts need is there. It does not say that it has been done.",
        ),
    ),
    "partly": LabelWord(
        "Delvis dækket",
        "Partly covered",
        "◐",
        Phrase("Nogle dele har det, de skal bruge.", "Some parts have what they need."),
    ),
    "open": LabelWord(
        "Åben",
        "Open",
        "○",
        Phrase(
            "Intet er på plads endnu, men det kan komme.",
            "Nothing is in place yet, but it may come.",
        ),
    ),
    "fallen": LabelWord(
        "Faldet",
        "Fallen",
        "✕",
        Phrase(
            "Det, den skulle bruge, er ikke givet.",
            "What it needed has not been given.",
        ),
    ),
    "lapsed": LabelWord(
        "Ophørt",
        "Lapsed",
        "◣",
        Phrase(
            "Den var dækket, men pengene er udløbet, og intet har afløst dem.",
            "It was covered, but the money has ended and nothing has replaced it.",
        ),
    ),
    "outside": LabelWord(
        "Uden for kommunens mandat",
        "Outside the city's mandate",
        "◆",
        Phrase("Skal løftes over for en anden myndighed.", "Is for another authority."),
    ),
}
"""The six labels of a recommendation at a date, in the order they are counted."""

STATE_LABELS: Mapping[State, Label] = {
    State.STANDS: "covered",
    State.OPEN: "open",
    State.FALLS: "fallen",
    State.OUTSIDE: "outside",
}
"""A part is called by the same words; one that stood once and has ended is "lapsed"."""

OUTCOME_WORDS: dict[OutcomeKind, Phrase] = {
    "undecided": Phrase("ingen beslutning indtastet", "no decision entered"),
    "funded": Phrase("givet som ønsket", "granted as asked"),
    "part_funded": Phrase("givet delvis", "granted in part"),
    "left_to_committee": Phrase("overladt til udvalgets egne midler", "left to the committee"),
    "within_frame": Phrase("løses inden for rammen", "absorbed in an existing frame"),
    "merged": Phrase("lagt sammen med et andet notat", "joined with another note"),
    "packaged": Phrase("med i en anden forvaltnings pakke", "carried in another package"),
    "intent_only": Phrase("hensigtserklæring uden penge", "declaration of intent, no money"),
    "deferred": Phrase("udskudt", "deferred"),
    "rejected": Phrase("ikke givet", "not granted"),
    "withdrawn": Phrase("trukket tilbage", "withdrawn"),
}
"""The eleven outcomes of a note, per year."""

STEP_WORDS: dict[StepKind, Phrase] = {
    "frame": Phrase("kan løftes inden for rammen", "can be lifted within the frame"),
    "only_via": Phrase("følger af andre anbefalinger", "follows from other recommendations"),
    "no_source": Phrase(
        "bilaget siger ikke, hvordan den skal løftes", "the annex does not say how it is lifted"
    ),
    "outside": Phrase("er en anden myndigheds sag", "is for another authority"),
    "plan_pays": Phrase("{subject} betaler til og med {day}", "{subject} pays up to {day}"),
    "plan_ended": Phrase("{subject} udløb {day}", "{subject} ended on {day}"),
    "plan_not_begun": Phrase("{subject} begynder {day}", "{subject} begins on {day}"),
    "plan_end_unknown": Phrase(
        "{subject} betalte sidst, vi hørte det ({day}); slutdatoen kendes ikke",
        "{subject} paid when last heard of ({day}); its end is not known",
    ),
    "grant_pays": Phrase("{subject} betaler til og med {day}", "{subject} pays up to {day}"),
    "grant_ended": Phrase("{subject} udløb {day}", "{subject} ended on {day}"),
    "grant_not_begun": Phrase("{subject} begynder {day}", "{subject} begins on {day}"),
    "grant_end_unknown": Phrase(
        "{subject} betalte sidst, vi hørte det ({day}); slutdatoen kendes ikke",
        "{subject} paid when last heard of ({day}); its end is not known",
    ),
    "need_open": Phrase(
        "mangler penge; budgettet, der kan give dem, er ikke vedtaget",
        "lacks money; the budget that could give it is not adopted",
    ),
    "need_passed": Phrase(
        "mangler penge, og budgettet blev vedtaget {day} uden dem",
        "lacks money, and the budget was adopted on {day} without it",
    ),
    "note_undecided": Phrase(
        "{subject} er bestilt, men ingen beslutning er indtastet",
        "{subject} is ordered, but no decision is entered",
    ),
    "note_funded": Phrase("{subject} er givet", "{subject} is granted"),
    "note_not_begun": Phrase(
        "{subject} er givet, men begynder {day}", "{subject} is granted but begins on {day}"
    ),
    "note_ended": Phrase("pengene til {subject} udløb {day}", "the money of {subject} ended {day}"),
    "note_part_covered": Phrase(
        "{subject} er givet delvis, og delen er med", "{subject} is granted in part, part included"
    ),
    "note_part_excluded": Phrase(
        "{subject} er givet delvis, og delen er ikke med",
        "{subject} is granted in part, without this part",
    ),
    "note_part_unsaid": Phrase(
        "{subject} er givet delvis; det siges ikke, om delen er med",
        "{subject} is granted in part; whether this part is included is not said",
    ),
    "note_left_pending": Phrase(
        "{subject} er overladt til udvalget, som ikke har besluttet endnu",
        "{subject} is left to the committee, which has not decided yet",
    ),
    "note_left_granted": Phrase(
        "udvalget har givet {subject}", "the committee has granted {subject}"
    ),
    "note_left_refused": Phrase(
        "udvalget har ikke givet {subject}", "the committee has not granted {subject}"
    ),
    "note_in_frame": Phrase(
        "{subject} løses inden for rammen", "{subject} is absorbed in the frame"
    ),
    "note_merged": Phrase(
        "{subject} er lagt sammen med et andet notat", "{subject} is joined with another note"
    ),
    "note_merged_ring": Phrase(
        "{subject} er lagt sammen med et notat, der peger tilbage",
        "{subject} is joined with a note that points back",
    ),
    "note_packaged": Phrase(
        "{subject} følger en anden forvaltnings pakke", "{subject} follows another package"
    ),
    "note_intent": Phrase(
        "om {subject} er der en hensigt, men ingen penge",
        "for {subject} there is an intent but no money",
    ),
    "note_deferred": Phrase("{subject} er udskudt", "{subject} is deferred"),
    "note_deferred_passed": Phrase(
        "{subject} blev udskudt til et budget, der nu er vedtaget uden det",
        "{subject} was deferred to a budget that is now adopted without it",
    ),
    "note_rejected": Phrase("{subject} er ikke givet", "{subject} is not granted"),
    "note_withdrawn": Phrase("{subject} er trukket tilbage", "{subject} is withdrawn"),
    "package_stops": Phrase(
        "pakken med {subject} er ikke givet", "the package with {subject} is not granted"
    ),
    "package_open": Phrase(
        "pakken med {subject} er ikke afgjort", "the package with {subject} is not decided"
    ),
    "requires": Phrase("venter på del {subject}", "waits for part {subject}"),
    "requires_other_authority": Phrase(
        "venter på del {subject}, som er en anden myndigheds sag",
        "waits for part {subject}, which is for another authority",
    ),
}
"""One step of a reason, said of a part; ``subject`` is a note, a part or what pays."""

REMARK_WORDS: dict[str, Phrase] = {
    "not_strengthened": Phrase(
        "den støtte, den kunne få af anbefaling {number}, er faldet væk",
        "the support it could get from recommendation {number} has fallen away",
    ),
    "waits_for_other_authority": Phrase(
        "venter på en anden myndighed", "waits for another authority"
    ),
    "intent_only": Phrase("der er kun en hensigtserklæring", "there is only a declaration"),
}
"""What does not change a state but must be said."""

UNKNOWN_DAY = Phrase("dato ukendt", "date unknown")


def step_words(step: Step, language: Language = "da") -> str:
    """One step of a chain in words.

    >>> from brobygger.domain.recommendations.portfolio.state import State, Step
    >>> step_words(Step("note_rejected", "N9", State.FALLS))
    'N9 er ikke givet'
    """
    day = f"{step.day:%d-%m-%Y}" if step.day else UNKNOWN_DAY.said(language)
    return STEP_WORDS[step.kind].said(language).format(subject=step.subject, day=day)


def remark_words(remark: str, language: Language = "da") -> str:
    """A remark of a part in words; its number follows the colon of its code."""
    code, _, number = remark.partition(":")
    return REMARK_WORDS[code].said(language).format(number=number)


SENTENCES: dict[str, Sentence] = {
    "PORTFOLIO-001": Sentence(
        "Der mangler en slutdato for det, der betaler del {part} i dag: {source}.",
        "Find slutdatoen, og skriv den på delen. Indtil da kan ingen sige, om pengene er der.",
        "The end date is missing for what pays part {part} today: {source}.",
        "Find the end date and enter it on the part. Until then nobody can say whether it is paid.",
    ),
    "PORTFOLIO-002": Sentence(
        "Bilaget siger ikke, hvordan del {part} skal løftes: »{raw}«",
        "Skriv på delen, om den har penge, mangler penge eller venter på en anden anbefaling.",
        "The annex does not say how part {part} is to be lifted: “{raw}”",
        "Enter on the part whether it has money, lacks money or waits for another recommendation.",
    ),
    "PORTFOLIO-003": Sentence(
        "Budget {year} er vedtaget, men der er ikke indtastet en beslutning om {note}.",
        "Find beslutningen i budgetaftalen, og indtast den, også hvis notatet ikke fik penge.",
        "Budget {year} is adopted, but no decision is entered for {note}.",
        "Find the decision in the budget agreement and enter it, also where nothing was granted.",
    ),
    "PORTFOLIO-004": Sentence(
        "{note} er lagt sammen med et notat, der selv er lagt sammen med {note}.",
        "Ret den ene af de to beslutninger, så det fremgår, hvilket notat der bærer pengene.",
        "{note} is joined with a note that is itself joined with {note}.",
        "Correct one of the two decisions, so that it is clear which note carries the money.",
    ),
    "PORTFOLIO-005": Sentence(
        "{note} er ikke regnet med, for ingen har skrevet, hvad det koster.",
        "Find beløbet i budgetnotatet, og skriv det på notatet, så det kan vælges.",
        "{note} was not weighed, because nobody has entered what it costs.",
        "Find the amount in the budget note and enter it, so that the note can be chosen.",
    ),
    "PORTFOLIO-006": Sentence(
        "{note} er udskudt, men der står ikke, til hvilket budget eller hvilken overførselssag.",
        "Find runden i beslutningen, og skriv den på udfaldet. Indtil da bliver {note} ved med at "
        "være åbent.",
        "{note} is deferred, but nobody has entered to which budget or which carry-over round.",
        "Find the round in the decision and enter it on the outcome. Until then {note} stays open.",
    ),
}
