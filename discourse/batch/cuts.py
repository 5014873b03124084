"""Records cut into parts, the files of the output, and parts into slices, what one process takes at a time.

Where the cuts lie follows from the records alone, so that every run cuts alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from discourse.batch.records import Record

SLICE_RECORDS = 32
SLICE_CHARACTERS = 100_000
PART_CHARACTERS = 16_000_000


@dataclass(frozen=True, slots=True)
class Slice:
    """Consecutive records of a part. ``digest`` is that of the part's records up to here.

    ``last`` tells that the part ends with it.
    """

    part: int
    number: int
    records: tuple[Record, ...]
    digest: str
    last: bool


def slices(records: Iterable[Record], part_records: int) -> Iterator[Slice]:
    """All records, cut; a part ends after ``part_records``, or earlier where its texts grow long."""
    part = number = count = characters = size = 0
    kept: list[Record] = []
    digest = hashlib.sha256()
    previous: Slice | None = None
    for record in records:
        kept.append(record)
        _add(digest, record)
        size += len(record.text)
        ends_part = count + len(kept) >= part_records or characters + size >= PART_CHARACTERS
        if not (ends_part or len(kept) >= SLICE_RECORDS or size >= SLICE_CHARACTERS):
            continue
        if previous:
            yield previous
        previous = Slice(part, number, tuple(kept), digest.hexdigest(), ends_part)
        count, characters, number = count + len(kept), characters + size, number + 1
        kept, size = [], 0
        if ends_part:
            part, number, count, characters, digest = part + 1, 0, 0, 0, hashlib.sha256()
    if kept:
        if previous:
            yield previous
        previous = Slice(part, number, tuple(kept), digest.hexdigest(), True)
    if previous:
        yield Slice(previous.part, previous.number, previous.records, previous.digest, True)


def _add(digest: hashlib._Hash, record: Record) -> None:
    problem = record.problem
    values = [record.id, record.text, *(value or "" for pair in record.metadata for value in pair)]
    values += [problem.reason, problem.detail] if problem else []
    for value in values:
        data = value.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
