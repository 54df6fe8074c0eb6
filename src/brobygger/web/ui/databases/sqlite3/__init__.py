"""SQLite behind the guard against person numbers."""
