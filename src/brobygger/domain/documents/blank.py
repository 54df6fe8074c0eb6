"""Pages on which nothing was read: said of a paper, so that no part of it is missed in silence."""

from brobygger.domain.documents.page import Document, Line, Page


def has_words(text: str) -> bool:
    """Whether a text holds a single letter or figure.

    >>> has_words("kr. 5"), has_words(" \u200b - \ufffd")
    (True, False)
    """
    return any(sign.isalnum() for sign in text)


def pages_without_words(document: Document) -> tuple[int | None, ...]:
    """The pages without a letter or figure, running heads not counted, that no one has called
    unread: numbers from 1, None where the format has no pages.
    """
    return tuple(
        page.number
        for page in document.pages
        if page.number not in document.unread_pages and not _says_something(page)
    )


def _says_something(page: Page) -> bool:
    if any(has_words(note.mark + note.text) for note in page.footnotes):
        return True
    for block in (*page.blocks, *page.asides):
        if isinstance(block, Line):
            if not block.furniture and has_words(block.text):
                return True
        elif any(has_words(cell.text) for cell in block.cells):
            return True
    return False
