"""The model of a playbook: kinds, their fields and the types of their values."""
