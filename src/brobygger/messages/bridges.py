"""The weights that bridges are proposed by, in words, for the screen and the command line alike.

The reasons themselves are said by `messages.actors.reason_words`.
"""

from brobygger.messages.phrase import Phrase

WEIGHT_WORDS: dict[str, Phrase] = {
    "closer": Phrase("alle aktører kommer tættere på hinanden", "all actors come closer"),
    "joined": Phrase(
        "aktører, der står alene, og adskilte dele forbindes",
        "actors without ties and separate parts are joined",
    ),
    "crosses": Phrase("to sektorer mødes", "two sectors meet"),
    "overlap": Phrase("fælles temaer og målgrupper", "shared themes and target groups"),
    "complement": Phrase(
        "den ene når målgrupper eller dage, den anden ikke når",
        "one reaches target groups or days that the other does not",
    ),
    "load": Phrase(
        "tæller imod: har mange samarbejder i forvejen", "against: has many ties already"
    ),
}
"""The weights of `Weights` by their field: they are shown beside the proposals and may be moved."""
