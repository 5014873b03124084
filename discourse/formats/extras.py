"""What is said where an extra is not installed."""

from __future__ import annotations


class MissingExtra(ImportError):
    """A package that an extra of ours brings is not there; the one line says which command installs it."""


def missing(package: str, extra: str) -> MissingExtra:
    """The error to raise.

    >>> str(missing("dkpro-cassis", "xmi"))
    "dkpro-cassis is not installed; pip install 'discourse-fr[xmi]' installs it"
    """
    return MissingExtra(f"{package} is not installed; pip install 'discourse-fr[{extra}]' installs it")
