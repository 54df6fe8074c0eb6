"""Area initiatives: the way from plan to end, people, phases and the 360 overview."""
