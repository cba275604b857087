"""A playbook -> a local editor: a form for each definition, checked while it is filled in, saved by the one writer."""
