"""Choosing under a cap: questions that are saved, answered and compared."""
