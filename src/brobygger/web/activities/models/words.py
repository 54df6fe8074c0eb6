"""The broad groups that heads may be counted by: the city's own list, in its order."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class HeadGroup(models.Model):
    """A broad group of those who came, such as "unge 13-17 år".

    Broad on purpose: several groups at once ("unge kvinder fra ...") point at somebody.
    """

    title = models.CharField(_("gruppe"), max_length=80, unique=True)
    order = models.PositiveIntegerField(default=0)
    is_in_use = models.BooleanField(_("i brug"), default=True)

    class Meta:
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title
