"""Rows of areas: places, the dated lists that name them, and the choice between them."""

from brobygger.web.areas.models.lists import AreaList, ListedArea, Place

__all__ = ["AreaList", "ListedArea", "Place"]
