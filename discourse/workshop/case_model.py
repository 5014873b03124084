"""What a corpus file says of a text."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.workshop.wording import Place


@dataclass(frozen=True, slots=True)
class ExpectedAttribution:
    """What a case says of one attribution; places are half-open code point offsets in the case's text.

    Labels that the case leaves out are empty strings and are not compared. The entity of a source is its canonical
    name, ``-`` for a source that must stay unresolved.
    """

    cue: Place | None = None
    speaker: Place | None = None
    reporter: Place | None = None
    quote: tuple[Place, ...] = ()
    narrated: bool = False
    type: str = ""
    kind: str = ""
    status: str = "asserted"
    commitment: str = ""
    parent: int | None = None
    speaker_entity: str = ""
    reporter_entity: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedHedge:
    """A hedge that a case expects: its kind and its place."""

    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Home:
    """Where a case among the known failures belongs: the file below ``corpus/`` and the case it follows there.

    ``after`` is empty for the first case of the file.
    """

    file: str
    after: str = ""

    def __str__(self) -> str:
        return f"{self.file} after {self.after}" if self.after else self.file


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the corpus with what is expected of it.

    ``rules`` are the patterns that must each find an attribution of it; those of ``near`` must find none.
    """

    id: str
    title: str
    path: str
    line: int
    text: str
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    home: Home | None = None
    attributions: tuple[ExpectedAttribution, ...] = ()
    hedges: tuple[ExpectedHedge, ...] = ()
