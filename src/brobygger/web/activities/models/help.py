"""Where a worker who worries about a citizen can turn. The tool itself takes no case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class HelpContact(models.Model):
    """A service that answers: its function, its number and hours, and when somebody last checked.

    A service and never a person. What is taken away is kept (``is_removed``) to be put back.
    """

    class Kind(models.TextChoices):
        """In which order one turns to them: life first."""

        ACUTE = "acute", _("akut fare")
        ADVISER = "adviser", _("rådgivning")
        SPECIALIST = "specialist", _("specialteam")
        DUTY = "duty", _("underretningspligt")

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.CASCADE, related_name="help_contacts"
    )
    kind = models.CharField(_("slags"), max_length=12, choices=Kind)
    title = models.CharField(_("hvem"), max_length=120)
    number = models.CharField(_("telefon"), max_length=40, blank=True)
    hours = models.CharField(_("åbent"), max_length=120, blank=True)
    advice = models.CharField(_("hvornår"), max_length=300, blank=True)
    url = models.URLField(_("side"), blank=True)
    checked_on = models.DateField(_("sidst efterprøvet"))
    order = models.PositiveIntegerField(default=0)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["initiative_id", "order", "pk"]

    def __str__(self) -> str:
        return self.title
