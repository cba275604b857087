"""Book -> publications: what can be printed of a playbook, as values that the site links and the PDF room renders."""
