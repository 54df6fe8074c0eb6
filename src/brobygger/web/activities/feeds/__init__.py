"""The calendar of an initiative's open activities for people outside: off until switched on."""
