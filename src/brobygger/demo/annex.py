"""The demo annex: 13 recommendations in our own words, with the real annex's parts and routes.

Who answers, who ordered a note, what waits for what and what ends when are the real annex's
facts; every sentence is ours.
"""

from datetime import date

from brobygger.demo.build import PartFacts, make_annex, make_recommendation
from brobygger.domain.recommendations.recommendation import (
    Recommendation,
    RecommendationAnnex,
    ThemeArea,
)

_PLAN = ("nuværende Integrationshandleplan", None)
_BIF, _BUF = ("BIF",), ("BUF",)

_MINISTER = "opmærksomhed på, at målingerne er statens og skal tages op med ministeren"

_RECOMMENDATIONS: tuple[tuple[ThemeArea, str, tuple[PartFacts, ...]], ...] = (
    (
        "school",
        "Skolelederne tager ansvaret og kobler arbejdet til trivsel og demokrati i skolen",
        (PartFacts("forankring hos skoleledere", "frame", _BUF),),
    ),
    (
        "school",
        "Udvalgte skoler får en ressourceperson, som støtter ledelsen",
        (PartFacts("ressourcefunktion", "note", _BUF, ordered_by="BIU"),),
    ),
    (
        "school",
        (
            "Elevernes undervisning i rettigheder hænger sammen med kurser for fagfolk og samtaler"
            " med forældre"
        ),
        (
            PartFacts("udbud af aktiviteter", "need", _BIF, novelty="continued", paid_by=_PLAN),
            PartFacts("sammenhæng i indsatsen", "via", _BUF, via=(1, 2)),
        ),
    ),
    (
        "school",
        "Trivselsmålinger spørger til rettigheder og kontrol, og hver skole laver en handlingsplan",
        (
            PartFacts("spørgsmål i trivselsmålinger", "frame", _BUF, remark=_MINISTER),
            PartFacts("skolernes handlingsplaner", "frame", _BUF),
        ),
    ),
    (
        "school",
        "Lærere og andre fagfolk omkring børnene bliver klædt på, igen og igen",
        (PartFacts("opkvalificering af personale", "note", _BUF, "BIU", order=9),),
    ),
    (
        "adult",
        "Flere grupper nås: mænd, kvinder forsørget af ægtefællen og borgere med ressourcer",
        (
            PartFacts("bredere målgruppe", "note", _BIF, ordered_by="BIU"),
            PartFacts("kortlægning af kontaktflader", "frame", _BIF, due=date(2024, 12, 31)),
        ),
    ),
    (
        "adult",
        "Kendskab til rettigheder og arbejde med holdninger bliver en fast og samlet indsats",
        (
            PartFacts("eksisterende kursus", "need", _BIF, novelty="continued", paid_by=_PLAN),
            PartFacts("systematisk tilgang", "need", _BIF),
        ),
    ),
    (
        "adult",
        "Kontrol som hindring for arbejde får mere plads, med gruppeforløb og efterværn",
        (
            PartFacts(
                "beskæftigelsesbarriere, grupper og efterværn",
                "frame",
                _BIF,
                strengthened_by=(11,),
                novelty="continued",
                paid_by=("budgetmidler", 2025),
            ),
        ),
    ),
    (
        "adult",
        "Kommunens fagfolk får et fælles sprog og ståsted",
        (PartFacts("fælles fagligt sprog", "note", ("BIF", "BUF", "SOF"), ordered_by="BIU"),),
    ),
    (
        "adult",
        "Kontrol i lukkede trossamfund bliver undersøgt",
        (PartFacts("undersøgelse af lukkede trossamfund", "outside"),),
    ),
    (
        "civil_society",
        "Kommune og civilsamfund indgår lange aftaler med en fælles plan",
        (
            PartFacts("netværk", "frame", _BIF),
            PartFacts("konkret samarbejde", "need", _BIF, novelty="continued"),
        ),
    ),
    (
        "civil_society",
        "Foreningernes evne til at skabe fællesskab og flytte normer bliver brugt",
        (PartFacts("normdannende potentiale", "via", via=(11,), quantifier="unstated"),),
    ),
    (
        "civil_society",
        "Et boligområde afprøver en 360-graders indsats, hvor alle sektorer arbejder samtidig",
        (PartFacts("360-graders områdeindsats", "note", _BIF, package="ØKF"),),
    ),
)


def demo_annex() -> RecommendationAnnex:
    """The demo's annex of 28 June 2023: 13 recommendations with 18 parts in three theme areas."""
    return make_annex(
        "Anbefalinger mod negativ social kontrol: hvem løfter dem, og hvad koster penge",
        date(2023, 6, 28),
        ("2023 - 11338", "3507323", "2023-0283605"),
        _recommendations(),
    )


def _recommendations() -> tuple[Recommendation, ...]:
    return tuple(
        make_recommendation(number, area, text, parts)
        for number, (area, text, parts) in enumerate(_RECOMMENDATIONS, 1)
    )
