"""One run, from the files to the last part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from discourse.batch.cuts import Slice, slices
from discourse.batch.deadline import require_deadlines
from discourse.batch.errors import BatchError, WrongUse
from discourse.batch.files import locked, sha256
from discourse.batch.inputs import fingerprint, records
from discourse.batch.manifest import NAME, Head, Manifest, Part, read_manifest, require_same
from discourse.batch.parts import Parts
from discourse.batch.pool import analyzed
from discourse.batch.readers.form import Form
from discourse.batch.transform import Settings
from discourse.batch.writers import writer_of
from discourse.reading.folder import open_folder


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, what to do with it and where to write. ``processes`` changes nothing in the output."""

    inputs: tuple[str, ...]
    out: Path
    form: Form = field(default_factory=Form)
    settings: Settings = field(default_factory=Settings)
    format: str = "parquet"
    safe_csv: bool = False
    part_documents: int = 5000
    processes: int = 1
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: documents, rows and errors (those of earlier runs too), bytes read of all."""

    documents: int = 0
    rows: int = 0
    errors: int = 0
    bytes: int = 0
    all_bytes: int = 0

    def with_part(self, part: Part) -> Progress:
        """With what an earlier run did."""
        counts = self.documents + part.documents, self.rows + part.rows, self.errors + part.errors
        return Progress(*counts, self.bytes, self.all_bytes)

    def with_slice(self, item: Slice, rows: int, errors: int) -> Progress:
        """With what was just analyzed."""
        counts = self.documents + len(item.records), self.rows + rows, self.errors + errors
        return Progress(*counts, max(self.bytes, item.records[-1].position), self.all_bytes)


def run(job: Job, report: Callable[[Progress], None] = lambda progress: None) -> Progress:
    """Analyze every document of the input, or those that an earlier run left; what is then there in all.

    Raises WrongUse where the folder was made from something else, BatchError where the run cannot go on, and
    GrammarError for a broken grammar folder. With several processes, call it under ``if __name__ == "__main__":``, as
    each of them imports the program that started it.
    """
    _require_apart(job)
    if job.settings.timeout:
        require_deadlines()
    head = _head(job)
    try:
        job.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BatchError(f"{job.out}: no folder to write in ({error.strerror}); name another with --out") from None
    with locked(job.out):
        manifest = Manifest(job.out, head, _done(job, head))
        try:
            return _analyze(job, manifest, report)
        finally:
            manifest.close()


def _analyze(job: Job, manifest: Manifest, report: Callable[[Progress], None]) -> Progress:
    parts = Parts(job.out, job.format, writer_of(job.format, job.safe_csv))
    progress = Progress(all_bytes=manifest.head.input.bytes)
    for part in manifest.parts.values():
        progress = progress.with_part(part)
    report(progress)
    cut = slices(records(job.inputs, job.form), job.part_documents)
    left = _left_over(cut, dict(manifest.parts), job.out)
    for item, rows in analyzed(left, job.settings, job.processes):
        whole = parts.add(item, rows)
        if whole:
            manifest.add(whole)
        good = rows.column("error").null_count
        progress = progress.with_slice(item, good, rows.num_rows - good)
        report(progress)
    return progress


def _left_over(cut: Iterable[Slice], done: Mapping[int, Part], folder: Path) -> Iterator[Slice]:
    """The slices of parts that are not done. Raises WrongUse where a part was made from other records."""
    last = -1
    for item in cut:
        last = item.part
        if item.part not in done:
            yield item
        elif item.last and item.digest != done[item.part].input:
            raise _changed(folder, item.part)
    if done and max(done) > last:
        raise _changed(folder, last + 1)


def _changed(folder: Path, part: int) -> WrongUse:
    return WrongUse(
        f"{folder}: the input of part {part} is not the one it was made from; use --restart to do it anew, "
        "or another --out"
    )


def _head(job: Job) -> Head:
    return Head(
        version=version("discourse-fr"),
        grammar=open_folder(job.settings.grammar).version,
        format=job.format,
        part_documents=job.part_documents,
        safe_csv=job.safe_csv,
        settings=replace(job.settings, grammar=None),  # the hash tells grammars apart
        form=job.form,
        input=fingerprint(job.inputs),
    )


def _done(job: Job, head: Head) -> list[Part]:
    """The parts that an earlier run wrote and that are still as it wrote them."""
    if job.restart:
        _clear(job.out)
        return []
    found = read_manifest(job.out)
    if found is None:
        strays = next(job.out.glob("part-*"), None)
        if strays:
            raise WrongUse(f"{strays}: parts without {NAME}; use --restart to replace them, or another --out")
        return []
    old, parts = found
    require_same(old, head, job.out)
    return [part for part in parts if _is_whole(job.out, part)]


def _is_whole(folder: Path, part: Part) -> bool:
    if part.errors_file and sha256(folder / part.errors_file) != part.errors_sha256:
        return False
    return sha256(folder / part.file) == part.sha256


def _clear(folder: Path) -> None:
    for pattern in ("part-*", "errors-*", NAME):
        for file in folder.glob(pattern):
            file.unlink()


def _require_apart(job: Job) -> None:
    """What is written must not be read."""
    out = job.out.resolve()
    for name in job.inputs:
        folder = Path(name).resolve()
        if folder.is_dir() and out.is_relative_to(folder):
            raise WrongUse(f"{job.out}: lies in {name}, which is read; name a folder outside with --out")
