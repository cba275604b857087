"""COV: goals, what serves and measures them, and what there is to show and say."""
