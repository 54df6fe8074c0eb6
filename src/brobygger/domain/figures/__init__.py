"""Figures about people: kept raw inside, and published only where nobody can be recognised."""
