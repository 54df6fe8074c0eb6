"""Where a worker who worries about a citizen can turn."""
