"""What becomes of a match: an attribution, or what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from discourse.fields.cue import Head
from discourse.fields.drafts import Draft
from discourse.patterns import Match

Objection = Literal[
    "no_entry",
    "subject",
    "frame",
    "rumour",
    "gesture",
    "predicate",
    "article",
    "clitic",
    "particle",
    "unspoken",
    "inverted",
    "restriction",
    "no_content",
    "no_source",
    "lifeless",
    "order",
    "title",
]
"""Why a match does not hold.

``no_entry``: the lexicon has no entry for the cue; ``subject``: the verb has a subject before it; ``frame``: the
entry lacks the frames of the pattern; ``rumour``: the noun is no hearsay; ``gesture``: no quotation stands beside the
gesture; ``predicate``: the noun phrase has no adjective behind its noun; ``article``: it has no article that holds
its preposition; ``clitic``: the cue has no object clitic; ``particle``: the verb takes the `de` before the name;
``unspoken``: no quotation holds the reporting clause; ``inverted``: what stands behind the verb is its subject;
``restriction``: `que` goes with `ne` or a degree and opens no clause; ``no_content``: nothing stands where the
content should; ``no_source``: nobody stands where the source should; ``lifeless``: the source cannot act; ``order``:
the verb is an imperative; ``title``: the quoted words are a title or a name.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A match with the head of its cue, where the lexicon has one, and what becomes of it."""

    match: Match
    head: Head | None
    outcome: Draft | Objection
