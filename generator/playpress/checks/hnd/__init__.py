"""HND: the hand-offs between teams."""
