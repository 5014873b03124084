"""Families of patterns, by how their ids in ``grammar/patterns.tsv`` begin, and single patterns of which fields ask."""

INSERTED = ("incise", "comme")
ACCORDING = ("selon",)
PREPOSITIONAL = (*ACCORDING, "pour")
NOMINAL = ("noun",)
VERBAL = ("verb",)

ACCORDING_INSERTED = "selon"
SOURCE_IN_CUE = "selon_none"
IMPERSONAL = "impersonal_que"
NARRATED_PASSIVE = "passive_agent"
QUESTION = "verb_question"

LABEL_FRAME = "label"
AGENT_SUFFIX = "agent"
