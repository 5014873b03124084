"""The server: its paths, what guards them, and how they answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from discourse.reading.folder import open_folder
from discourse.web.openapi import ENDINGS, MEDIA, openapi
from discourse.web.page import web_page
from discourse.web.requests import (
    AnalyzeBody,
    Asked,
    DiffBody,
    ExplainBody,
    ExportBody,
    RequestError,
    ViewBody,
    read_body,
)
from discourse.web.settings import Settings
from discourse.web.worker import FormRefused, JobError, Worker

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    Endpoint = Callable[[Request], Awaitable[Response]]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_JSON = "application/json"
_GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class WebError(Exception):
    """A server that cannot be made: one line with the remedy."""


def application(settings: Settings, hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The server as an ASGI application; it answers only where it is called by one of these names of the machine.

    It keeps no text: what a request brings is gone with its answer. Raises WebError where starlette is missing.
    """
    try:
        from starlette.applications import Starlette
        from starlette.exceptions import HTTPException
        from starlette.middleware import Middleware
        from starlette.middleware.trustedhost import TrustedHostMiddleware
        from starlette.routing import Route
    except ImportError:
        raise WebError("starlette is not installed; the server needs it: pip install 'discourse-fr[web]'") from None

    server = _Server(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        server.stop()

    routes = [
        Route("/", server.page),
        Route("/openapi.json", server.description),
        Route("/api/grammars", server.grammars),
        Route("/api/file", server.file),
        Route("/api/analyze", server.analyze, methods=["POST"]),
        Route("/api/explain", server.explain, methods=["POST"]),
        Route("/api/export", server.export, methods=["POST"]),
        Route("/api/view", server.view, methods=["POST"]),
        Route("/api/diff", server.diff, methods=["POST"]),
    ]
    # a page from elsewhere whose name leads to this machine is not let in
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    handlers = {RequestError: _refused, JobError: _not_done, HTTPException: _http_error}
    return Starlette(routes=routes, middleware=[guard], exception_handlers=handlers, lifespan=lifespan)


class _Server:
    """Answers requests; two processes do the work, so that a long trial of a grammar keeps no text waiting."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._texts = Worker(settings.grammars, settings.corpus)
        self._trials = Worker(settings.grammars, settings.corpus)

    def stop(self) -> None:
        """End the processes."""
        self._texts.stop()
        self._trials.stop()

    async def page(self, request: Request) -> Response:
        page, policy = web_page()
        return _response(page.encode(), "text/html", {"Content-Security-Policy": policy})

    async def description(self, request: Request) -> Response:
        return _answer(openapi(self._settings))

    async def grammars(self, request: Request) -> Response:
        listed = []
        for name, path in self._settings.grammars.items():
            folder = open_folder(path)
            files = [file for file, _ in folder.texts]
            listed.append({"name": name, "version": folder.version, "files": files})
        return _answer({"grammars": listed})

    async def file(self, request: Request) -> Response:
        grammar, path = (request.query_params.get(name, "") for name in ("grammar", "path"))
        if grammar not in self._settings.grammars or "path" not in request.query_params:
            raise RequestError(422, f"name a grammar of {', '.join(self._settings.grammars)}, and the path of a file")
        texts = dict(open_folder(self._settings.grammars[grammar]).texts)
        if path not in texts:
            raise RequestError(404, "there is no such file in this grammar; /api/grammars lists them")
        return _answer({"text": texts[path]})

    async def analyze(self, request: Request) -> Response:
        body = await self._body(request, AnalyzeBody)
        return _response(await self._done(body), _JSON)

    async def export(self, request: Request) -> Response:
        body = await self._body(request, ExportBody)
        ending = ENDINGS.get(body.format, body.format)
        name = {"Content-Disposition": f'attachment; filename="discourse.{ending}"'}
        return _response(await self._done(body), MEDIA[body.format], name)

    async def explain(self, request: Request) -> Response:
        body = await self._body(request, ExplainBody)
        answer = await asyncio.to_thread(self._trials.do, body.job(), self._settings.trial_seconds)
        return _response(answer, _JSON)

    async def view(self, request: Request) -> Response:
        return _response(await self._done(await self._body(request, ViewBody)), _JSON)

    async def diff(self, request: Request) -> Response:
        body = await self._body(request, DiffBody)
        known = {file for file, _ in open_folder(self._settings.grammars[body.grammar]).texts}
        unknown = sorted(body.edits.keys() - known)
        if unknown:
            raise RequestError(422, f"`{unknown[0]}` is no file of this grammar; /api/grammars lists them")
        answer = await asyncio.to_thread(self._trials.do, body.job(), self._settings.trial_seconds)
        return _response(answer, _JSON)

    async def _done(self, body: AnalyzeBody | ExportBody | ViewBody) -> bytes:
        return await asyncio.to_thread(self._texts.do, body.job(), self._settings.seconds)

    async def _body(self, request: Request, form: type[Asked]) -> Asked:
        # what a page from elsewhere may send without asking first is never declared as JSON
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            raise RequestError(415, f"send the body as {_JSON}")
        data = bytearray()
        async for part in request.stream():
            data += part
            if len(data) > self._settings.body_bytes:
                raise RequestError(413, f"the text is longer than {self._settings.characters} characters")
        return read_body(bytes(data), form, self._settings)


def _answer(value: object, status: int = 200) -> Response:
    return _response(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"), _JSON, {}, status)


def _response(content: bytes, media: str, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    from starlette.responses import Response

    policy = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
    return Response(content, status, {**policy, **_GUARDS, **(headers or {})}, media)


async def _refused(request: Request, error: RequestError) -> Response:
    return _answer({"error": str(error)}, error.status)


async def _not_done(request: Request, error: JobError) -> Response:
    return _answer({"error": str(error)}, 409 if isinstance(error, FormRefused) else 503)


async def _http_error(request: Request, error: Exception) -> Response:
    status: int = getattr(error, "status_code", 500)
    answer = _answer({"error": str(getattr(error, "detail", error))}, status)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer
