"""Conditions on the lines of a concordance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discourse.concordance.lines import FIELDS, Line

_CONDITION = re.compile(r"(?P<field>\w+)(?P<sign>!=|=|~)(?P<value>.*)", re.DOTALL)


class ConditionError(ValueError):
    """A condition that cannot be read: one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Condition:
    """``field=value``, ``field!=value`` or ``field~part``; capitals do not matter."""

    field: str
    sign: str
    value: str

    def holds(self, line: Line) -> bool:
        """Whether a line fulfils it."""
        there, wanted = line.fields[self.field].casefold(), self.value.casefold()
        if self.sign == "~":
            return wanted in there
        return (there == wanted) == (self.sign == "=")


def read_condition(written: str) -> Condition:
    """A condition as a user writes it. Raises ConditionError for an unknown field or form.

    >>> read_condition("speaker~maire")
    Condition(field='speaker', sign='~', value='maire')
    """
    parts = _CONDITION.fullmatch(written)
    if parts is None:
        raise ConditionError(f"`{written}` is no condition; write field=value, field!=value or field~part")
    if parts["field"] not in FIELDS:
        raise ConditionError(f"`{parts['field']}` is no field; there are {', '.join(FIELDS)}")
    return Condition(parts["field"], parts["sign"], parts["value"])


def fitting(lines: Iterable[Line], conditions: Sequence[Condition]) -> Iterator[Line]:
    """The lines that fulfil every condition."""
    return (line for line in lines if all(condition.holds(line) for condition in conditions))
