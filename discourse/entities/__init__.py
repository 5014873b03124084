"""Whom the sources of a text stand for: mentions to entities.

A text is read once from left to right. ``phrases`` finds the noun phrases, names and pronouns of the running text and
``phrase`` reads one of them; ``identities`` tells whoever it stands for: ``names`` knows again who is named by a
surname or an acronym, ``descriptions`` who is taken up by a noun (`le maire`, `l'agence`); ``pronouns`` knows who by
a pronoun. ``voice`` tells the voices of a dialogue apart. ``grouping`` runs them, ``resolution`` makes the entities.
All words of French stand in ``grammar/lexicon``: ``tables`` reads them.

The order of preference (agreement, then recency, source position and subject before complements) follows Lappin and
Leass (1994) and Mitkov (1998); where two candidates are as good, none is taken.
"""

from discourse.entities.grouping import Entities
from discourse.entities.resolution import Resolution

__all__ = ["Entities", "Resolution"]
