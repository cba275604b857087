"""The command that opens the editor: forms for definitions, with the site beside them, on this machine only."""

import datetime as dt
import secrets
import sys
from pathlib import Path

import click

from playpress.cli.making import log_to_terminal
from playpress.cli.program import main, on_project, refuse
from playpress.cli.project_folder import found


@main.command(short_help="Edit the playbook in forms, in a browser on this computer.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 for a free one."
)
@click.option("--open/--no-open", "opens", default=None, help="Whether a browser is opened. [default: in a terminal]")
@on_project
def edit(port: int, opens: bool | None, project: Path | None, today: dt.date | None) -> None:
    """Edit the playbook in forms, next to the website as `serve` shows it; each of its pages leads to its form.

    There is one for each definition, for the settings, for kinds of your own and for pages by hand with their text.

    What you type is checked while you type and written when you save: only lines that changed, in the same files that
    others edit as text. No other machine can open it. Press Ctrl+C to stop. Needs `pip install 'playpress[edit]'`.
    """
    from playpress import host
    from playpress.editor.app import Editor
    from playpress.editor.session import Session
    from playpress.host import inspection
    from playpress.host.preview import serve

    where = found(project)
    log_to_terminal()
    token = secrets.token_urlsafe(24)
    editor = Editor(Session(where, today or host.today(), inspection.additions), token)

    def ready(url: str) -> None:
        address = f"{url}edit/?token={token}"
        click.echo(f"Open {address} in a browser. Ctrl+C stops.")
        if sys.stdout.isatty() if opens is None else opens:
            click.launch(address)

    if faults := serve(where, port, today, "", ready, editor.around):
        refuse(faults, where, "Nothing is shown.")
