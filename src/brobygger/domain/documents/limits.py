"""How large a paper may be. One place, so that every door refuses the same things."""

MOST_BYTES = 50 * 1024 * 1024
"""The largest file, in bytes. A committee paper is below 5 MB, a scanned one below 30 MB; what is
larger is a collection of papers or something else."""

MOST_PAGES = 400
"""The most pages. The longest annexes of a city council have about 200."""

MOST_CHARACTERS = 5_000_000
"""The most letters in a text file: 400 pages hold about 1.5 million."""

MOST_LINES = 200_000
"""The most lines and cells, empty ones included. A table of 400 full pages has about 100,000."""
