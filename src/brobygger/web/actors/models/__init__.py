"""Rows of actors: the register, the log of contacts, and the network between them."""

from brobygger.web.actors.models.log import Contact
from brobygger.web.actors.models.network import Answer, BridgeProposal, Invitation, Wave
from brobygger.web.actors.models.register import Actor, Agreement, Effort, Sector

__all__ = [
    "Actor",
    "Agreement",
    "Answer",
    "BridgeProposal",
    "Contact",
    "Effort",
    "Invitation",
    "Sector",
    "Wave",
]
