"""MTH: whether plans add up."""
