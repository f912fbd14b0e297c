"""The command line, run in this process."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from keras_tfjs.cli import main


@dataclass(frozen=True)
class Finished:
    status: int
    out: str
    err: str


Command = Callable[..., Finished]


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture
def keras_tfjs(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """`keras_tfjs("translate", path, stdin=b"...")`: exit status, standard output and error."""

    def run(*arguments: object, stdin: bytes = b"") -> Finished:
        monkeypatch.setattr("sys.stdin", _Input(stdin))
        status = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Finished(status, out.decode(), err.decode())

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project that is the working directory, and an empty cache."""
    monkeypatch.setenv("KERAS_TFJS_CACHE", str(tmp_path.with_name(f"{tmp_path.name}-cache")))
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path
