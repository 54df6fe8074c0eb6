"""Files made to harm, and papers broken on their way: a corpus that grows from a seed.

``corpus(seed, count)`` gives the same files for the same seed on every machine. The first ones
go through every builder in turn, so that a small count still holds each kind of harm; the rest are
builders again with other numbers, and real papers of `papers` that were cut, flipped and spliced.
``batch`` reads them: many in one process, which is started anew only where a file has ended it.
"""

from hostile.corpus import BUILDERS, HEAVY, Hostile, corpus, heavy

__all__ = ["BUILDERS", "HEAVY", "Hostile", "corpus", "heavy"]
