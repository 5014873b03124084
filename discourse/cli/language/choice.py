"""Which language to speak: ``--lang`` before the locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

LANGUAGES = ("en", "fr")
_OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str]) -> str:
    """The language of a locale, English where there is none of ours.

    >>> language_of({"LANG": "fr_CA.UTF-8"}), language_of({"LC_ALL": "C", "LANG": "fr_FR"}), language_of({})
    ('fr', 'en', 'en')
    """
    said = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "fr" if said.lower().split("_")[0].split(".")[0] == "fr" else "en"


def without_language(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without ``--lang``, wherever it stands before ``--``, and the language that it names.

    Raises click.UsageError for a language that is not spoken.

    >>> without_language(["analyze", "--lang", "fr", "a.txt"])
    (['analyze', 'a.txt'], 'fr')
    """
    kept: list[str] = []
    language = None
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return [*kept, argument, *waiting], language
        name, sign, value = argument.partition("=")
        if name != _OPTION:
            kept.append(argument)
            continue
        language = value if sign else waiting.pop(0) if waiting else ""
        if language not in LANGUAGES:
            raise click.UsageError(f"`{language}` is no language of this program; --lang takes en or fr")
    return kept, language
