"""Book -> insights: what nobody writes down, because it follows from what is written."""
