"""The catalogue of faults: what each code of the reader means, and how to fix what it found."""

from playpress.faults import files, tables, values, yaml_texts
from playpress.faults.meaning import Meaning

__all__ = ["FAMILIES", "FAULTS", "Meaning"]

FAMILIES: dict[str, str] = {
    "PATH": "Files and folders",
    "YML": "Reading YAML",
    "VAL": "Fields and values",
    "REF": "References",
    "PTH": "Onboarding paths",
    "VIS": "Editions: who may see what",
    "CSV": "Tables: inventories, actuals, and files of times",
    "SITE": "The built site",
    "EDIT": "Changes made by Playpress",
    "SHEET": "Spreadsheets that are imported",
}
"""The first letters of a code -> what the faults are about, in the order of reading."""

FAULTS = files.FAULTS | yaml_texts.FAULTS | values.FAULTS | tables.FAULTS
"""Code -> meaning. A test holds it complete against the code that reports them."""
