"""Book and insights -> pages: everything a host needs to show the wiki, and no host in it."""
