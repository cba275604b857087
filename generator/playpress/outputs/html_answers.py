"""An application and a change to pages -> the application that answers with changed pages; other answers stay."""

from collections.abc import Callable, Iterable
from typing import Any

from playpress.outputs.loopback import App


def changed(app: App, change: Callable[[str, bytes], bytes]) -> App:
    """Every page of HTML goes through `change`, which is given its address as well."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            if "text/html" in dict(headers).get("Content-Type", ""):
                started.append((status, headers))
            else:
                start_response(status, headers, *rest)

        body = app(environ, start)
        if not started:
            return body
        try:
            page = b"".join(body)
        finally:
            if close := getattr(body, "close", None):
                close()
        (status, headers), *_ = started
        return whole(start_response, status, headers, change(environ.get("PATH_INFO", ""), page))

    return answer


def whole(
    start_response: Callable[..., Any], status: str, headers: list[tuple[str, str]], body: bytes
) -> Iterable[bytes]:
    """An answer in one piece, with its length."""
    rest = [each for each in headers if each[0] != "Content-Length"]
    start_response(status, [*rest, ("Content-Length", str(len(body)))])
    return [body]
