"""Definitions <-> tables: what of a kind is a column, what is a table of its own, and what a cell says."""
