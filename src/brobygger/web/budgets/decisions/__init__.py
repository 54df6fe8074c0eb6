"""What was decided about each ordered note, year by year, and what it would cost."""
