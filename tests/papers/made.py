"""An annex and its paper, made together: its truth holds the legend that the paper prints."""

from random import Random

from brobygger.domain.documents.paper import Paper
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.domain.recommendations.writing import write_annex
from papers.hands import in_inks, own_inks, with_legend
from papers.kinds import varied_annex


def made_annex(rng: Random) -> tuple[RecommendationAnnex, Paper]:
    """An annex in inks of its own, and the paper that prints it."""
    inks = own_inks(rng)
    annex = with_legend(varied_annex(rng), inks)
    return annex, in_inks(write_annex(annex), annex, inks)
