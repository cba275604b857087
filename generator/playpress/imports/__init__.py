"""A spreadsheet -> what it would change in a playbook, shown before anything is written."""
