"""Which notes to fund under a cap: the question, the search, the ties, the front, the prices."""
