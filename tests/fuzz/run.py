"""Feeds a target with bytes that lead it astray: ``python tests/fuzz/run.py analyze FOLDER -max_total_time=60``.

Needs atheris, of the extra `fuzz`. Inputs that reach something new are added to FOLDER.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["discourse"]):
    from targets import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
