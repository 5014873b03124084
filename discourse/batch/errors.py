"""What ends a run."""

from __future__ import annotations


class BatchError(Exception):
    """What a run cannot go on with: one line that names the place and the remedy."""


class WrongUse(BatchError):
    """Options or folders that do not go together."""
