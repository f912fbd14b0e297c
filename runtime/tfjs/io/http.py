"""Models behind http:// and https:// URLs."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any

from tfjs.environment import Response, fetched
from tfjs.io.handler import SaveResult, getModelArtifactsInfoForJSON, in_background, settled
from tfjs.io.options import LoadOptions, checked
from tfjs.promise import promised
from tfjs_files import (
    ManifestGroup,
    ModelArtifacts,
    ModelFileError,
    artifacts_from_document,
    document_of_artifacts,
)

_SCHEME = re.compile(r"https?://")


def isHTTPScheme(url: str) -> bool:
    return _SCHEME.match(url) is not None


def parse_url(url: str) -> tuple[str, str]:
    """(everything up to the last slash, the query): weight files are looked for between them."""
    path, mark, query = url.partition("?")
    return path[: path.rfind("/") + 1], mark + query


def _fetch(url: str, init: dict[str, Any], body: bytes | None = None) -> Response:
    try:
        return fetched(url, init if body is None else {**init, "body": body})
    except OSError as problem:
        raise ModelFileError(
            url,
            "the server cannot be reached",
            got=str(problem.__cause__ or problem).rpartition(": ")[2],
            way_out="check the URL and that the server is running",
        ) from problem


class HTTPRequest:
    """`tf.io.http(path, loadOptions)`: GETs model.json and the weight files beside it; saves by one
    POST with both as form fields."""

    def __init__(
        self, path: str | list[str], loadOptions: LoadOptions | dict[str, Any] | None = None
    ) -> None:
        urls = [path] if isinstance(path, str) else list(path)
        if not 1 <= len(urls) <= 2 or not all(isinstance(url, str) and url for url in urls):
            raise ValueError(f"http: expected a URL, or two (model.json and weights), got {path!r}")
        self.url, self.weights_url = urls[0], urls[-1]
        self.options = checked(loadOptions)  # type: ignore[arg-type]  # a plain dict is welcome
        self.init = dict(self.options.get("requestInit") or {})
        if self.init.get("body") is not None:
            raise ValueError("http: requestInit must have no body; the model is the body")

    @promised
    async def load(self) -> ModelArtifacts:
        document = _parsed(await self._get(self.url), self.url)
        paths = [path for group in _manifest(document) for path in group.get("paths", [])]
        progress = self.options.get("onProgress")
        bodies: dict[str, bytes] = {}
        if progress:
            progress(0.0)
        for done, path in enumerate(paths, 1):
            bodies[path] = await self._get(await self._weight_url(path))
            if progress:
                progress(done / len(paths))
        return artifacts_from_document(document, bodies.__getitem__, self.url)

    async def _weight_url(self, path: str) -> str:
        converter = self.options.get("weightUrlConverter")
        if converter is not None:
            return str(await settled(converter(path)))
        prefix, suffix = parse_url(self.weights_url)
        return (self.options.get("weightPathPrefix") or prefix) + path + suffix

    async def _get(self, url: str) -> bytes:
        response = await self._request(url, self.init)
        if not response.ok:
            raise ModelFileError(
                url,
                f"the request failed with status code {response.status}",
                way_out="check that the URL points to the model.json of a model, and that its "
                "weight files are beside it",
            )
        return bytes(await settled(response.arrayBuffer()))

    async def _request(self, url: str, init: dict[str, Any], body: bytes | None = None) -> Any:
        fetch = self.options.get("fetchFunc")
        if fetch is not None:
            return await settled(fetch(url, init if body is None else {**init, "body": body}))
        return await in_background(_fetch, url, init, body)

    @promised
    async def save(self, modelArtifacts: ModelArtifacts) -> SaveResult:
        weights = ManifestGroup(
            paths=["./model.weights.bin"], weights=modelArtifacts.get("weightSpecs", [])
        )
        document = json.dumps(document_of_artifacts(modelArtifacts, [weights])).encode()
        parts = [("model.json", "application/json", document)]
        if modelArtifacts.get("weightData") is not None:
            data = modelArtifacts["weightData"]
            parts.append(("model.weights.bin", "application/octet-stream", data))
        boundary = secrets.token_hex(16)
        headers = {
            **(self.init.get("headers") or {}),
            "Content-Type": f"multipart/form-data; boundary={boundary}",
        }
        init = {"method": "POST", **self.init, "headers": headers}
        response = await self._request(self.url, init, _form(parts, boundary))
        if not response.ok:
            raise ModelFileError(
                self.url, f"the server refused the model with status code {response.status}"
            )
        info = getModelArtifactsInfoForJSON(modelArtifacts)
        return SaveResult(modelArtifactsInfo=info, responses=[response])


def _form(parts: list[tuple[str, str, bytes]], boundary: str) -> bytes:
    body = b""
    for name, kind, content in parts:
        head = (
            f"--{boundary}\r\n"
            f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        )
        body += head.encode() + content + b"\r\n"
    return body + f"--{boundary}--\r\n".encode()


def _parsed(body: bytes, url: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise ModelFileError(
            url,
            "the answer is no JSON",
            got=repr(body[:40]),
            way_out="check that the server serves the model.json itself under this URL",
        ) from problem


def _manifest(document: Any) -> list[dict[str, Any]]:
    """The groups of the manifest; whatever is wrong with them is said when the document is read."""
    manifest = document.get("weightsManifest") if isinstance(document, dict) else None
    return [group for group in manifest or [] if isinstance(group, dict)]


def http(path: str | list[str], loadOptions: LoadOptions | None = None) -> HTTPRequest:
    """A handler for the model at an http:// or https:// URL."""
    return HTTPRequest(path, loadOptions)


def browserHTTPRequest(
    path: str | list[str], loadOptions: LoadOptions | None = None
) -> HTTPRequest:
    """The older name of `http`."""
    return http(path, loadOptions)


def http_router(url: Any, loadOptions: LoadOptions | None = None) -> HTTPRequest | None:
    urls = [url] if isinstance(url, str) else url
    if isinstance(urls, list) and urls and all(isHTTPScheme(str(item)) for item in urls):
        return HTTPRequest(url, loadOptions)
    return None
