"""PostgreSQL behind the guard against person numbers."""
