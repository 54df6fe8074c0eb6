"""What the kinds and rules of a comparison, and the strength of a link, are called in words."""

from brobygger.domain.budgets.links import Strength
from brobygger.messages import Language
from brobygger.messages.phrase import Phrase

KINDS: dict[str, Phrase] = {
    "staffing_figure": Phrase("årsværk læst forskelligt", "staffing figure read differently"),
    "unit_without_number": Phrase("enhed uden tal", "unit without a number"),
    "percentage_above_100": Phrase("procent over 100", "percentage above 100"),
    "footnote_gap": Phrase("hul i fodnoterne", "gap in the footnotes"),
    "table_without_years": Phrase("tabel uden årstal", "table without year heads"),
    "code_outside_list": Phrase("ukendt kode", "code outside its list"),
    "symbol_in_word": Phrase("tegn eller tal i et ord", "symbol or digit inside a word"),
    "tick_unreadable": Phrase("ulæseligt kryds", "unreadable tick box"),
    "tick": Phrase("kryds er forskellige", "tick boxes disagree"),
    "number": Phrase("tal er forskellige", "figures disagree"),
    "unit": Phrase("enhed eller prisniveau", "unit or price level"),
    "value": Phrase("oplysning er forskellig", "values disagree"),
}
"""Every kind of difference."""

RULES: dict[str, Phrase] = {
    "readings_disagree": Phrase(
        "samme årsværkstal er læst på flere måder", "one staffing figure is read in several ways"
    ),
    "staffing_out_of_band": Phrase(
        "samme årsværkstal er læst på flere måder, og kr. pr. årsværk er uden for rammen",
        "one staffing figure is read in several ways, and kr. per FTE is outside the band",
    ),
    "unit_without_number": Phrase(
        "foran en enhed skal der stå et tal", "a number must stand before a unit"
    ),
    "percentage_above_100": Phrase(
        "en andel kan ikke være over 100 pct.", "a share cannot be above 100 per cent"
    ),
    "footnote_series": Phrase(
        "fodnoter skal være nummereret uden huller", "footnotes are numbered without gaps"
    ),
    "offer_other_heads": Phrase(
        "tabellen mangler årstal; den anden kopi har dem, og de kan foreslås",
        "the table lacks its year heads; the other copy has them and they can be offered",
    ),
    "code_outside_list": Phrase("koden findes ikke på sin liste", "the code is not on its list"),
    "symbol_in_word": Phrase(
        "et ord har ikke tegn eller tal midt i sig", "a word holds no symbol or digit"
    ),
    "tick_unreadable": Phrase(
        "krydset kan ikke læses: ukendt, ikke nej", "the tick cannot be read: unknown, not no"
    ),
    "tick": Phrase("krydset står forskelligt", "the tick differs"),
    "figures_disagree": Phrase("tallene er forskellige", "the figures differ"),
    "values_disagree": Phrase("oplysningerne er forskellige", "the values differ"),
}
"""Every rule that catches a difference."""

STRENGTHS: dict[Strength, Phrase] = {
    "strong": Phrase("stærk", "strong"),
    "possible": Phrase("mulig", "possible"),
    "weak": Phrase("svag", "weak"),
}
"""How well a proposed link is founded."""

_TICKS: dict[str, Phrase] = {
    "true": Phrase("krydset af", "ticked"),
    "false": Phrase("ikke krydset af", "not ticked"),
    "unknown": Phrase("ulæseligt", "unreadable"),
}


def reading_words(kind: str, reading: str | None, language: Language = "da") -> str | None:
    """A reading of a difference for people: the states of boxes in words, all else as printed.

    >>> reading_words("tick", "unknown: Valby"), reading_words("number", "22")
    ('ulæseligt: Valby', '22')
    """
    if reading is None or not kind.startswith("tick"):
        return reading
    state, colon, labels = reading.partition(":")
    return f"{_TICKS[state].said(language)}{colon}{labels}"
