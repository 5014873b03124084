"""Why the analyzer finds what it finds: words, chunks, clauses, rival patterns, fields; ``explanation`` is the form.

``explain`` makes an explanation, ``replay`` rebuilds the attributions from it alone, ``as_text``, ``as_json`` and
``as_svg`` write it.
"""
