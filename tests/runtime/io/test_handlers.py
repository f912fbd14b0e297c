"""tf.io: handlers, routers, and models behind a real (loopback) server."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import ROOT

import tfjs as tf
import tfjs.io
from tfjs.io import load_artifacts, save_artifacts
from tfjs.promise import promised
from tfjs_files import ModelArtifacts, ModelFileError, read_layers_model

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"
MODEL = RECORDINGS / "tfjs" / "a_dense_model"


def load(*arguments: Any) -> ModelArtifacts:
    return promised(load_artifacts)(*arguments).result()


def save(*arguments: Any) -> Any:
    return promised(save_artifacts)(*arguments).result()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        super().do_GET()


class _Receiver(BaseHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.headers["Content-Type"], body))  # type: ignore[attr-defined]
        self.send_response(403 if self.path == "/closed" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _serving(handler: Any) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    yield from _serving(partial(_Quiet, directory=str(RECORDINGS / "tfjs")))


@pytest.fixture
def receiver() -> Iterator[ThreadingHTTPServer]:
    yield from _serving(_Receiver)


def _url(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}/{path}"


@pytest.mark.parametrize(
    "name",
    [str(MODEL / "model.json"), str(MODEL), f"file://{MODEL}/model.json", MODEL],
    ids=["a path", "a directory", "a file:// URL", "a Path object"],
)
def test_a_model_is_loaded_from(name: Any) -> None:
    assert load(name) == read_layers_model(MODEL)


def test_a_file_url_can_be_relative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MODEL.parent)
    assert load("file://a_dense_model/model.json") == read_layers_model(MODEL)


def test_saving_writes_model_json_and_weights_bin_and_tells_their_sizes(tmp_path: Path) -> None:
    artifacts = read_layers_model(MODEL)
    info = save(f"file://{tmp_path / 'm'}", artifacts)["modelArtifactsInfo"]
    assert sorted(path.name for path in (tmp_path / "m").iterdir()) == ["model.json", "weights.bin"]
    assert read_layers_model(tmp_path / "m") == artifacts
    assert info["modelTopologyType"] == "JSON"
    assert info["weightDataBytes"] == len(artifacts["weightData"])
    assert info["dateSaved"].tzinfo is not None
    compact = json.dumps(artifacts["weightSpecs"], separators=(",", ":"))
    assert info["weightSpecsBytes"] == len(compact)


def test_numbers_are_counted_as_javascript_writes_them() -> None:
    info = tfjs.io.getModelArtifactsInfoForJSON({"modelTopology": {"rate": 1.0, "name": "ä"}})
    assert info["modelTopologyBytes"] == len('{"rate":1,"name":"ä"}'.encode())


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
def test_a_keras_file_is_loaded_and_saved_through_the_converter(
    suffix: str, tmp_path: Path
) -> None:
    artifacts = load(str(RECORDINGS / "keras" / f"sequential{suffix}"))
    assert artifacts["weightSpecs"][0]["name"] == "hidden/kernel"
    save(str(tmp_path / f"m{suffix}"), artifacts)
    assert load(tmp_path / f"m{suffix}")["weightData"] == artifacts["weightData"]


def test_a_keras_file_that_cannot_be_converted_says_why(tmp_path: Path) -> None:
    (tmp_path / "m.h5").write_bytes(b"no HDF5")
    with pytest.raises(ModelFileError, match=r"KT503: .*m\.h5: this is no complete HDF5 file"):
        load(tmp_path / "m.h5")


def test_without_the_converter_the_error_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # None makes the import system say that there is no such module
    monkeypatch.setitem(sys.modules, "keras_tfjs", None)
    monkeypatch.delitem(sys.modules, "keras_tfjs.convert", raising=False)
    with pytest.raises(ModelFileError, match=r"pip install \. \(in a clone"):
        load(RECORDINGS / "keras" / "sequential.h5")


def test_a_model_is_loaded_over_http(server: ThreadingHTTPServer) -> None:
    fractions: list[float] = []
    url = _url(server, "a_dense_model/model.json?token=1")
    options = {"requestInit": {"headers": {"X-Key": "k"}}, "onProgress": fractions.append}
    assert load(url, options) == read_layers_model(MODEL)
    assert [path for path, _ in server.seen] == [  # type: ignore[attr-defined]
        "/a_dense_model/model.json?token=1",
        "/a_dense_model/weights.bin?token=1",
    ]
    assert all(headers["X-Key"] == "k" for _, headers in server.seen)  # type: ignore[attr-defined]
    assert fractions == [0.0, 1.0]


def test_a_model_loaded_over_http_predicts_what_tfjs_predicted(server: ThreadingHTTPServer) -> None:
    recorded = json.loads((RECORDINGS / "tfjs" / "predictions.json").read_text())["a dense model"]
    model = tf.loadLayersModel(_url(server, "a_dense_model/model.json")).result()
    [given], [expected] = recorded["inputs"], recorded["outputs"]
    output = model.predict(tf.tensor(given["data"], given["shape"]))
    np.testing.assert_allclose(output.dataSync(), expected["data"], rtol=1e-5, atol=1e-6)


def test_weights_can_lie_elsewhere(server: ThreadingHTTPServer) -> None:
    url = _url(server, "a_recurrent_model/model.json")
    prefix = _url(server, "a_recurrent_model/./")
    assert load(url, {"weightPathPrefix": prefix})["weightData"]
    assert load([url, _url(server, "a_recurrent_model/x.json")])["weightData"]

    async def converter(name: str) -> str:
        return _url(server, f"a_recurrent_model/{name}")

    assert load(url, {"weightUrlConverter": converter})["weightData"]
    with pytest.raises(ModelFileError, match=r"weights\.bin.*status code 404"):
        load(url, {"weightPathPrefix": _url(server, "")})


def test_a_server_on_the_same_event_loop_can_be_asked() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        name = (await reader.readline()).split()[1].decode().lstrip("/")
        body = (MODEL / name).read_bytes()
        writer.write(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    async def main() -> ModelArtifacts:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server:
            return await tfjs.io.http(f"http://127.0.0.1:{port}/model.json").load()

    assert asyncio.run(main()) == read_layers_model(MODEL)


def test_a_fetch_function_stands_in_for_the_network() -> None:
    class Answer:
        ok = True
        status = 200

        def __init__(self, body: bytes) -> None:
            self.body = body

        async def arrayBuffer(self) -> bytes:
            return self.body

    asked = []

    async def fetch(url: str, init: dict[str, Any]) -> Answer:
        asked.append((url, init))
        return Answer((MODEL / url.rsplit("/", 1)[1]).read_bytes())

    options = {"fetchFunc": fetch, "requestInit": {"method": "GET"}}
    assert load("https://example.test/m/model.json", options) == read_layers_model(MODEL)
    assert [url for url, _ in asked] == [
        "https://example.test/m/model.json",
        "https://example.test/m/weights.bin",
    ]


def test_saving_over_http_posts_both_files_as_a_form(receiver: ThreadingHTTPServer) -> None:
    artifacts = read_layers_model(MODEL)
    result = save(_url(receiver, "up"), artifacts)
    assert result["responses"][0].status == 200
    [(kind, body)] = receiver.seen  # type: ignore[attr-defined]
    boundary = kind.removeprefix("multipart/form-data; boundary=").encode()
    _, document, weights, end = body.split(b"--" + boundary)
    assert b'name="model.json"; filename="model.json"' in document
    assert b'"./model.weights.bin"' in document
    assert artifacts["weightData"] in weights
    assert end == b"--\r\n"
    with pytest.raises(ModelFileError, match="status code 403"):
        save(_url(receiver, "closed"), artifacts)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing/model.json", "status code 404"),
        ("a_dense_model/weights.bin", "the answer is no JSON"),
        ("predictions.json", "this is no TensorFlow.js model"),
    ],
)
def test_an_answer_that_is_no_model_is_refused(
    path: str, message: str, server: ThreadingHTTPServer
) -> None:
    with pytest.raises(ModelFileError, match=message):
        load(_url(server, path))


def test_a_server_that_does_not_answer_is_said() -> None:
    with pytest.raises(ModelFileError, match="the server cannot be reached"):
        load("http://127.0.0.1:9/model.json")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("localstorage://m", "exists in browsers only"),
        ("gs://bucket/m", "expected file://, http:// or https://"),
        (3, "expected a path, a URL or a handler with load\\(\\), got int"),
        (["a", "b"], "no load handler takes the URLs"),
    ],
)
def test_a_source_that_nothing_takes_is_refused(source: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(source)


def test_an_unknown_option_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="did you mean 'weightPathPrefix'"):
        load(str(MODEL), {"weightPathPrefx": "x"})


def test_a_registered_router_takes_its_scheme_and_two_are_too_many() -> None:
    artifacts = read_layers_model(MODEL)
    kept: list[ModelArtifacts] = []

    def router(url: Any, loadOptions: Any = None) -> Any:
        if not str(url).startswith("memory-of-this-test://"):
            return None
        return tfjs.io.fromMemory(artifacts)

    def save_router(url: Any) -> Any:
        if not str(url).startswith("memory-of-this-test://"):
            return None
        return tfjs.io.withSaveHandler(lambda given: kept.append(given) or {})

    tfjs.io.registerLoadRouter(router)
    tfjs.io.registerSaveRouter(save_router)
    assert load("memory-of-this-test://m") is artifacts
    save("memory-of-this-test://m", artifacts)
    assert kept == [artifacts]
    tfjs.io.registerLoadRouter(router)
    with pytest.raises(ValueError, match="found more than one \\(2\\) load handlers"):
        load("memory-of-this-test://m")


def test_handlers_in_memory_give_promises_and_their_sync_twins_do_not() -> None:
    artifacts = read_layers_model(MODEL)
    assert tfjs.io.fromMemory(artifacts).load().result() is artifacts
    assert tfjs.io.fromMemorySync(artifacts).load() is artifacts
    assert tfjs.io.withSaveHandlerSync(lambda given: {"errors": [given]}).save(artifacts) == {
        "errors": [artifacts]
    }


def test_a_save_handler_may_be_async() -> None:
    async def handler(artifacts: ModelArtifacts) -> dict[str, Any]:
        await asyncio.sleep(0)
        return {"errors": [artifacts["format"]]}

    artifacts = read_layers_model(MODEL)
    assert save(tfjs.io.withSaveHandler(handler), artifacts) == {"errors": ["layers-model"]}


def test_the_arguments_of_old_are_read_with_a_warning() -> None:
    with pytest.warns(FutureWarning, match="pass one argument"):
        handler = tfjs.io.fromMemorySync({"class_name": "Sequential"}, [], b"")
    assert handler.load() == {
        "modelTopology": {"class_name": "Sequential"},
        "weightSpecs": [],
        "weightData": b"",
    }


def test_tensors_are_encoded_and_decoded() -> None:
    artifacts = read_layers_model(MODEL)
    tensors = tfjs.io.decodeWeights([artifacts["weightData"]], artifacts["weightSpecs"])
    kernel = tensors["dense_Dense1/kernel"]
    assert (kernel.shape, kernel.dtype) == ([4, 3], "float32")
    encoded = tfjs.io.encodeWeights({"w": kernel}, "optimizer").result()
    assert encoded["specs"] == [
        {"name": "w", "shape": [4, 3], "dtype": "float32", "group": "optimizer"}
    ]
    listed = tfjs.io.encodeWeights([{"name": "w", "tensor": kernel}]).result()
    assert listed["data"] == encoded["data"] == np.asarray(kernel, np.float32).tobytes()
