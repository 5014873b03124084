"""The pattern that a command is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from discourse.workshop.rulebook import Rule


def chosen(name: str, rules: Sequence[Rule]) -> Rule:
    """The pattern of this id; a wrong use where there is none."""
    for rule in rules:
        if rule.id == name:
            return rule
    near = get_close_matches(name, [rule.id for rule in rules], n=1)
    hint = f"did you mean `{near[0]}`?" if near else "`discourse rules list` tells which there are"
    raise click.UsageError(f"there is no pattern `{name}`; {hint}")
