"""`python -m geo.cli` is `dateline`."""

import sys

from geo.cli.entry import main

sys.exit(main())
