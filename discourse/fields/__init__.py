"""Patterns to attributions: cue, speaker, reporter, quote, kind, status, commitment; and hedges with their scope.

Field boundaries follow the annotation guide (``corpus/GUIDE.md``). Everything is a place in the text; spans are made
from places when the document is put together.

``assemble`` runs the steps: ``cue`` reads the cue, ``fit`` drops matches that do not hold, ``content`` finds the quote
(with ``quotations``, ``clause`` and ``around``), ``source`` the speaker or reporter, ``turns`` both where no verb
reports, ``labels`` status and commitment; ``inherit`` and ``media`` then look at the attributions of a sentence
together, and ``mentions`` and ``hedges`` at the words of sources and sentences. ``floating``, ``dialogue`` (with
``voices``) and ``named_turns`` find what no cue frames, in the whole text. ``verdicts`` names what speaks
against a match, ``watch`` what a looker-on is shown.
"""

from discourse.fields.assemble import Fields
from discourse.fields.drafts import Draft, DraftHedge
from discourse.fields.sentence import Sentence

__all__ = ["Draft", "DraftHedge", "Fields", "Sentence"]
