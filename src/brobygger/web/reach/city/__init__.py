"""The whole city: all initiatives together, and the codes of all of them counted by night."""
