"""Figures of what was found, as SVG or PNG (extra `plot`)."""
