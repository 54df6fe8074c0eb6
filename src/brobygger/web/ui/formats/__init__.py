"""Dates and numbers as the city writes them; named by FORMAT_MODULE_PATH."""
