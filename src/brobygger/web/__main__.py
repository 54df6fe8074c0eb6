"""``python -m brobygger.web ...``; see ``brobygger.web.entry.commands``."""

import sys

from brobygger.web.entry.commands import main

if __name__ == "__main__":
    sys.exit(main())
