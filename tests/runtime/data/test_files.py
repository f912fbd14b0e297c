"""Datasets of files and of servers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import tfjs as tf

TABLE = "x,y\n1,2\n3,4\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/table.csv"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(TABLE.encode() if found else b"")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_table_is_read_from_a_url_a_file_url_and_a_path(table: Path, server: str) -> None:
    expected = [{"x": 1, "y": 2}, {"x": 3, "y": 4}]
    for source in (f"{server}/table.csv", f"file://{table}", str(table), table):
        dataset = tf.data.csv(source)
        assert dataset.columnNames().result() == ["x", "y"]
        assert [list(dataset), list(dataset)] == [expected, expected]


def test_labels_become_the_second_part_of_a_batch(table: Path) -> None:
    dataset = tf.data.csv(str(table), {"columnConfigs": {"y": {"isLabel": True}}})
    batch = dataset.map(
        lambda e: {"xs": list(e["xs"].values()), "ys": list(e["ys"].values())}
    ).batch(2).toArray().result()[0]  # fmt: skip
    assert (batch["xs"].arraySync(), batch["ys"].arraySync()) == ([[1], [3]], [[2], [4]])


def test_a_file_is_read_in_pieces_and_closed(table: Path) -> None:
    source = tf.data.FileDataSource(f"file://{table}", {"chunkSize": 4, "offset": 4})
    chunks = [bytes(chunk) for chunk in source.iterator().result()]
    assert chunks == [b"1,2\n", b"3,4\n"]
    assert list(tf.data.TextLineDataset(source)) == ["1,2", "3,4"]


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda s: tf.data.csv(f"{s}/nothing.csv"), OSError, "answered 404"),
        (lambda s: tf.data.csv("http://127.0.0.1:9/x.csv"), OSError, "cannot be reached"),
        (lambda s: tf.data.csv("file:///nowhere/x.csv"), FileNotFoundError, "cannot be read: No"),
        (lambda s: tf.data.csv("x.csv", {"header": True}), ValueError, "did you mean 'hasHeader'"),
        (
            lambda s: tf.data.csv("x.csv", {"columnConfigs": {"a": {"islabel": True}}}),
            ValueError,
            "did you mean 'isLabel'",
        ),
        (
            lambda s: tf.data.TextLineDataset(tf.data.FileDataSource(3)),
            TypeError,
            "only supports File, Blob and Uint8Array",
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    server: str, make: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        list(make(server))
