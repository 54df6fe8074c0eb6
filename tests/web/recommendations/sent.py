"""What a browser would send from a form of a page, read from the page itself."""

from typing import Any

from lxml import html


def sent_by(page: str, css_class: str = "rg-edit") -> dict[str, Any]:
    """The fields of a form with the values they hold, as a browser without script sends them."""
    document: Any = html.document_fromstring(page)
    [found] = [form for form in document.forms if css_class in (form.get("class") or "").split()]
    sent = {name: value or "" for name, value in found.form_values()}
    for area in found.iter("textarea"):
        sent[str(area.name)] = sent[str(area.name)].removeprefix("\n")  # as HTML says
    sent.pop("csrfmiddlewaretoken", None)
    return sent
