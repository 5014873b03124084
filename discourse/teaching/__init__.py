"""Worksheets for a class, made from the labelled corpus, and their marks."""
