"""Proposing ties that are missing: who could meet, why, and what it would join."""
