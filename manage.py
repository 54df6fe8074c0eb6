#!/usr/bin/env python3
"""Django's commands for this project; the code is in ``brobygger.web.entry.manage``."""

from brobygger.web.entry.manage import main

if __name__ == "__main__":
    main()
