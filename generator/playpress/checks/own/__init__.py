"""OWN: who is accountable for what."""
