"""Footnotes and endnotes: counted as they are referred to, as Word prints them."""

from dataclasses import dataclass, field

from brobygger.engines.docx.names import Element, W, number, value
from brobygger.engines.docx.numbering import numeral

KINDS = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Reference:
    """A note that the text refers to, with the mark that is printed for it."""

    kind: str
    id: str
    mark: str


@dataclass(slots=True)
class Notes:
    """Gives each reference its mark. One that the author typed counts for none."""

    forms: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    referred: list[Reference] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def prepare(self, settings: Element | None, section: Element | None) -> None:
        """Take the form of the marks from the paper's settings, and from its last section."""
        for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            self.forms[kind], self.starts[kind] = usual, 1
            for home in (settings, section):
                properties = None if home is None else home.find(f"{W}{kind}Pr")
                if properties is None:
                    continue
                form = value(properties.find(W + "numFmt"))
                self.forms[kind] = form or self.forms[kind]
                self.starts[kind] = number(properties.find(W + "numStart")) or self.starts[kind]

    def next_mark(self, kind: str, id_: str) -> str:
        """The mark of one more reference."""
        count = self.counts[kind] = self.counts.get(kind, self.starts.get(kind, 1) - 1) + 1
        return self.refer(kind, id_, numeral(count, self.forms.get(kind, "decimal")))

    def refer(self, kind: str, id_: str, mark: str) -> str:
        """A reference with its mark, counted or typed."""
        self.referred.append(Reference(kind, id_, mark))
        return mark
