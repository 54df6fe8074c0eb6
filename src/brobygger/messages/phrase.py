"""A short text in both languages: a word, a label, a line of help."""

from dataclasses import dataclass

from brobygger.messages.language import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """The Danish and the English text; braces name what is filled in."""

    da: str
    en: str

    def said(self, language: Language) -> str:
        """The text in a language."""
        return self.da if language == "da" else self.en
