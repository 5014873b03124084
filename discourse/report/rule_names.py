"""What grammarians call the patterns of a grammar."""

from __future__ import annotations

from collections.abc import Mapping

from discourse.reading.folder import Folder
from discourse.reading.tables import read_table


def rule_names(folder: Folder) -> Mapping[str, tuple[str, str]]:
    """The French and the English name of each pattern by its id. Raises GrammarError for a table that cannot be read.

    >>> from discourse.reading.folder import open_folder
    >>> rule_names(open_folder())["verb_que"]
    ('discours indirect', 'verb and que-clause')
    """
    rows = read_table(folder, "patterns.tsv", ("id", "french", "english"))
    return {row["id"]: (row["french"], row["english"]) for row in rows}
