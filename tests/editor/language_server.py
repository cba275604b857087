"""A YAML language server in a process of its own, asked as an editor asks: what is wrong, what may stand here."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

CURSOR = "\u2038"
"""Where the cursor is in a text."""
PATIENCE = 120
"""Seconds after which a server that does not answer has hung."""
Message = dict[str, Any]


class LanguageServer:
    """One server over one project, set up from the project's own `.vscode/settings.json`."""

    def __init__(self, process: "subprocess.Popen[bytes]", project: Path) -> None:
        self.project = project
        self._process = process
        self._settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self._answers: Queue[Message] = Queue()
        self._told: Queue[Message] = Queue()
        self._asked = 0
        self._version = 0
        threading.Thread(target=self._listen, daemon=True).start()
        root = project.as_uri()
        folders = [{"uri": root, "name": project.name}]
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask("initialize", {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": can})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._configuration()})

    def ask(self, method: str, params: Message) -> Any:
        """The result of a request."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            answer = self._next(self._answers, method)
            if answer["id"] == self._asked:
                assert "error" not in answer, answer
                return answer.get("result")

    def wrong(self, texts: dict[str, str]) -> dict[str, list[Message]]:
        """The diagnostics of files with these texts, as if all of them had just been opened in an editor."""
        for file, text in texts.items():
            self._open(file, text)
        waiting = {self._uri(file): file for file in texts}
        found: dict[str, list[Message]] = {}
        while waiting:
            told = self._next(self._told, ", ".join(waiting.values()))
            if file := waiting.pop(told["uri"], ""):
                found[file] = told["diagnostics"]
        for file in texts:
            self._close(file)
        return found

    def offered(self, file: str, text: str) -> dict[str, str]:
        """What is offered at the cursor of a text, with what is said of each."""
        found = self._at_cursor("textDocument/completion", file, text)
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, file: str, text: str) -> str:
        """What is said of the word at the cursor of a text."""
        found = self._at_cursor("textDocument/hover", file, text)
        return _words(found["contents"]) if found else ""

    def saw_change(self, *files: str) -> None:
        """Say that files changed on the disk, as an editor that watches them does."""
        changes = [{"uri": self._uri(file), "type": 2} for file in files]
        self._tell("workspace/didChangeWatchedFiles", {"changes": changes})

    def _at_cursor(self, method: str, file: str, text: str) -> Any:
        before, _, after = text.partition(CURSOR)
        self._open(file, before + after)
        where = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        found = self.ask(method, {"textDocument": {"uri": self._uri(file)}, "position": where})
        self._close(file)
        return found

    def _open(self, file: str, text: str) -> None:
        self._version += 1  # The server remembers what it made of a version of a file.
        document = {"uri": self._uri(file), "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _close(self, file: str) -> None:
        """Close a file, and wait until the server has said so: it takes back what it said of the file."""
        uri = self._uri(file)
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        told = {"uri": "", "diagnostics": []}
        while told["uri"] != uri or told["diagnostics"]:
            told = self._next(self._told, file)

    def _uri(self, file: str) -> str:
        return (self.project / file).as_uri()

    def _configuration(self) -> Message:
        schemas = self._settings["yaml.schemas"]
        return {
            "yaml": {
                "schemas": schemas,
                "validate": True,
                "completion": True,
                "hover": True,
                "schemaStore": {"enable": False},
            }
        }

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while head := self._process.stdout.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = self._process.stdout.readline()
            self._take(json.loads(self._process.stdout.read(length)))

    def _take(self, message: Message) -> None:
        if message.get("method") == "workspace/configuration":
            whole = self._configuration()
            wanted = [whole.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._told.put(message["params"])
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._answers.put(message)

    def _next(self, queue: "Queue[Message]", what: str) -> Message:
        try:
            return queue.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError(f"the language server does not answer: {what}") from None

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()


@contextmanager
def over(project: Path, command: list[str]) -> Iterator[LanguageServer]:
    """A server over a project, for as long as the block lasts."""
    with subprocess.Popen([*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process, project)
        finally:
            process.kill()


def _words(value: Any) -> str:
    return str(value.get("value", "")) if isinstance(value, dict) else str(value or "")


def covers(found: Message, place: tuple[int, int]) -> bool:
    """Whether a diagnostic is about what begins at this place; a quote in front of it belongs to it."""
    first, last = found["range"]["start"], found["range"]["end"]
    return (first["line"], first["character"]) <= place < (last["line"], last["character"])
