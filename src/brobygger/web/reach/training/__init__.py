"""Courses for professionals and actors: who was represented, and how many took part."""
