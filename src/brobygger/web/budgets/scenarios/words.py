"""What a scenario says, in sentences: the answer, its ties, what stands in its way."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.recommendations.portfolio.choosing.choice import Portfolio
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question, Row
from brobygger.domain.recommendations.portfolio.choosing.worth import Loss
from brobygger.web.budgets.scenarios.answer import Answer
from brobygger.web.budgets.scenarios.loading import in_order


def answer_words(answer: Answer) -> str:
    """The answer in a sentence, equal answers said aloud."""
    portfolio = answer.portfolio
    if portfolio.status == "infeasible":
        return _("Betingelserne kan ikke opfyldes på én gang.")
    if not portfolio.ties:
        return _("Der blev ikke fundet et svar i tide.")
    return (
        _alone(answer) if len(portfolio.ties) == 1 and not portfolio.more_ties else _equal(answer)
    )


def _alone(answer: Answer) -> str:
    (one,) = answer.portfolio.ties
    covered = covered_words(answer)
    if not one.notes:
        return _("Loftet bærer intet notat. %(covered)s uden nye penge.") % {"covered": covered}
    return _("%(covered)s, hvis %(notes)s får penge.") % {
        "covered": covered,
        "notes": listed(in_order(one.notes)),
    }


def _equal(answer: Answer) -> str:
    portfolio = answer.portfolio
    facts = {"n": len(portfolio.ties), "covered": covered_words(answer)}
    if portfolio.status == "limit":
        return _("Mindst %(covered)s, men beregningen blev standset, før det var sikkert.") % facts
    if portfolio.more_ties:
        return _("Flere end %(n)s valg er lige gode. Med hvert af dem: %(covered)s.") % facts
    return _("%(n)s valg er lige gode. Med hvert af dem: %(covered)s.") % facts


def covered_words(answer: Answer) -> str:
    """ "8 af 13 anbefalinger er dækket"; with weights of one's own, "vægt 11" as well."""
    one = answer.portfolio.ties[0]
    counts = {len(each.labelled("covered")) for each in answer.portfolio.ties}
    low, high = min(counts), max(counts)
    facts = {"n": len(one.labels), "low": low, "high": high, "weight": one.weight}
    if low != high:
        return _("%(low)s-%(high)s af %(n)s anbefalinger er dækket (vægt %(weight)s)") % facts
    if low != one.weight:
        return _("%(low)s af %(n)s anbefalinger er dækket (vægt %(weight)s)") % facts
    return _("%(low)s af %(n)s anbefalinger er dækket") % facts


def listed(keys: Sequence[str]) -> str:
    """ "N2, N6 og R11"."""
    if len(keys) < 2:
        return "".join(keys)
    return _("%(first)s og %(last)s") % {"first": ", ".join(keys[:-1]), "last": keys[-1]}


def unproven_words(portfolio: Portfolio) -> str:
    """How much better an answer could be that was not found in the time; empty where proven."""
    if portfolio.status != "limit":
        return ""
    if portfolio.gap:
        return _("Et bedre svar kan højst være %(gap)s anbefalinger (efter vægt) bedre.") % {
            "gap": portfolio.gap
        }
    return _(
        "Flere anbefalinger er ikke muligt, men flere dele kan være det, og flere lige gode valg."
    )


def row_words(row: Row) -> str:
    """A condition that is at odds with others."""
    notes = listed(in_order(row.notes))
    match row.kind:
        case "cap":
            return cap_words(row.cap) if row.cap else ""
        case "must":
            return _("%(notes)s skal med.") % {"notes": notes}
        case "forbid":
            return _("%(notes)s må ikke være med.") % {"notes": notes}
        case "exclusion":
            return _("Højst ét af %(notes)s.") % {"notes": notes}
        case "package":
            return _("Alle eller ingen af %(notes)s.") % {"notes": notes}
        case "within":
            return _("%(note)s kun sammen med pakken %(package)s.") % {
                "note": row.notes[0],
                "package": row.notes[1],
            }
        case "given":
            return _("%(notes)s har allerede fået penge.") % {"notes": notes}
        case "not_given":
            return _("Det er besluttet, at %(notes)s ikke får penge nu.") % {"notes": notes}
        case "without_cost":
            return _("Ingen har skrevet, hvad %(notes)s koster.") % {"notes": notes}


def cap_words(cap: Cap) -> str:
    """A cap as a sentence."""
    return _("Højst %(kr)s kr. i %(what)s.") % {"kr": print_kr(cap.kr), "what": cap_name(cap)}


def cap_name(cap: Cap) -> str:
    """ "2024", "2024 for BIU", "2024 på bevilling 35.10"."""
    if cap.committee:
        return _("%(year)s for %(committee)s") % {"year": cap.year, "committee": cap.committee}
    if cap.appropriation:
        return _("%(year)s på bevilling %(number)s") % {
            "year": cap.year,
            "number": cap.appropriation,
        }
    return str(cap.year)


def loss_words(loss: Loss | None, impossible: str) -> str:
    """How much less the best answer carries; ``impossible`` where there is none."""
    if loss is None:
        return impossible
    if loss.weight:
        lost = ngettext("%(n)s anbefaling færre", "%(n)s anbefalinger færre", loss.weight)
        return lost % {"n": loss.weight}
    if loss.part_weight:
        lost = ngettext("%(n)s del færre", "%(n)s dele færre", loss.part_weight)
        return lost % {"n": loss.part_weight}
    return _("intet")


def wishes_words(question: Question) -> list[str]:
    """Everything asked but the caps of whole years, one sentence each."""
    said = [
        row_words(row)
        for row in question.rows()
        if row.kind != "cap" or (row.cap and (row.cap.committee or row.cap.appropriation))
    ]
    if question.weights:
        weights = ", ".join(
            _("anbefaling %(number)s: %(weight)s") % {"number": number, "weight": weight}
            for number, weight in sorted(question.weights.items())
        )
        said.append(_("Vægte, der ikke er 1: %(weights)s.") % {"weights": weights})
    return said
