"""One machine a file (PDF, markup, text, typesetting), reached through ``brobygger.wiring``."""
