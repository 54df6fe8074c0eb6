"""Brobygger: from expert recommendation to funded area initiative."""
