"""Corpora: records in, tables in parts out, in one pass, over all cores, and on from where a run was stopped."""
