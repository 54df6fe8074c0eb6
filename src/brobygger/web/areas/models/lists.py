"""Places and the dated lists that name them. A list stays as it was published."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from brobygger.domain.areas.area import KIND_NAMES


class Place(models.Model):
    """An area through the years: the code that all lists have it by, and what it is called now.

    Initiatives and actors point here, because a list's entry is only one year's view of it.
    """

    code = models.CharField(_("kode"), max_length=30, unique=True)
    title = models.CharField(_("navn"), max_length=120)

    class Meta:
        ordering: ClassVar = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class AreaList(models.Model):
    """One list of one kind, published on one day, as its source printed it.

    ``convicted_percent`` is the national share of convicted people that the law measures against,
    as an exact fraction in text ("209/50"), blank where it is not known.
    """

    kind = models.CharField(_("slags"), max_length=30, choices=list(KIND_NAMES.items()))
    published = models.DateField(_("offentliggjort"))
    source = models.CharField(_("kilde"), max_length=300)
    convicted_percent = models.CharField(max_length=40, blank=True)
    is_fictional = models.BooleanField(_("opdigtet"), default=False)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-published", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "published"], name="one_list_a_day_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.published:%d-%m-%Y}"


class ListedArea(models.Model):
    """One entry of a list: names, residents, figures and outline as that list has them.

    ``values`` maps a measure to an exact fraction in text or to [part, whole]; ``polygons`` is a
    list of {"outer": ring, "holes": rings} of [east, north]. What is not there is unknown.
    """

    area_list = models.ForeignKey(AreaList, on_delete=models.CASCADE, related_name="areas")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="listed")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("navn"), max_length=120)
    aliases = models.JSONField(_("andre navne"), default=list, blank=True)
    residents = models.PositiveIntegerField(_("beboere"), null=True, blank=True)
    values = models.JSONField(default=dict, blank=True)
    polygons = models.JSONField(default=list, blank=True)
    successor = models.CharField(_("afløst af"), max_length=30, blank=True)

    class Meta:
        ordering: ClassVar = ["area_list_id", "order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area_list", "place"], name="area_once_a_list")
        ]

    def __str__(self) -> str:
        return self.title
