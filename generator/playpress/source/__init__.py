"""From a folder on disk to documents: plain values, each with its exact place."""
