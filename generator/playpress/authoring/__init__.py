"""What an author wants done -> changes to files of a playbook, tried as a whole before any of them is written."""
