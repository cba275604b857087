"""Files -> places: a cache tree, a staged folder, a published site."""
