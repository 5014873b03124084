"""Explanations as JSON, there and back."""

from __future__ import annotations

import json

import msgspec

from discourse.workshop.explain.explanation import Explanation


class ExplanationError(ValueError):
    """JSON that is no explanation: where, and what is wrong."""


def as_json(explanation: Explanation, indent: int | None = 2) -> str:
    """An explanation as JSON text; its keys are the names of `discourse.workshop.explain.explanation`."""
    return json.dumps(msgspec.to_builtins(explanation), ensure_ascii=False, indent=indent)


def from_json(written: str) -> Explanation:
    """The explanation that JSON text holds. Raises ExplanationError where it holds none.

    >>> from_json('{"text": 1}')
    Traceback (most recent call last):
        ...
    discourse.workshop.explain.as_json.ExplanationError: no explanation: Expected `str`, got `int` - at `$.text`
    """
    try:
        return msgspec.convert(json.loads(written), Explanation)
    except (ValueError, RecursionError) as error:
        raise ExplanationError(f"no explanation: {error}") from None
