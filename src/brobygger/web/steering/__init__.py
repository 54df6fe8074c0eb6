"""Bodies with meetings, and what is due to them."""
