"""Pairs of [tool.keras-tfjs]: which side was edited, and that no edit is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

KERAS = "import keras\n\n# One layer.\nlayer = keras.layers.Flatten()\n"
OTHER = KERAS.replace("One", "A")
PAIRS = '[tool.keras-tfjs]\npairs = [{source = "model.py", target = "web/net.js", to = "js"}]\n'


@pytest.fixture
def pair(here: Path, keras_tfjs) -> tuple[Path, Path]:
    """A source and its target, in step."""
    (here / "pyproject.toml").write_text(PAIRS)
    (here / "model.py").write_text(KERAS)
    assert keras_tfjs("translate").status == 0
    return here / "model.py", here / "web" / "net.js"


def test_a_pair_in_step_is_recorded_with_both_sides(pair: tuple[Path, Path]) -> None:
    record = json.loads(Path(".keras-tfjs.json").read_text())
    assert list(record["pairs"]) == ["web/net.js"]
    assert {len(text) for text in record["pairs"]["web/net.js"].values()} == {64}


def test_an_edited_source_is_named_and_carried_over(pair: tuple[Path, Path], keras_tfjs) -> None:
    source, target = pair
    source.write_text(OTHER)
    check = keras_tfjs("translate", "--check")
    assert (check.status, check.out) == (1, "stale: web/net.js (model.py was edited)\n")
    assert "to bring them up to date: keras-tfjs translate\n" in check.err
    assert keras_tfjs("translate").status == 0
    assert "// A layer." in target.read_text()
    assert keras_tfjs("translate", "--check").status == 0


@pytest.mark.parametrize(
    ("both", "where"), [(False, "(its source model.py was not)"), (True, "was edited too)")]
)
def test_an_edited_target_is_named_and_not_written_over(
    both: bool, where: str, pair: tuple[Path, Path], keras_tfjs
) -> None:
    source, target = pair
    edited = target.read_text() + "// By hand.\n"
    target.write_text(edited)
    if both:
        source.write_text(OTHER)
    check = keras_tfjs("translate", "--check")
    assert (check.status, check.out.startswith("edited: web/net.js")) == (1, True)
    assert where in check.out
    assert "what was edited stays, unless --force" in check.err
    refused = keras_tfjs("translate")
    assert (refused.status, "KT609" in refused.err) == (3, True)
    assert target.read_text() == edited
    assert keras_tfjs("translate", "--force").status == 0
    assert "By hand" not in target.read_text()
    assert keras_tfjs("translate", "--check").status == 0


def test_the_edit_translated_back_brings_the_pair_into_step(
    pair: tuple[Path, Path], keras_tfjs
) -> None:
    source, target = pair
    target.write_text(target.read_text().replace("One", "A"))
    source.write_text(keras_tfjs("translate", "web/net.js", "--to", "keras").out)
    assert source.read_text() == OTHER
    assert keras_tfjs("translate").status == 0
    assert keras_tfjs("translate", "--check").status == 0


def test_line_ends_of_a_checkout_are_no_edit(pair: tuple[Path, Path], keras_tfjs) -> None:
    source, _ = pair
    for side in pair:
        side.write_bytes(side.read_bytes().replace(b"\n", b"\r\n"))
    assert keras_tfjs("translate", "--check").status == 0
    source.write_bytes(OTHER.replace("\n", "\r\n").encode())
    assert keras_tfjs("translate", "--check").out == "stale: web/net.js (model.py was edited)\n"


def test_without_a_record_a_stale_target_is_written(pair: tuple[Path, Path], keras_tfjs) -> None:
    source, target = pair
    Path(".keras-tfjs.json").unlink()
    source.write_text(OTHER)
    assert keras_tfjs("translate", "--check").out == "stale: web/net.js (from model.py)\n"
    assert keras_tfjs("translate").status == 0
    assert "// A layer." in target.read_text()


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD\n{}", "{}", '{"pairs": {"a.js": 1}}'])
def test_a_record_that_is_none_is_not_written_over(
    text: str, pair: tuple[Path, Path], keras_tfjs
) -> None:
    _, target = pair
    edited = target.read_text() + "// By hand.\n"
    target.write_text(edited)
    Path(".keras-tfjs.json").write_text(text)
    for call in (["translate"], ["translate", "--check"]):
        done = keras_tfjs(*call)
        assert done.status == 3
        assert ".keras-tfjs.json: error[KT607]: this is no record" in done.err
    assert (target.read_text(), Path(".keras-tfjs.json").read_text()) == (edited, text)


def test_a_target_whose_source_is_gone_is_left_behind(here: Path, keras_tfjs) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.keras-tfjs]\npairs = [{source = "src", target = "web", to = "js"}]\n'
    )
    (here / "src").mkdir()
    (here / "src" / "a.py").write_text(KERAS)
    (here / "src" / "b.py").write_text(KERAS)
    assert keras_tfjs("translate").status == 0
    (here / "src" / "b.py").rename(here / "src" / "c.py")
    check = keras_tfjs("translate", "--check")
    assert check.status == 1
    assert check.out.splitlines() == [
        "missing: web/c.js (from src/c.py)",
        "left behind: web/b.js (its source is gone)",
    ]
    done = keras_tfjs("translate")
    assert (done.status, "left behind: web/b.js" in done.err) == (0, True)
    assert keras_tfjs("translate", "--check").status == 1
    (here / "web" / "b.js").unlink()
    assert keras_tfjs("translate", "--check").status == 0


def test_force_is_about_pairs(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(KERAS)
    done = keras_tfjs("translate", "model.py", "--to", "js", "-w", "--force")
    assert (done.status, "--force is about pairs" in done.err) == (3, True)
