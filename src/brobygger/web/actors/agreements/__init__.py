"""Agreements with actors (samarbejdsaftaler): steps, forms, list, pages."""
