"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from keras_tfjs.repo import write_atomically


def test_a_new_file_gets_its_directories_and_ordinary_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "model.js"
    mask = os.umask(0o027)
    try:
        write_atomically(path, b"1")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"1"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["model.js"]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text("old")
    path.chmod(0o755)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o755


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.py").write_text("old")
    link = tmp_path / "link.py"
    link.symlink_to("real.py")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.py").read_bytes() == b"new"


def test_a_failed_write_leaves_the_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.py"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["model.py"]


def test_a_file_in_place_of_a_directory_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OSError, match="out"):
        write_atomically(tmp_path / "out" / "model.js", b"1")
