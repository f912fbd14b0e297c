"""`tf.util.getFile`: the cache, archives and hashes, with files of this machine."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

import tfjs as tf

TEXT = b"some text\n"
HASH = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "home"))
    folder = tmp_path / "server"
    folder.mkdir()
    (folder / "note.txt").write_bytes(TEXT)
    with tarfile.open(folder / "notes.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("inside/note.txt")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT))
    with zipfile.ZipFile(folder / "notes.zip", "w") as packed:
        packed.writestr("inside/note.txt", TEXT)
    return folder


def test_a_file_goes_to_the_cache_of_keras(origin: Path, tmp_path: Path) -> None:
    url = (origin / "note.txt").as_uri()
    place = Path(tf.util.getFile({"origin": url, "fileHash": HASH}))
    assert place == tmp_path / "home" / "datasets" / "note.txt"
    (origin / "note.txt").unlink()
    assert Path(tf.util.getFile({"origin": url, "fileHash": HASH})).read_bytes() == TEXT


@pytest.mark.parametrize(
    ("archive", "folder"), [("notes.tar.gz", "notes_extracted"), ("notes.zip", "notes_extracted")]
)
def test_archives_are_unpacked(origin: Path, archive: str, folder: str) -> None:
    url = (origin / archive).as_uri()
    place = Path(tf.util.getFile({"fname": archive, "origin": url, "extract": True}))
    assert place.name == folder
    assert (place / "inside" / "note.txt").read_bytes() == TEXT


def test_another_file_than_wanted_is_not_kept(origin: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="incomplete or another one"):
        tf.util.getFile({"origin": (origin / "note.txt").as_uri(), "fileHash": "0" * 64})
    assert not list((tmp_path / "home" / "datasets").iterdir())


def test_without_a_network_the_place_is_said(origin: Path) -> None:
    with pytest.raises(OSError, match=r"datasets/gone.txt is not there.*put the file there"):
        tf.util.getFile({"origin": (origin / "gone.txt").as_uri()})


def test_a_name_is_no_path(origin: Path) -> None:
    with pytest.raises(ValueError, match="fname"):
        tf.util.getFile({"fname": "a/b", "origin": (origin / "note.txt").as_uri()})
    with pytest.raises(ValueError, match="did you mean 'origin'"):
        tf.util.getFile({"orign": "x"})
