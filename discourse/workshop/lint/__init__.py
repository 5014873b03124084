"""What is wrong in a grammar folder though it can be read: ``lint`` collects it, one module a group of checks.

The checks of chunk terminals need the extra ``lint``; without it they are left out, and the report says so.
"""

from discourse.workshop.lint.finding import Finding, Report
from discourse.workshop.lint.run import lint, notes

__all__ = ["Finding", "Report", "lint", "notes"]
