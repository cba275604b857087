"""`python -m playpress` -> the command line."""

from playpress.cli import main

if __name__ == "__main__":
    main(prog_name="playpress")
