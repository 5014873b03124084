"""A text file is one document."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.batch.readers.form import Form
from discourse.batch.readers.streams import CHUNK, Damaged, opened
from discourse.batch.records import Problem, Record, broken
from discourse.text import DecodeError, decode


def read_plain_text(path: str, form: Form) -> Iterator[Record]:
    """One record, named by its file; no more of it is read than may be kept."""
    with opened(path) as stream:
        pieces, size, most = list[bytes](), 0, form.max_bytes
        try:
            while piece := stream.read(CHUNK):
                size += len(piece)
                if most is not None and size > most:
                    yield broken(path, path, stream.position, Problem("too_long", f"the file has over {most:,} bytes"))
                    return
                pieces.append(piece)
            text = decode(b"".join(pieces), form.encoding)
            # the text of a long file is enough to hold while it is analyzed
            pieces.clear()
        except Damaged as error:
            yield broken(path, path, stream.position, Problem("damaged", str(error)))
        except DecodeError as error:
            yield broken(path, path, stream.position, Problem("not_utf8", str(error)))
        else:
            yield Record(path, path, text, (), stream.position)
