"""TEI P5: the text with ``<said>``, ``<quote>`` and ``<seg>`` in place, all else in ``<standOff>``.

- Every stretch is an element with ``xml:id="q0.1.2"``: the annotation ``q0``, its second piece, the third part of it.
  Elements that would cross are cut in parts, which ``@next`` and ``@prev`` link.
- A quote is ``<said direct aloud>``, or ``<quote>`` where only a medium or a document stands for it; ``@who`` points
  to the entity, ``@ana`` to the labels in the header's taxonomies and to the features in ``<standOff>``.
- Sentences are ``<seg type="Sentence">``: in TEI ``<s>`` may hold no ``<said>``.
- ``direct`` is ``unknown`` for a mixed quote; ``aloud`` is false for beliefs, attitudes and knowledge.
- ``<standOff>`` holds the entities and one feature structure an annotation.
"""
