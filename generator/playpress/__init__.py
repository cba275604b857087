"""Playpress: a folder of YAML becomes one playbook that sales and marketing share."""

__version__ = "0.1.0"
