"""A grammar by its name: a folder, or a revision of the git repository in which one stands."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

FOLDER = "grammar"


class RevisionError(ValueError):
    """A name that is neither a folder nor a revision."""


def grammar_folder(name: str, target: Path) -> Path:
    """The folder of a grammar; that of a git revision is written below ``target``, an empty folder.

    A folder comes before a revision of the same name. Raises RevisionError where the name is neither.
    """
    if Path(name).is_dir():
        return Path(name)
    for path, content in _archived(name):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return target / FOLDER


def _archived(revision: str) -> list[tuple[PurePosixPath, bytes]]:
    """The files of ``grammar/`` in a revision of the repository around the current folder."""
    top = _git(revision, Path(), "rev-parse", "--show-toplevel").decode().strip()
    _git(revision, Path(top), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    archive = _git(revision, Path(top), "archive", "--format=tar", f"{revision}:{FOLDER}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        files = [(member.name, opened.extractfile(member)) for member in opened if member.isfile()]
        read = [(PurePosixPath(FOLDER, name), file.read()) for name, file in files if file]
    return [(path, content) for path, content in read if ".." not in path.parts]


def _git(revision: str, folder: Path, *arguments: str) -> bytes:
    message = f"neither a grammar folder nor a revision of a git repository here that has a folder `{FOLDER}`"
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError, ValueError):
        raise RevisionError(f"{revision}: {message}") from None
