"""Gold in the form of the project's corpus files; see `discourse.workshop.cases`."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.workshop.cases import Case, CaseError, ExpectedAttribution, parse_cases
from discourse.workshop.datasheet import construction_of
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.scoring.units import Labelled, LabelledHedge, Unit
from discourse.workshop.show import corpus_cases

HELD_OUT = "test"
UNSEALED = ("golden", "negative", "known-failures", "articles")
"""The folders of the corpus but for the split that is held out."""


def packaged_units(folders: Iterable[str]) -> list[Unit]:
    """The texts of folders of the corpus that the package ships.

    >>> len(packaged_units(["test"]))
    26
    """
    wanted = {f"corpus/{folder}" for folder in folders}
    return [case_unit(case) for case in corpus_cases() if case.path.rpartition("/")[0] in wanted]


def corpus_units(source: str, name: str) -> list[Unit]:
    """The texts of one corpus file. Raises GoldError with all its mistakes."""
    try:
        return [case_unit(case) for case in parse_cases(source, name)]
    except CaseError as error:
        raise GoldError(error.mistakes) from None


def case_unit(case: Case) -> Unit:
    """A case of the corpus as a text to score; labels that it leaves out are unknown."""
    return Unit(
        id=case.id,
        text=case.text,
        attributions=tuple(map(_labelled, case.attributions)),
        hedges=tuple(LabelledHedge(hedge.kind, hedge.place) for hedge in case.hedges),
        construction=construction_of(case),
    )


def _labelled(found: ExpectedAttribution) -> Labelled:
    return Labelled(
        cue=found.cue,
        speaker=found.speaker,
        reporter=found.reporter,
        quote=found.quote,
        narrated=found.narrated,
        type=found.type,
        kind=found.kind,
        status=found.status,
        commitment=found.commitment,
        parent=found.parent,
        nested=found.parent is not None,
        entity=found.speaker_entity if found.speaker else found.reporter_entity,
    )
