"""Families of patterns of which fields ask; ``grammar/patterns.tsv`` says which pattern is of which."""

INCISE = "inserted"
INSERTED = (INCISE, "comment")
ACCORDING = "according"
PREPOSITIONAL = (ACCORDING, "viewpoint")
NOMINAL = "nominal"
VERBAL = "verbal"
OTHER = "other"
IMPERSONAL = "impersonal"
PASSIVE = "passive"
TURN = "turn"

LABEL_FRAME = "label"
COLON_FRAME = "colon"
QUESTION_FRAME = "question"
TARGET_FRAME = "target"
AGENT_SUFFIX = "agent"
