"""`python -m bench`: runs every benchmark there is."""

import sys

from bench.turns.__main__ import main

sys.exit(main())
