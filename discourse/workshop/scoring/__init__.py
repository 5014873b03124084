"""Figures for an analysis beside gold labels: what pairs with what, and how much of it is right."""
