"""The form of one area's scores, and the form of the criteria with their anchored levels."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.areas.criteria import HIGHEST, Criterion
from brobygger.domain.kernel.fold import fold
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaScore
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.forms import Form

LEVELS = range(HIGHEST + 1)

NOT_ASSESSED = "nej"
"""What the form sends for a cell that is left open."""


class LevelForm(Form):
    """A level by its words, perhaps a span up to another one, and what it rests on."""

    low = forms.ChoiceField(widget=forms.RadioSelect)
    high = forms.ChoiceField(
        label=gettext_lazy("I tvivl? Vælg det højeste trin, det kan være"), required=False
    )
    evidence = WordsField(
        label=gettext_lazy("Hvad bygger det på?"),
        rows=2,
        required=False,
        help_text=gettext_lazy(
            "Et møde, en rapport, en aftale. Uden kilde står der »kilde mangler« ved scoren."
        ),
    )

    def __init__(
        self,
        index: int,
        criterion: Criterion,
        score: AreaScore | None,
        data: Any = None,
        *,
        together: bool = False,
    ) -> None:
        initial: dict[str, str] = {}
        if score is not None:
            high = "" if score.high is None else str(score.high)
            initial = {"low": str(score.low), "high": high, "evidence": score.evidence}
        super().__init__(
            data, prefix=f"k{index}", initial={"low": NOT_ASSESSED, "high": "", **initial}
        )
        self.criterion = criterion
        without = _("Behold det, der er sagt hver for sig") if together else _("Ikke vurderet")
        texts = [(str(level), f"{level}: {criterion.levels[level]}") for level in LEVELS]
        self.fields["low"] = forms.ChoiceField(
            label=format_html(
                '{}<span class="sr-only"> ({})</span>', _("Hvilket trin passer?"), criterion.name
            ),
            choices=[*texts, (NOT_ASSESSED, without)],
            widget=forms.RadioSelect,
        )
        spans = [
            (str(level), _("op til %(level)s") % {"level": level}) for level in LEVELS if level
        ]
        field: Any = self.fields["high"]
        field.choices = [("", _("nej, det er trinnet")), *spans]

    def clean(self) -> dict[str, Any]:
        """A span begins at its lowest level; words alone are no score."""
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("low", NOT_ASSESSED), cleaned.get("high", "")
        is_scored = low != NOT_ASSESSED
        if high and (not is_scored or int(high) < int(low)):
            self.add_error("high", _("Et spænd går fra et lavt trin op til et højere."))
        if cleaned.get("evidence") and not is_scored and "low" not in self.errors:
            self.add_error("low", _("Vælg et trin, eller slet det, det bygger på."))
        return cleaned

    @property
    def facts(self) -> ScoreFacts | None:
        """What was filled in, once the form is valid; None: not assessed."""
        given = self.cleaned_data
        if given["low"] == NOT_ASSESSED:
            return None
        high = int(given["high"]) if given["high"] else None
        return ScoreFacts(low=int(given["low"]), high=high, evidence=given["evidence"])


class PlaceForm(Form):
    """A criterion's place in the order of importance."""

    place = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)

    def __init__(self, index: int, name: str, place: int | None, of: int, data: Any = None) -> None:
        super().__init__(data, prefix=f"p{index}", initial={"place": place or ""})
        self.name = name
        self.fields["place"] = forms.TypedChoiceField(
            label=_("Plads efter vigtighed"),
            choices=[("", _("vejer som de andre")), *((n, str(n)) for n in range(1, of + 1))],
            coerce=int,
            empty_value=None,
            required=False,
        )


class CriterionForm(Form):
    """A criterion in words: its name, a text for each level, and where it is from."""

    name = WordsField(label=gettext_lazy("Kriterium"), max_length=120, required=False)
    level0 = WordsField(label=gettext_lazy("Trin 0"), rows=1, max_length=300, required=False)
    level1 = WordsField(label=gettext_lazy("Trin 1"), rows=1, max_length=300, required=False)
    level2 = WordsField(label=gettext_lazy("Trin 2"), rows=1, max_length=300, required=False)
    level3 = WordsField(label=gettext_lazy("Trin 3"), rows=1, max_length=300, required=False)
    level4 = WordsField(label=gettext_lazy("Trin 4"), rows=1, max_length=300, required=False)
    source = WordsField(label=gettext_lazy("Kilde"), max_length=300, required=False)

    def __init__(self, index: int, criterion: Criterion | None, data: Any = None) -> None:
        initial: dict[str, str] = {}
        if criterion is not None:
            initial = {f"level{level}": criterion.levels[level] for level in LEVELS}
            initial |= {"name": criterion.name, "source": criterion.source}
        super().__init__(data, prefix=f"k{index}", initial=initial)
        self.key = criterion.key if criterion is not None else ""

    def clean(self) -> dict[str, Any]:
        """All five levels have words, or the criterion is left out altogether."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or not any(cleaned.values()):
            return cleaned
        for name in ("name", *(f"level{level}" for level in LEVELS)):
            if not cleaned.get(name):
                words = _("Skriv det, eller slet alle felter, hvis kriteriet skal væk.")
                self.add_error(name, words)
        return cleaned

    def criterion(self, taken: Sequence[str]) -> Criterion | None:
        """What was filled in, once the form is valid; None where it is left out."""
        given = self.cleaned_data
        if not given["name"]:
            return None
        key = self.key or slugify(fold(given["name"]))[:40] or "kriterium"
        while not self.key and key in taken:
            key += "_"
        levels = tuple(given[f"level{level}"] for level in LEVELS)
        return Criterion(key, given["name"], levels, given["source"])


def all_valid(asked: Sequence[forms.Form]) -> bool:
    """Each is looked at, so that all faults are shown at once."""
    return not [form for form in asked if not form.is_valid()]
