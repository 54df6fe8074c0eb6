"""How many were helped on to other services, month by month."""
