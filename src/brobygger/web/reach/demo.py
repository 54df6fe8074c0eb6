"""The demo's numbers and what they are held against."""

from brobygger.web.reach.city.counting import count_city, latest
from brobygger.web.reach.codes import demo as codes
from brobygger.web.reach.figures import demo as figures
from brobygger.web.reach.register import demo as register


def load() -> None:
    """Safe to run twice."""
    register.load()
    figures.load()
    codes.load()
    if latest() is None:
        count_city()
