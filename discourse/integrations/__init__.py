"""Bridges to other frameworks, each behind its own extra."""
"""Bridges to other tools; each needs the extra that bears its name."""
