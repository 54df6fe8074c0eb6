"""The words of the calendar: stages of a grant, steps of a budget round, alerts, problems."""

from brobygger.domain.budgets.expiry import Stage
from brobygger.domain.budgets.wheel import RoundStep
from brobygger.messages.phrase import Phrase
from brobygger.messages.sentence import Sentence

STAGE_WORDS: dict[Stage, Phrase] = {
    "unknown": Phrase("Slutdato mangler", "End date missing"),
    "quiet": Phrase("Mere end to år til", "More than two years left"),
    "evaluate": Phrase("Aftal evaluering", "Agree the evaluation"),
    "order": Phrase("Bestil notat", "Order the note"),
    "negotiate": Phrase("Skal med i budgettet", "Must be in the budget"),
    "adopted": Phrase("Budgettet er vedtaget", "The budget is adopted"),
    "ended": Phrase("Udløbet", "Ended"),
}
"""Where a grant stands; each is a thing to do, or that there is nothing to do."""

STAGE_SHAPES: dict[Stage, str] = {
    "unknown": "fallen",
    "quiet": "grey",
    "evaluate": "blue",
    "order": "red",
    "negotiate": "black",
    "adopted": "partly",
    "ended": "lapsed",
}
"""The shape beside the words: each stage has one of its own."""

STEP_WORDS: dict[RoundStep, Phrase] = {
    "call": Phrase("indkaldelsescirkulære i ØU", "call circular in the Finance Committee"),
    "contribution": Phrase(
        "udvalgets budgetbidrag, 1. behandling", "committee's budget contribution, first reading"
    ),
    "carry_over": Phrase("overførselssag", "carry-over agreement"),
    "ordered": Phrase("budgetnotater bestilles", "budget notes are ordered"),
    "june": Phrase("juniindstilling", "June proposal"),
    "first_reading": Phrase("1. behandling", "first reading"),
    "amendments": Phrase("ændringsforslag", "amendments"),
    "adopted": Phrase("2. behandling, vedtages", "second reading, adopted"),
}
"""The steps of a budget round."""

ALERT_WORDS: dict[str, Phrase] = {
    "evaluate": Phrase("aftal, hvornår evalueringen er klar", "agree when the evaluation is ready"),
    "order": Phrase("bestil budgetnotat", "order a budget note"),
    "decide": Phrase("skal med i budgettet", "must be in the budget"),
}
"""What an alert asks for."""

SENTENCES: dict[str, Sentence] = {
    "EXPIRY-001": Sentence(
        "Ingen har skrevet, hvornår pengene ophører: {grant}.",
        "Find slutdatoen i bevillingen eller budgetaftalen, og skriv den på delen eller på "
        "beslutningen. Indtil da kan ingen sige, hvornår den skal fornys.",
        "Nobody has entered when the money ends: {grant}.",
        "Find the end date in the grant or the budget agreement and enter it on the part or the "
        "decision. Until then nobody can say when it must be renewed.",
    ),
    "EXPIRY-002": Sentence(
        "Budget {year} har datoen {day}, som ikke passer: den ligger uden for året før budgettet "
        "eller efter vedtagelsen.",
        "Ret datoen på budgetrunden. Indtil da vises den sædvanlige tid.",
        "Budget {year} has the date {day}, which does not fit: it lies outside the year before "
        "the budget or after its adoption.",
        "Correct the date of the round. Until then the usual time is shown.",
    ),
}
