"""What a free text makes one doubt: is a person named or described here? Asked, never refused.

Screens and the API ask the same: a form of either kind names its ``free_words``, and a link keeps
those names beside the facts that both forms fill in. The answer "save it all the same" is a tick
at the field on screen, and ``confirmed`` from a program.
"""

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.utils.translation import gettext as _

from brobygger.domain.kernel.names import find_name_like, find_profile_like


def doubt_about(text: str, titles: Callable[[], Iterable[str]] | None = None) -> str:
    """The question to ask of a text, or nothing. What it found is not repeated.

    The register's own titles are no names; they are fetched only where something was found.
    ``titles`` stands in place of them, for whoever asks of many texts.
    """
    if find_name_like(text) and find_name_like(text, (titles or known_titles)()):
        return _("Det ligner et personnavn. Skriv funktionen i stedet – eller gem alligevel.")
    if find_profile_like(text):
        return _(
            "Alder, oprindelse og familie i samme sætning kan pege på ét menneske."
            " Skriv det mere overordnet – eller gem alligevel."
        )
    return ""


def known_titles() -> Iterator[str]:
    """What organisations, efforts, areas and the like are called, from all links.

    A link names the models in its AppConfig: ``known_titles = ("Actor", "Effort")``.
    """
    for config in apps.get_app_configs():
        for name in getattr(config, "known_titles", ()):
            yield from config.get_model(name)._base_manager.values_list("title", flat=True)
