"""Listens on a port of this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable

from discourse.web.app import LOOPBACK, WebError, application
from discourse.web.settings import Settings

_ANY = ("0.0.0.0", "::")


def listen(settings: Settings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until the process is interrupted; ``ready`` is called with the address once the port is open.

    Raises WebError where uvicorn is missing or the port cannot be opened.
    """
    try:
        import uvicorn
    except ImportError:
        raise WebError("uvicorn is not installed; the server needs it: pip install 'discourse-fr[web]'") from None

    app = application(settings, _hosts(host))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host, port))
            opened.listen()
        except OSError as error:
            raise WebError(f"{host}:{port} cannot be opened ({error.strerror}); choose another --port") from None
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{opened.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[opened])


def _hosts(host: str) -> tuple[str, ...]:
    """The names by which the server may be called: any where it listens on every address."""
    if host in _ANY:
        return ("*",)
    return tuple(dict.fromkeys((*LOOPBACK, f"[{host}]" if ":" in host else host)))
