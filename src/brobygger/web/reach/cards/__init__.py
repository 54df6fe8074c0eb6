"""The question about the first time, in the languages that the city needs."""
