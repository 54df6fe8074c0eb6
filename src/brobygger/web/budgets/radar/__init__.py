"""What ends when, and in which budget round its continuation must be decided."""
