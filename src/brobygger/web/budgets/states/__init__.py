"""How the recommendations stand on a day, and what falls away without a note."""
