"""Lists from spreadsheets, loaded by any link: a file, its columns, a preview, and undo.

A link says what it loads in a ``ListKind`` and names it in its AppConfig::

    list_kinds = {"omraader": "brobygger.web.areas.loading.AREAS"}

The pages then stand at ``/lister/omraader/``. Only the person who chose the file sees it before it
is accepted, and the rows are gone from here as soon as it is.
"""
