"""The language of the command line: English, or French where ``--lang`` or the locale says so.

What is printed is written in English where it arises and translated where it leaves: help by the formatter of the
context, errors by `complain`. ``french.txt`` is the catalogue; what it lacks stays English.
"""

from discourse.cli.language.catalogue import translated
from discourse.cli.language.main import Main, complain

__all__ = ["Main", "complain", "translated"]
