"""Kinds and fields that a playbook declares for itself, in content/kinds/: they exist in that playbook alone."""

from playpress.model.own_kinds.clashes import FOLDER, in_examples
from playpress.model.own_kinds.reading import KindsOfPlaybook, kinds

__all__ = ["FOLDER", "KindsOfPlaybook", "in_examples", "kinds"]
