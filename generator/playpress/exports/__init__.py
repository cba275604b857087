"""Book -> the same for other programs: each format is a module that is given a Book and nothing else."""
