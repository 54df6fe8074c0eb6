"""`python -m brobygger.cli` does what `brobygger` does."""

import sys

from brobygger.cli.main import main

sys.exit(main())
