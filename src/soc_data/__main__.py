"""`python -m soc_data` is `soc-data`."""

from soc_data.cli import main

raise SystemExit(main())
